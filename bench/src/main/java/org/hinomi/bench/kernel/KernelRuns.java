// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.kernel;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hinomi.bench.harness.Cost;
import org.hinomi.bench.harness.Measured;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs {@link KernelBenchmark} in processes of their own. */
public final class KernelRuns {

    /** JMH's processes are not ours to measure. */
    private static final Cost NOT_MEASURED = new Cost(0, 0, 0);

    private KernelRuns() {}

    /**
     * Runs all kernels.
     *
     * @param data where the input is kept
     * @param forks processes for each kernel, 0 for what its annotation says
     */
    public static List<Measured> run(Path data, int forks) throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(KernelBenchmark.class.getName())
                .jvmArgsAppend("-D" + KernelBenchmark.DATA + "=" + data)
                .verbosity(VerboseMode.SILENT);
        if (forks > 0) {
            options = options.forks(forks);
        }
        List<Measured> measured = new ArrayList<>();
        for (RunResult result : new Runner(options.build()).run()) {
            String name = result.getPrimaryResult().getLabel() + ", ns a row, one core";
            for (BenchmarkResult fork : result.getBenchmarkResults()) {
                for (IterationResult iteration : fork.getIterationResults()) {
                    measured.add(new Measured(
                            NOT_MEASURED,
                            Map.of(name, iteration.getPrimaryResult().getScore())));
                }
            }
        }
        return measured;
    }
}
