// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.score;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Scored pairs of host and peer, good and bad, over which a threshold moves. A pair without a score is below every
 * threshold. One thread only.
 */
final class PairCurve {

    /** Above every score: nothing is claimed. */
    private static final double NOTHING = Double.POSITIVE_INFINITY;

    /** 3e-4 of 10,000 are 3, though the product is a little less. */
    private static final double ROUNDING = 1e-9;

    private final List<Scored> scored = new ArrayList<>();
    private final Map<String, Long> attacks = new HashMap<>();
    private long ordinary;

    /**
     * @param kind class of the attack; empty for an ordinary pair
     * @param isPoller whether an ordinary pair is one that calls regularly
     */
    private record Scored(double score, String kind, boolean isPoller) {}

    /** An attack of a class that asks to be found, with what it scores; 0 for no claim. */
    void addAttack(String kind, double score) {
        attacks.merge(kind, 1L, Long::sum);
        if (score > 0) {
            scored.add(new Scored(score, kind, false));
        }
    }

    /** An ordinary pair that scores. */
    void addOrdinary(double score, boolean isPoller) {
        scored.add(new Scored(score, "", isPoller));
    }

    /** So many ordinary pair-days there were in all. */
    void countOrdinary(long pairDays) {
        ordinary += pairDays;
    }

    long ordinary() {
        return ordinary;
    }

    /** The least score at which at most {@code rate} of all ordinary pair-days are claimed. */
    double thresholdAtRate(double rate) {
        long allowed = (long) Math.floor(rate * ordinary + ROUNDING);
        double threshold = NOTHING;
        long wrong = 0;
        List<Scored> sorted = sorted();
        for (int i = 0; i < sorted.size(); ) {
            double score = sorted.get(i).score();
            for (; i < sorted.size() && sorted.get(i).score() == score; i++) {
                wrong += sorted.get(i).kind().isEmpty() ? 1 : 0;
            }
            if (wrong > allowed) {
                return threshold;
            }
            threshold = score;
        }
        return threshold;
    }

    private List<Scored> sorted() {
        return scored.stream()
                .sorted(Comparator.comparingDouble(Scored::score).reversed())
                .toList();
    }

    /** Share of a class that scores at least {@code threshold}. */
    double recall(String kind, double threshold) {
        long found = scored.stream()
                .filter(pair -> pair.kind().equals(kind) && pair.score() >= threshold)
                .count();
        return (double) found / attacks.getOrDefault(kind, 1L);
    }

    /** Ordinary pairs that score at least {@code threshold}, of all ordinary pair-days. */
    double falseRate(double threshold) {
        return (double) falsePairs(threshold) / Math.max(1, ordinary);
    }

    long falsePairs(double threshold) {
        return scored.stream()
                .filter(pair -> pair.kind().isEmpty() && pair.score() >= threshold)
                .count();
    }

    /** Share of real attacks among all attacks and pollers that score at all. */
    double precisionOfAll() {
        long found = scored.stream().filter(pair -> !pair.kind().isEmpty()).count();
        long pollers = scored.stream().filter(Scored::isPoller).count();
        return found == 0 ? 0 : (double) found / (found + pollers);
    }

    /** Share of real attacks among attacks and pollers, at the highest threshold that finds this share of all attacks; 0 where none does. */
    double precisionAmongPollers(double leastRecall) {
        long all = attacks.values().stream().mapToLong(Long::longValue).sum();
        List<Double> thresholds = scored.stream()
                .map(Scored::score)
                .distinct()
                .sorted(Comparator.reverseOrder())
                .toList();
        for (double threshold : thresholds) {
            long found = scored.stream()
                    .filter(pair -> !pair.kind().isEmpty() && pair.score() >= threshold)
                    .count();
            if (found >= leastRecall * all) {
                long pollers = scored.stream()
                        .filter(pair -> pair.isPoller() && pair.score() >= threshold)
                        .count();
                return (double) found / (found + pollers);
            }
        }
        return 0;
    }
}
