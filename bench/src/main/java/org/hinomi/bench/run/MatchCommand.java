// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.run;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hinomi.analysis.Pipeline;
import org.hinomi.bench.border.BorderInput;
import org.hinomi.bench.border.BorderSettings;
import org.hinomi.bench.harness.Measured;
import org.hinomi.bench.harness.PageCache;
import org.hinomi.bench.harness.Report;
import org.hinomi.bench.harness.Stopwatch;
import org.hinomi.bench.match.BorderPipeline;
import org.hinomi.bench.match.MatchBench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench match}. */
@Command(
        name = "match",
        description = "Text to parsed, attributed, matched rows in this process.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class MatchCommand implements Callable<Integer> {

    /** About 2.5 GB of text: stays in memory beside everything else. */
    private static final long USUAL_SESSIONS = 20_000_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private InputOptions input = new InputOptions();

    @Mixin
    private ReportOptions report = new ReportOptions();

    @Option(names = "--runs", paramLabel = "N", description = "Passes that count. Default: ${DEFAULT-VALUE}.")
    private int runs = 5;

    @Option(
            names = "--warm-ups",
            paramLabel = "N",
            description = "Passes before them that do not. Default: ${DEFAULT-VALUE}.")
    private int warmUps = 2;

    @Option(names = "--threads", paramLabel = "N", description = "Cores to use. Default: all.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        BorderSettings settings = input.settings(USUAL_SESSIONS);
        BorderInput made = InputOptions.make(settings, report.data(), out);
        Stopwatch start = Stopwatch.start();
        Pipeline pipeline = BorderPipeline.of(made);
        double tablesSec = start.stop().wallSec();
        PageCache.bringIn(made.logFiles());
        List<Measured> measured = new MatchBench(pipeline, threads).run(made, warmUps, runs);
        Map<String, String> options = InputOptions.asOptions(settings);
        options.put("threads", Integer.toString(threads));
        options.put("warm-ups", Integer.toString(warmUps));
        return report.publish(
                new Report(
                                "match",
                                List.of(MatchBench.RATE),
                                options,
                                List.of(made.facts()),
                                measured,
                                List.of(
                                        "input in the page cache; reading it from there is part of the time",
                                        "start-up apart: tables of the network and the indicators in %.2f s"
                                                .formatted(tablesSec)))
                        .warnIfLess(made.sessions(), USUAL_SESSIONS, "sessions"),
                out);
    }
}
