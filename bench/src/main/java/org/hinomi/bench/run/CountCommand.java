// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.hinomi.bench.border.BorderInput;
import org.hinomi.bench.match.BorderPipeline;
import org.hinomi.bench.match.MatchBench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bench count}: what {@code bench/rivals/hinomi.sh} runs. */
@Command(
        name = "count",
        description = "Passes once over an input and prints rows and matches, as the rivals do.",
        mixinStandardHelpOptions = true)
final class CountCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "INPUT", description = "A folder that bench input made.")
    private Path folder = Path.of("");

    @Override
    public Integer call() throws IOException, InterruptedException {
        BorderInput input = BorderInput.at(folder);
        MatchBench bench =
                new MatchBench(BorderPipeline.of(input), Runtime.getRuntime().availableProcessors());
        MatchBench.Counts counts = bench.pass(input.logFiles());
        spec.commandLine().getOut().println(counts.rows() + " " + counts.matches());
        return 0;
    }
}
