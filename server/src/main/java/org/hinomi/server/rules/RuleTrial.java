// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.rules;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.hinomi.analysis.Detectors;
import org.hinomi.analysis.triage.SiteRule;
import org.hinomi.analysis.triage.SiteRules;
import org.hinomi.desk.incident.IncidentDesk;
import org.hinomi.model.judgement.LocalText;
import org.hinomi.model.judgement.Reason;
import org.hinomi.server.analyse.AnalysedIncident;
import org.hinomi.server.analyse.JudgedClaims;

/**
 * What site rules would change: the same claims judged by the rules that are in force, and by the ones to try.
 *
 * @param rules the ones to try
 * @param incidents how many were judged
 * @param changes those that would change, in the queue's order of what they would become
 */
public record RuleTrial(SiteRules rules, int incidents, List<Change> changes) {

    /** One incident, before and after. */
    public record Change(AnalysedIncident before, AnalysedIncident after) {

        boolean isMoved() {
            return before.judgement().urgency() != after.judgement().urgency()
                    || before.judgement().risk() != after.judgement().risk();
        }

        /** {@code in}, {@code out}, or where it stays. */
        String queue() {
            boolean was = IncidentDesk.asksForPeople(before.judgement());
            boolean is = IncidentDesk.asksForPeople(after.judgement());
            if (was == is) {
                return is ? "stays in" : "stays out";
            }
            return is ? "in" : "out";
        }
    }

    public RuleTrial {
        changes = List.copyOf(changes);
    }

    /**
     * Judges all claims twice.
     *
     * @param inForce the rules that hold today
     */
    public static RuleTrial of(JudgedClaims claims, SiteRules inForce, SiteRules rules) {
        List<AnalysedIncident> before = claims.judge(Detectors.triage(inForce));
        List<AnalysedIncident> after = claims.judge(Detectors.triage(rules));
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            Change change = new Change(before.get(i), after.get(i));
            if (change.isMoved()) {
                changes.add(change);
            }
        }
        changes.sort(Comparator.comparing(Change::after, AnalysedIncident.QUEUE));
        return new RuleTrial(rules, before.size(), changes);
    }

    /** Prints each change, then what each rule did. */
    public void print(PrintWriter out, Function<LocalText, String> language) {
        if (!changes.isEmpty()) {
            out.printf("%-12s%-12s%-11s%-32s %-18s%s%n", "URGENCY", "RISK", "QUEUE", "INSTITUTION", "HOST", "WHAT");
        }
        for (Change change : changes) {
            out.printf(
                    "%-12s%-12s%-11s%-32s %-18s%s%n",
                    change.before().judgement().urgency() + " -> "
                            + change.after().judgement().urgency(),
                    change.before().judgement().risk() + " -> "
                            + change.after().judgement().risk(),
                    change.queue(),
                    change.after().institution(),
                    change.after().host(),
                    language.apply(change.after().judgement().title()));
            for (Reason reason : ofSite(change.after())) {
                out.printf(
                        "            %-8s%+4d  %s: %s%n",
                        reason.score() == Reason.Score.URGENCY ? "urgency" : "risk",
                        reason.points(),
                        reason.id(),
                        language.apply(reason.text()));
            }
        }
        printSum(out);
    }

    private void printSum(PrintWriter out) {
        Map<String, Integer> hits = new TreeMap<>();
        rules.rules().forEach(rule -> hits.put(rule.id(), 0));
        for (Change change : changes) {
            ofSite(change.after()).stream()
                    .map(reason -> reason.id().substring(SiteRules.PREFIX.length()))
                    .distinct()
                    .forEach(id -> hits.merge(id, 1, Integer::sum));
        }
        out.printf(
                "%d of %d incidents would change: %d into the queue, %d out of it.%n",
                changes.size(), incidents, count("in"), count("out"));
        for (SiteRule rule : rules.rules()) {
            out.printf("  rule %s: %d incidents%n", rule.id(), hits.getOrDefault(rule.id(), 0));
        }
    }

    private long count(String queue) {
        return changes.stream().filter(change -> change.queue().equals(queue)).count();
    }

    private static List<Reason> ofSite(AnalysedIncident incident) {
        return incident.judgement().reasons().stream()
                .filter(reason -> reason.id().startsWith(SiteRules.PREFIX))
                .toList();
    }
}
