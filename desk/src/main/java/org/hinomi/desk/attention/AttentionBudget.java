// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.desk.attention;

import java.util.Collection;
import java.util.List;

/**
 * How many incidents an institution is told about. A pure rule; past notices are arguments.
 *
 * <p>A network of a hundred members that tells of some fourteen incidents a day tells each of them about one a week
 * ({@code 14 · 7 / 104 = 0.94}); one a week is what a small team reads and answers. The count is kept over four weeks rather
 * than one, because incidents come in clusters: a campaign that reaches three hosts in a day must not need an excuse for the
 * second, while a month of one notice a day must. A second notice about an incident that was told already is no new
 * interruption and costs nothing.
 *
 * @param notices incidents that an institution may be told about within a period, 1 and more
 * @param periodDays length of the sliding period in days of 24 hours, 1 and more
 */
public record AttentionBudget(int notices, int periodDays) {

    /** One a week, averaged over four weeks. */
    public static final AttentionBudget DEFAULT = new AttentionBudget(4, 28);

    private static final long DAY_MS = 24L * 60 * 60 * 1000;

    public AttentionBudget {
        if (notices < 1 || periodDays < 1) {
            throw new IllegalArgumentException("at least one notice in at least one day");
        }
    }

    /**
     * How far a budget is spent.
     *
     * @param used incidents told within the period
     * @param notices what the period allows
     * @param freeAtMs when the next notice fits again; now where one fits
     */
    public record Standing(int used, int notices, long freeAtMs) {

        public boolean isSpent() {
            return used >= notices;
        }

        /** How many more fit, 0 and more. */
        public int left() {
            return Math.max(0, notices - used);
        }
    }

    /** The earliest time that still counts. */
    public long sinceMs(long nowMs) {
        return nowMs - periodDays * DAY_MS;
    }

    /**
     * Where an institution stands.
     *
     * @param toldMs when it was first told of each incident, in any order; what is too old is left out of account
     */
    public Standing standing(Collection<Long> toldMs, long nowMs) {
        List<Long> counted = toldMs.stream()
                .filter(at -> at > sinceMs(nowMs) && at <= nowMs)
                .sorted()
                .toList();
        if (counted.size() < notices) {
            return new Standing(counted.size(), notices, nowMs);
        }
        long leaves = counted.get(counted.size() - notices);
        return new Standing(counted.size(), notices, leaves + periodDays * DAY_MS);
    }
}
