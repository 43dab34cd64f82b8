// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench;

import org.hinomi.bench.simulate.SimulateCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Entry point of the process beside the product. Exit codes: 0 done, 1 failed, 2 wrong usage. */
@Command(
        name = "hinomi",
        description = "Tools around Hinomi that are not part of it.",
        mixinStandardHelpOptions = true,
        subcommands = SimulateCommand.class)
public final class BenchMain implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private BenchMain() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** The command line, for tests too. */
    public static CommandLine commandLine() {
        return new CommandLine(new BenchMain()).setCaseInsensitiveEnumValuesAllowed(true);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
