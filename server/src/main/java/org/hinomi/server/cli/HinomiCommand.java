// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code hinomi}: the top of the command line. */
@Command(
        name = "hinomi",
        description =
                "Hinomi watches the border of a research network, and tells its universities what happened to them.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            DemoCommand.class,
            StartCommand.class,
            AnalyseCommand.class,
            NormaliseCommand.class,
            IngestCommand.class,
            ArchiveCommand.class,
            RetroCommand.class,
            HuntCommand.class,
            ScansCommand.class,
            RulesCommand.class,
            ShadowReportCommand.class
        },
        footerHeading = "%nAlso, run by the launcher:%n",
        footer = {
            "  test        Builds everything and runs all tests.",
            "  check       The same; with --long also the tests that take minutes.",
            "  simulate    Writes sensor logs of a simulated network, and the truth beside them.",
            "  bench       Runs a benchmark."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:done",
            " 2:the call is wrong: unknown option, missing argument",
            " 3:a configuration, network or indicator file holds something that is not allowed",
            " 4:an input cannot be read",
            " 5:something needed is taken or missing: a port, a folder, disk space",
            "70:a bug in Hinomi",
        })
public final class HinomiCommand implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        CommandLine line =
                java.util.Objects.requireNonNull(spec, "picocli sets the spec").commandLine();
        line.usage(line.getOut());
    }

    /** The command line, with our exit codes and messages. */
    public static CommandLine commandLine() {
        CommandLine line = new CommandLine(new HinomiCommand());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler(new FailureHandler());
        return line;
    }
}
