// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hinomi.bench.harness.Goal;
import org.hinomi.bench.simulate.scored.CallBacks;
import org.hinomi.bench.simulate.scored.Staged;
import org.hinomi.bench.simulate.scored.Staged.Standing;
import org.hinomi.model.signal.Signal;

/**
 * How soon call-backs are claimed: the world that they all begin in at one moment is judged again and again, each time up to
 * a later one. A delay is known up to the step; the later end of the step is what is reported.
 */
final class DelayScore {

    private static final long MINUTE_MS = 60_000;
    private static final long[] STEPS_MIN = {15, 31, 45, 60, 90, 120, 180, 240, 330, 450, 600, 780, 958};
    private static final int ASKED_CALLS = 10;
    private static final long ASKED_MS = 30 * MINUTE_MS;

    private final List<Staged> calls;
    private final Map<Staged, Long> claimedMs = new HashMap<>();

    DelayScore(LogSet logs, List<Staged> staged) {
        calls = staged.stream()
                .filter(part -> part.family().equals(CallBacks.FAMILY) && part.standing() == Standing.ATTACK)
                .toList();
        long startMs = calls.stream().mapToLong(Staged::startMs).min().orElseThrow();
        for (long step : STEPS_MIN) {
            long untilMs = startMs + step * MINUTE_MS;
            List<Signal> signals = logs.judge(untilMs).of(CallBacks.FAMILY);
            for (Staged part : calls) {
                if (signals.stream().anyMatch(signal -> part.isMeant(signal.host(), signal.peers()))) {
                    claimedMs.putIfAbsent(part, untilMs);
                }
            }
        }
    }

    /** The first step after ten calls and thirty minutes have both passed: a claim by then was in time. */
    private static boolean isInTime(Staged part, long claimed) {
        long tenth = part.calls().get(Math.min(ASKED_CALLS, part.calls().size()) - 1);
        long dueMs = Math.max(tenth, part.startMs() + ASKED_MS);
        long stepMs = Arrays.stream(STEPS_MIN)
                .map(step -> part.startMs() + step * MINUTE_MS)
                .filter(at -> at >= dueMs)
                .findFirst()
                .orElse(Long.MAX_VALUE);
        return claimed <= stepMs;
    }

    Table table() {
        Table.Builder table = new Table.Builder(
                "delay",
                "Call-backs: time to the first claim (later end of the step), of those that were claimed",
                "class",
                "staged",
                "claimed",
                "in time",
                "median minutes",
                "median calls");
        for (String kind : calls.stream().map(Staged::kind).distinct().toList()) {
            List<Staged> of =
                    calls.stream().filter(part -> part.kind().equals(kind)).toList();
            List<Staged> found = of.stream().filter(claimedMs::containsKey).toList();
            table.row(
                    kind,
                    (long) of.size(),
                    (double) found.size() / of.size(),
                    inTime(of),
                    median(found.stream().map(part -> minutes(part)).toList()),
                    median(found.stream().map(part -> callsUntil(part)).toList()));
        }
        return table.build();
    }

    private double inTime(List<Staged> parts) {
        return (double) parts.stream()
                        .filter(part -> claimedMs.containsKey(part) && isInTime(part, claimedMs.getOrDefault(part, 0L)))
                        .count()
                / parts.size();
    }

    private double minutes(Staged part) {
        return (claimedMs.getOrDefault(part, 0L) - part.startMs()) / (double) MINUTE_MS;
    }

    private double callsUntil(Staged part) {
        long until = claimedMs.getOrDefault(part, 0L);
        return part.calls().stream().filter(at -> at <= until).count();
    }

    private static Object median(List<Double> values) {
        if (values.isEmpty()) {
            return "-";
        }
        List<Double> sorted = new ArrayList<>(values);
        sorted.sort(null);
        return sorted.get(sorted.size() / 2);
    }

    void addValues(Map<String, Double> values) {
        values.put("callBackDecidedInTime", inTime(calls));
    }

    static List<Goal> goals() {
        return List.of(
                Goal.atLeast(0.90, 0.97, "of call-backs within 10 calls or 30 minutes", "callBackDecidedInTime"));
    }
}
