// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.model.judgement;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.hinomi.model.judgement.Reason.Score;

/**
 * How soon, how bad and how far, of all signals that share a host and a cause. A pure function of those signals, the
 * host's sessions and the rules; made again it is the same.
 *
 * @param rules version of the rule set
 * @param damage the highest rung that evidence supports
 * @param ladder every rung, lowest first
 * @param reasons the parts of both scores, urgency first, each by falling points and then id
 * @param title what this is about, for a list
 */
public record Judgement(
        String rules, DamageRung damage, List<RungFinding> ladder, List<Reason> reasons, LocalText title) {

    /** The top of both scales. */
    public static final int MAX_SCORE = 100;

    public Judgement {
        requireNonNull(rules, "rules");
        requireNonNull(damage, "damage");
        ladder = List.copyOf(ladder);
        reasons = List.copyOf(reasons);
        requireNonNull(title, "title");
        if (total(reasons, Score.URGENCY) > MAX_SCORE || total(reasons, Score.RISK) > MAX_SCORE) {
            throw new IllegalArgumentException("reasons must not add up to more than " + MAX_SCORE);
        }
    }

    /** 緊急度, 0..100: exactly the sum of its reasons. */
    public int urgency() {
        return total(reasons, Score.URGENCY);
    }

    /** 危険度, 0..100: exactly the sum of its reasons. */
    public int risk() {
        return total(reasons, Score.RISK);
    }

    private static int total(List<Reason> reasons, Score score) {
        return reasons.stream()
                .filter(reason -> reason.score() == score)
                .mapToInt(Reason::points)
                .sum();
    }
}
