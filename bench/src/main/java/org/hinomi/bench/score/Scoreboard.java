// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.score;

import static java.util.Objects.requireNonNull;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hinomi.bench.harness.Cost;
import org.hinomi.bench.harness.Goal;
import org.hinomi.bench.harness.Json;
import org.hinomi.bench.harness.Measured;
import org.hinomi.bench.harness.Report;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a set scores.
 *
 * @param set its name
 * @param goals what is asked, by the names of values
 * @param values the figures, by name; a figure that could not be measured is absent
 * @param tables the figures in detail
 * @param options what it was run with
 * @param notes what a reader must know to judge the figures
 */
public record Scoreboard(
        String set,
        List<Goal> goals,
        Map<String, Double> values,
        List<Table> tables,
        Map<String, String> options,
        List<String> notes) {

    public Scoreboard {
        requireNonNull(set, "set");
        goals = List.copyOf(goals);
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        tables = List.copyOf(tables);
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
        notes = List.copyOf(notes);
    }

    /** The same in the form that every bench is kept in. */
    public Report report() {
        return report(values);
    }

    private Report report(Map<String, Double> figures) {
        Measured run = new Measured(new Cost(0, 0, 0), figures);
        return new Report("score-" + set, goals, options, List.of(), List.of(run), notes);
    }

    /** Says it to a person: the tables, then what is asked. */
    public void print(PrintWriter out) {
        for (Table table : tables) {
            table.lines().forEach(out::println);
            out.println();
        }
        Map<String, Double> judged = new LinkedHashMap<>(values);
        judged.keySet().retainAll(goals.stream().map(Goal::name).toList());
        report(judged).print(out); // the other figures stand in the tables
    }

    /** One JSON object: the values at its top, then goals and tables. */
    public String json(Instant now, String commit) {
        ObjectNode root = Json.object();
        root.put("set", set).put("date", now.toString()).put("commit", commit);
        values.forEach(root::put);
        ObjectNode given = root.putObject("options");
        options.forEach(given::put);
        for (Goal goal : goals) {
            ObjectNode node = root.withArray("goals").addObject();
            node.put("name", goal.name()).put("gate", goal.gate()).put("moreIsBetter", goal.isMoreBetter());
            Double value = values.get(goal.name());
            node.put("verdict", value == null ? "not measured" : goal.isMet(value) ? "met" : "missed");
        }
        tables.forEach(table -> addTable(root, table));
        notes.forEach(root.withArray("notes")::add);
        return Json.pretty(root);
    }

    private static void addTable(ObjectNode root, Table table) {
        root.withObject("tables").putArray(table.id());
        for (List<Object> row : table.rows()) {
            ObjectNode node = root.withObject("tables").withArray(table.id()).addObject();
            for (int i = 0; i < row.size(); i++) {
                put(node, table.columns().get(i), row.get(i));
            }
        }
    }

    private static void put(ObjectNode node, String name, Object cell) {
        switch (cell) {
            case Double number -> node.put(name, number);
            case Long number -> node.put(name, number);
            case Integer number -> node.put(name, number);
            case Object other -> node.put(name, other.toString());
        }
    }
}
