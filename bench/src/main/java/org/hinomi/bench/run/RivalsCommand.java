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
import org.hinomi.bench.harness.BenchFailure;
import org.hinomi.bench.harness.Measured;
import org.hinomi.bench.harness.PageCache;
import org.hinomi.bench.harness.Report;
import org.hinomi.bench.rivals.RivalRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench rivals}. */
@Command(
        name = "rivals",
        description = "Others and we on the same logs, side by side; see bench/rivals/README.md.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class RivalsCommand implements Callable<Integer> {

    private static final long USUAL_SESSIONS = 20_000_000;
    private static final List<String> SCRIPTS =
            List.of("hinomi", "duckdb-match", "plain-java", "gawk", "nfdump", "duckdb-parquet");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private InputOptions input = new InputOptions();

    @Mixin
    private ReportOptions report = new ReportOptions();

    @Option(names = "--runs", paramLabel = "N", description = "Rounds over all rivals. Default: ${DEFAULT-VALUE}.")
    private int runs = 3;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        BorderSettings settings = input.settings(USUAL_SESSIONS);
        BorderInput made = InputOptions.make(settings, report.data(), out);
        List<String> notes = new ArrayList<>(List.of("every clock includes the start of the process"));
        List<Measured> measured = new ArrayList<>();
        for (int round = 0; round < runs; round++) {
            for (RivalRun run : round(made)) {
                if (!run.isSkipped()) {
                    measured.add(run.measured());
                } else if (round == 0) {
                    notes.add(run.rival() + " skipped: " + run.skipped());
                }
            }
        }
        return report.publish(
                new Report(
                        "rivals", List.of(), InputOptions.asOptions(settings), List.of(made.facts()), measured, notes),
                out);
    }

    private List<RivalRun> round(BorderInput made) throws IOException, InterruptedException {
        List<RivalRun> round = new ArrayList<>();
        for (String script : SCRIPTS) {
            PageCache.bringIn(made.logFiles());
            RivalRun run = RivalRun.of(
                    ReportOptions.sources().resolve("bench/rivals").resolve(script + ".sh"),
                    made.folder(),
                    report.data().resolve("rival-output.txt"));
            check(run, round, made);
            round.add(run);
        }
        return round;
    }

    /** A rival that found something else did another task. */
    private static void check(RivalRun run, List<RivalRun> before, BorderInput made) {
        if (run.isSkipped()) {
            return;
        }
        if (run.rows() != made.sessions()) {
            throw new BenchFailure(run.rival() + " read " + run.rows() + " of " + made.sessions() + " sessions");
        }
        for (RivalRun other : before) {
            if (run.matches() >= 0 && !other.isSkipped() && other.matches() >= 0 && other.matches() != run.matches()) {
                throw new BenchFailure("%s found %d matches and %s %d"
                        .formatted(run.rival(), run.matches(), other.rival(), other.matches()));
            }
        }
    }
}
