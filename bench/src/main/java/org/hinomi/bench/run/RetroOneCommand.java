// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.run;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hinomi.bench.harness.Report;
import org.hinomi.bench.retro.IndexedDays;
import org.hinomi.bench.retro.RetroBench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench retro-one}. */
@Command(
        name = "retro-one",
        description = "One address over many days of index, cold; half of the addresses asked for are absent.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class RetroOneCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DaysOptions days = new DaysOptions();

    @Mixin
    private ReportOptions report = new ReportOptions();

    @Option(names = "--questions", paramLabel = "N", description = "Addresses to ask for. Default: ${DEFAULT-VALUE}.")
    private int questions = 400;

    @Option(
            names = "--warm-ups",
            paramLabel = "N",
            description = "Questions before those, told apart. Default: ${DEFAULT-VALUE}.")
    private int warmUps = 200;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        IndexedDays made = days.make(report.data(), out);
        RetroBench bench = new RetroBench(made, days.seed());
        String means = bench.cool();
        Map<String, String> options = days.asOptions();
        options.put("questions", Integer.toString(questions));
        options.put("warm-ups", Integer.toString(warmUps));
        return report.publish(
                new Report(
                                "retro-one",
                                List.of(RetroBench.ONE),
                                options,
                                List.of(made.facts()),
                                List.of(bench.askOne(questions, warmUps)),
                                List.of(
                                        "driven out of the page cache before each question by " + means,
                                        "the index is opened anew for each question, nothing of it is kept in memory",
                                        "the index's answer: hours, institutions and coverage; hour files are not opened"))
                        .warnIfLess(
                                made.facts().items(), IndexedDays.Settings.USUAL.items(), "addresses over all days"),
                out);
    }
}
