// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.harness;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * What came of a bench.
 *
 * @param bench its name
 * @param goals what it was to reach; a goal that no run has a value for is reported as not measured
 * @param options what it was called with
 * @param inputs what it read
 * @param runs its runs, warm-up left out
 * @param notes what a reader must know to judge the numbers
 */
public record Report(
        String bench,
        List<Goal> goals,
        Map<String, String> options,
        List<InputFacts> inputs,
        List<Measured> runs,
        List<String> notes) {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final double MEGABYTE = 1e6;

    public Report {
        requireNonNull(bench, "bench");
        goals = List.copyOf(goals);
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
        inputs = List.copyOf(inputs);
        runs = List.copyOf(runs);
        notes = List.copyOf(notes);
    }

    /**
     * The same with a word of warning, where it ran with less than the gate speaks of.
     *
     * @param what the unit of both numbers
     */
    public Report warnIfLess(long given, long spokenOf, String what) {
        if (given >= spokenOf) {
            return this;
        }
        List<String> more = new ArrayList<>(notes);
        more.addFirst("SMALLER than the gate speaks of: %,d %s, not %,d; the verdict is a hint at most"
                .formatted(given, what, spokenOf));
        return new Report(bench, goals, options, inputs, runs, more);
    }

    /** Name of the file that it is kept in. */
    public String fileName(Instant now, String commit) {
        return bench + "-" + DATE.format(now) + "-" + commit + ".json";
    }

    /** Says it to a person. */
    public void print(PrintWriter out) {
        Set<String> judged = new LinkedHashSet<>();
        for (Goal goal : goals) {
            judged.add(goal.name());
            List<Double> values = values(goal.name());
            out.println(bench + ": "
                    + (values.isEmpty()
                            ? goal.name() + ": NOT MEASURED — asked is " + goal.asked()
                            : goal.judge(Spread.of(values))));
        }
        for (String name : valueNames()) {
            if (!judged.contains(name)) {
                Spread spread = Spread.of(values(name));
                out.println("  " + name + ": " + Goal.number(spread.median())
                        + (spread.count() > 1
                                ? " (" + Goal.number(spread.min()) + " to " + Goal.number(spread.max()) + ")"
                                : ""));
            }
        }
        printCosts(out);
        notes.forEach(note -> out.println("  note: " + note));
        out.flush();
    }

    private void printCosts(PrintWriter out) {
        for (int i = 0; i < runs.size(); i++) {
            Cost cost = runs.get(i).cost();
            if (cost.wallSec() == 0) {
                continue;
            }
            out.println(String.format(
                    Locale.ROOT,
                    "  run %d: %.3f s wall, %.2f s CPU, peak RSS %s",
                    i + 1,
                    cost.wallSec(),
                    cost.cpuSec(),
                    cost.peakRssBytes() == 0 ? "unknown" : Math.round(cost.peakRssBytes() / MEGABYTE) + " MB"));
        }
    }

    private List<Double> values(String name) {
        return runs.stream()
                .filter(run -> run.values().containsKey(name))
                .map(run -> run.values().getOrDefault(name, 0.0))
                .toList();
    }

    private Set<String> valueNames() {
        Set<String> names = new LinkedHashSet<>();
        runs.forEach(run -> names.addAll(run.values().keySet()));
        return names;
    }

    /** Writes it as JSON, with machine, JDK, commit and date. */
    public void write(Path file, Instant now, String commit, Machine machine) throws IOException {
        ObjectNode report = Json.object();
        report.put("bench", bench).put("date", now.toString()).put("commit", commit);
        report.set("machine", machine.json());
        report.put("jdk", machine.jdk());
        ObjectNode given = report.putObject("options");
        options.forEach(given::put);
        for (InputFacts input : inputs) {
            report.withArray("inputs")
                    .addObject()
                    .put("name", String.valueOf(Path.of(input.path()).getFileName())) // where it lay is nobody's result
                    .put("sha256", input.sha256())
                    .put("sizeBytes", input.sizeBytes())
                    .put("items", input.items());
        }
        goals.forEach(goal -> addGoal(report, goal));
        runs.forEach(run -> addRun(report, run));
        ObjectNode spreads = report.putObject("spread");
        valueNames().forEach(name -> addSpread(spreads.putObject(name), Spread.of(values(name))));
        notes.forEach(report.withArray("notes")::add);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, Json.pretty(report), StandardCharsets.UTF_8);
    }

    private void addGoal(ObjectNode report, Goal goal) {
        ObjectNode node = report.withArray("goals").addObject();
        node.put("name", goal.name()).put("unit", goal.unit()).put("moreIsBetter", goal.isMoreBetter());
        node.put("gate", goal.gate()).put("aim", goal.aim());
        List<Double> values = values(goal.name());
        if (values.isEmpty()) {
            node.put("verdict", "not measured");
            return;
        }
        double median = Spread.of(values).median();
        node.put("median", median);
        node.put("verdict", goal.isMet(median) ? "met" : "missed");
        node.put("isAimReached", goal.isAimReached(median));
    }

    private static void addRun(ObjectNode report, Measured run) {
        ObjectNode node = report.withArray("runs").addObject();
        node.put("wallSec", run.cost().wallSec());
        node.put("cpuSec", run.cost().cpuSec());
        node.put("peakRssBytes", run.cost().peakRssBytes());
        ObjectNode values = node.putObject("values");
        run.values().forEach(values::put);
    }

    private static void addSpread(ObjectNode node, Spread spread) {
        node.put("min", spread.min()).put("median", spread.median()).put("max", spread.max());
    }
}
