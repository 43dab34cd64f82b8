// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.run;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hinomi.bench.harness.Measured;
import org.hinomi.bench.harness.Report;
import org.hinomi.bench.retro.IndexedDays;
import org.hinomi.bench.retro.RetroBench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench retro-many}. */
@Command(
        name = "retro-many",
        description = "A long list of indicators over many days of index, cold; one in a hundred was seen.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class RetroManyCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DaysOptions days = new DaysOptions();

    @Mixin
    private ReportOptions report = new ReportOptions();

    @Option(names = "--indicators", paramLabel = "N", description = "Length of the list. Default: ${DEFAULT-VALUE}.")
    private int indicators = 100_000;

    @Option(names = "--runs", paramLabel = "N", description = "Lists to ask for. Default: ${DEFAULT-VALUE}.")
    private int runs = 3;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        IndexedDays made = days.make(report.data(), out);
        RetroBench bench = new RetroBench(made, days.seed());
        String means = bench.cool();
        List<Measured> measured = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            measured.add(bench.askMany(indicators));
        }
        Map<String, String> options = days.asOptions();
        options.put("indicators", Integer.toString(indicators));
        return report.publish(
                new Report(
                                "retro-many",
                                List.of(RetroBench.MANY),
                                options,
                                List.of(made.facts()),
                                measured,
                                List.of("driven out of the page cache before each run by " + means))
                        .warnIfLess(
                                made.facts().items(), IndexedDays.Settings.USUAL.items(), "addresses over all days"),
                out);
    }
}
