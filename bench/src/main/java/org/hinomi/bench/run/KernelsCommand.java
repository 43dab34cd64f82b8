// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.run;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hinomi.bench.harness.Report;
import org.hinomi.bench.kernel.KernelRuns;
import org.openjdk.jmh.runner.RunnerException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench kernels}. */
@Command(
        name = "kernels",
        description = "JMH: parse, attribute and match, nanoseconds a row on one core.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class KernelsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ReportOptions report = new ReportOptions();

    @Option(names = "--forks", paramLabel = "N", description = "Processes for each kernel. Default: ${DEFAULT-VALUE}.")
    private int forks = 2;

    @Override
    public Integer call() throws IOException, RunnerException {
        return report.publish(
                new Report(
                        "kernels",
                        List.of(),
                        Map.of("forks", Integer.toString(forks)),
                        List.of(),
                        KernelRuns.run(report.data(), forks),
                        List.of("each value is one iteration of one second, after five that warm up")),
                spec.commandLine().getOut());
    }
}
