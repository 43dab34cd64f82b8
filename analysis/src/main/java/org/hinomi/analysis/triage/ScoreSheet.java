// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.triage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.hinomi.model.judgement.Judgement;
import org.hinomi.model.judgement.LocalText;
import org.hinomi.model.judgement.Reason;
import org.hinomi.model.judgement.Reason.Score;

/**
 * Collects the reasons of both scores. A reason adds no more than is left up to 100, and takes no more than there is, so that
 * the reasons always add up to the score exactly. Reasons that add nothing any more still stand, with 0 points. One thread
 * only.
 */
final class ScoreSheet {

    private final List<Reason> reasons = new ArrayList<>();
    private final Map<Score, Integer> totals = new EnumMap<>(Score.class);

    void add(String id, Score score, int points, LocalText text) {
        int total = totals.getOrDefault(score, 0);
        int counted = Math.clamp(total + points, 0, Judgement.MAX_SCORE) - total;
        totals.put(score, total + counted);
        reasons.add(new Reason(id, score, counted, text));
    }

    /** Adds the same reason to both scores. */
    void addBoth(String id, int urgencyPoints, int riskPoints, LocalText text) {
        add(id, Score.URGENCY, urgencyPoints, text);
        add(id, Score.RISK, riskPoints, text);
    }

    /** Urgency first; each by falling points, then id. */
    List<Reason> reasons() {
        return reasons.stream()
                .sorted(Comparator.comparing(Reason::score)
                        .thenComparing(Comparator.comparingInt(Reason::points).reversed())
                        .thenComparing(Reason::id))
                .toList();
    }
}
