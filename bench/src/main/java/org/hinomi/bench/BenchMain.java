// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench;

import org.hinomi.bench.harness.BenchFailure;
import org.hinomi.bench.run.BenchCommand;
import org.hinomi.bench.simulate.SimulateCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** Entry point of the process beside the product. Exit codes: 0 done, 1 failed, 2 wrong usage. */
@Command(
        name = "hinomi",
        description = "Tools around Hinomi that are not part of it.",
        mixinStandardHelpOptions = true,
        subcommands = {BenchCommand.class, SimulateCommand.class})
public final class BenchMain implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private BenchMain() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** The command line, for tests too. */
    public static CommandLine commandLine() {
        return new CommandLine(new BenchMain())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(BenchMain::explain);
    }

    /** What a user can act on is one line; everything else is a bug and shows where. */
    private static int explain(Exception failure, CommandLine line, ParseResult call) throws Exception {
        if (!(failure instanceof BenchFailure)) {
            throw failure;
        }
        line.getErr().println("bench: " + failure.getMessage());
        return 1;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
