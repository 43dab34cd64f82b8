// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.run;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.hinomi.bench.border.BorderInput;
import org.hinomi.bench.border.BorderSettings;
import org.hinomi.bench.harness.Measured;
import org.hinomi.bench.harness.PageCache;
import org.hinomi.bench.harness.Report;
import org.hinomi.bench.ingest.HomeFiles;
import org.hinomi.bench.ingest.IngestBench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench ingest}. */
@Command(
        name = "ingest",
        description = "hinomi ingest on large Zeek logs: judged, hour files and index complete.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class IngestCommand implements Callable<Integer> {

    private static final long SESSIONS_OF_START_UP = 1000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private InputOptions input = new InputOptions();

    @Mixin
    private ReportOptions report = new ReportOptions();

    @Option(names = "--runs", paramLabel = "N", description = "Times to ingest. Default: ${DEFAULT-VALUE}.")
    private int runs = 3;

    @Option(names = "--keep", description = "Keep the home of the last run, for bench density --home.")
    private boolean isKept;

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        PrintWriter out = spec.commandLine().getOut();
        BorderSettings settings = input.settings(BorderSettings.USUAL.sessions());
        BorderInput made = InputOptions.make(settings, report.data(), out);
        IngestBench bench = new IngestBench(ReportOptions.launcher(), report.data());
        Path home = report.data().resolve("ingest-home");
        double startUpSec = startUpSec(bench, settings, home, out);
        List<Measured> measured = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            PageCache.bringIn(made.logFiles());
            measured.add(bench.measure(made, home, startUpSec));
        }
        if (!isKept) {
            HomeFiles.delete(home);
        }
        return report.publish(
                new Report(
                                "ingest",
                                List.of(IngestBench.RATE, IngestBench.MEMORY),
                                InputOptions.asOptions(settings),
                                List.of(made.facts()),
                                measured,
                                List.of(
                                        "start-up apart: %.2f s, the same command over %d sessions"
                                                .formatted(startUpSec, SESSIONS_OF_START_UP),
                                        "input read once before each run; CPU is user and system of the child",
                                        "every session was found in an hour file"))
                        .warnIfLess(made.sessions(), BorderSettings.USUAL.sessions(), "sessions"),
                out);
    }

    private double startUpSec(IngestBench bench, BorderSettings settings, Path home, PrintWriter out)
            throws IOException, InterruptedException {
        BorderInput little = InputOptions.make(settings.withSessions(SESSIONS_OF_START_UP), report.data(), out);
        // The first call may build the program and fills caches.
        bench.ingest(little, home);
        return bench.ingest(little, home).cost().wallSec();
    }
}
