// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.run;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hinomi.bench.border.BorderInput;
import org.hinomi.bench.border.BorderSettings;
import org.hinomi.bench.harness.Cost;
import org.hinomi.bench.harness.InputFacts;
import org.hinomi.bench.harness.Measured;
import org.hinomi.bench.harness.Report;
import org.hinomi.bench.ingest.HomeFiles;
import org.hinomi.bench.ingest.IngestBench;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench density}. */
@Command(
        name = "density",
        description = "Bytes that a session takes in the hour files, in all and by column.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class DensityCommand implements Callable<Integer> {

    /** More than two whole hours at 600 M a day. */
    private static final long USUAL_SESSIONS = 60_000_000;

    /** An hour at 600 M a day; fewer compress worse. */
    private static final long SESSIONS_OF_AN_HOUR = 25_000_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private InputOptions input = new InputOptions();

    @Mixin
    private ReportOptions report = new ReportOptions();

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "A home that bench ingest --keep left; without it one is made and deleted again.")
    private @Nullable Path home;

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        PrintWriter out = spec.commandLine().getOut();
        List<InputFacts> facts = new ArrayList<>();
        List<String> notes = new ArrayList<>(List.of("hour files alone; index and ledgers stand beside"));
        Map<String, String> options = new LinkedHashMap<>();
        HomeFiles files;
        Cost cost = new Cost(0, 0, 0);
        if (home == null) {
            BorderSettings settings = input.settings(USUAL_SESSIONS);
            options.putAll(InputOptions.asOptions(settings));
            BorderInput made = InputOptions.make(settings, report.data(), out);
            facts.add(made.facts());
            Path fresh = report.data().resolve("density-home");
            cost = new IngestBench(ReportOptions.launcher(), report.data())
                    .ingest(made, fresh)
                    .cost();
            files = IngestBench.check(made, fresh);
            HomeFiles.delete(fresh);
        } else {
            options.put("home", home.toString());
            files = HomeFiles.of(home);
        }
        notes.add("%,d sessions in %d hour files; an hour at 600 M a day has 25 M, and fewer compress worse"
                .formatted(files.sessions(), files.hourFiles()));
        return report.publish(
                new Report(
                                "density",
                                List.of(IngestBench.DENSITY),
                                options,
                                facts,
                                List.of(new Measured(cost, values(files))),
                                notes)
                        .warnIfLess(files.sessions(), SESSIONS_OF_AN_HOUR, "sessions"),
                out);
    }

    private static Map<String, Double> values(HomeFiles files) {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put(IngestBench.DENSITY.name(), files.bytesPerSession());
        files.columnBytes().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .forEach(column -> values.put(
                        "bytes a session of " + column.getKey(), (double) column.getValue() / files.sessions()));
        values.put("bytes a session beside hour files", (double) files.otherBytes() / files.sessions());
        return values;
    }
}
