// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.run;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.hinomi.bench.border.BorderInput;
import org.hinomi.bench.border.BorderSettings;
import org.hinomi.bench.detect.DetectBench;
import org.hinomi.bench.harness.Measured;
import org.hinomi.bench.harness.PageCache;
import org.hinomi.bench.harness.Report;
import org.hinomi.bench.match.BorderPipeline;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench detect}. */
@Command(
        name = "detect",
        description = "What the detectors add to the way of a session, on one core: time and memory.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class DetectCommand implements Callable<Integer> {

    /** Enough to fill every table of the detectors by outside address. */
    private static final long USUAL_SESSIONS = 20_000_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private InputOptions input = new InputOptions();

    @Mixin
    private ReportOptions report = new ReportOptions();

    @Option(names = "--runs", paramLabel = "N", description = "Passes that count. Default: ${DEFAULT-VALUE}.")
    private int runs = 2;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        BorderSettings settings = input.settings(USUAL_SESSIONS);
        BorderInput made = InputOptions.make(settings, report.data(), out);
        DetectBench bench = new DetectBench(BorderPipeline.of(made));
        PageCache.bringIn(made.logFiles());
        List<Measured> measured = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            measured.add(bench.run(made));
        }
        return report.publish(
                new Report(
                                "detect",
                                List.of(DetectBench.DAY, DetectBench.MEMORY),
                                InputOptions.asOptions(settings),
                                List.of(made.facts()),
                                measured,
                                List.of(
                                        "tables are empty at first, and full long before the end; the first run warms up"))
                        .warnIfLess(made.sessions(), USUAL_SESSIONS, "sessions"),
                out);
    }
}
