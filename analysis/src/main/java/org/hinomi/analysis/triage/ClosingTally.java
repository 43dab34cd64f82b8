// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.triage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hinomi.model.context.ClosingCounts;
import org.hinomi.model.context.PastClosing;
import org.hinomi.model.context.SignalKind;
import org.jspecify.annotations.Nullable;

/**
 * Counts closings by kind of signal, so that no single closer weighs much: of all closings of one kind by one person, and of
 * all on one institution's hosts, one counts in any {@link #WINDOW_MS}, the latest. What counts loses half its weight in
 * {@link #HALF_LIFE_MS}. Whoever closes the same kind every day, carelessly or with intent, therefore never weighs more
 * than 1 + 1/2 + 1/4 + … &lt; 2 closings. A pure function; the order of its input does not matter.
 */
public final class ClosingTally {

    /**
     * 30 days. Incidents of one kind come in bursts: who closes fifty of them in a week has decided once. After a month
     * signatures, campaigns and the closer's knowledge have moved on enough for a decision to be a new one.
     */
    public static final long WINDOW_MS = 30L * 24 * 60 * 60 * 1000;

    /** 30 days: signatures are rewritten and servers change hands within weeks to months; after half a year 1/64 is left. */
    public static final long HALF_LIFE_MS = WINDOW_MS;

    private static final Comparator<PastClosing> LATEST_FIRST = Comparator.comparingLong(PastClosing::atMs)
            .reversed()
            .thenComparing(PastClosing::verdict, Comparator.reverseOrder())
            .thenComparing(PastClosing::person)
            .thenComparingInt(PastClosing::institution);

    private ClosingTally() {}

    /**
     * The counts by kind.
     *
     * @param nowMs the moment that ages are counted from; later closings are left out
     */
    public static Map<SignalKind, ClosingCounts> count(Collection<PastClosing> closings, long nowMs) {
        Map<SignalKind, List<PastClosing>> byKind = new TreeMap<>();
        closings.stream()
                .filter(closing -> closing.atMs() <= nowMs)
                .sorted(LATEST_FIRST)
                .forEach(closing -> byKind.computeIfAbsent(closing.kind(), fresh -> new ArrayList<>())
                        .add(closing));
        Map<SignalKind, ClosingCounts> counts = new TreeMap<>();
        byKind.forEach((kind, ofKind) -> counts.put(kind, decayed(onePerCloser(ofKind), nowMs)));
        return counts;
    }

    /** Those that count, of closings of one kind, latest first. */
    private static List<PastClosing> onePerCloser(List<PastClosing> closings) {
        List<PastClosing> counted = new ArrayList<>();
        Map<String, Long> personMs = new TreeMap<>();
        Map<Integer, Long> institutionMs = new TreeMap<>();
        for (PastClosing closing : closings) {
            boolean isNew = isApart(personMs.get(closing.person()), closing)
                    && isApart(institutionMs.get(closing.institution()), closing);
            if (isNew) {
                counted.add(closing);
                personMs.put(closing.person(), closing.atMs());
                institutionMs.put(closing.institution(), closing.atMs());
            }
        }
        return counted;
    }

    private static boolean isApart(@Nullable Long laterMs, PastClosing closing) {
        return laterMs == null || laterMs - closing.atMs() >= WINDOW_MS;
    }

    private static ClosingCounts decayed(List<PastClosing> closings, long nowMs) {
        double confirmed = 0;
        double harmless = 0;
        double falseAlarms = 0;
        for (PastClosing closing : closings) {
            double weight = Math.pow(0.5, (double) (nowMs - closing.atMs()) / HALF_LIFE_MS);
            switch (closing.verdict()) {
                case CONFIRMED -> confirmed += weight;
                case HARMLESS -> harmless += weight;
                case FALSE_ALARM -> falseAlarms += weight;
            }
        }
        return new ClosingCounts(confirmed, harmless, falseAlarms);
    }
}
