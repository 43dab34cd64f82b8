// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.desk.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class AttentionBudgetTest {

    private static final long DAY_MS = 24L * 60 * 60 * 1000;
    private static final long NOW = 1_775_000_000_000L;
    private static final AttentionBudget BUDGET = AttentionBudget.DEFAULT;

    private static long daysAgo(int days) {
        return NOW - days * DAY_MS;
    }

    @Test
    void fourIncidentsInFourWeeksFit() {
        AttentionBudget.Standing standing = BUDGET.standing(List.of(daysAgo(27), daysAgo(3), daysAgo(1)), NOW);
        assertThat(standing.isSpent()).isFalse();
        assertThat(standing.left()).isEqualTo(1);
        assertThat(standing.freeAtMs()).isEqualTo(NOW);
    }

    @Test
    void aClusterOfOneDayFitsWhereTheMonthWasQuiet() {
        assertThat(BUDGET.standing(List.of(NOW - 3000, NOW - 2000, NOW - 1000), NOW)
                        .isSpent())
                .isFalse();
    }

    @Test
    void theFifthMustWaitUntilTheFirstIsFourWeeksOld() {
        AttentionBudget.Standing standing =
                BUDGET.standing(List.of(daysAgo(1), daysAgo(20), daysAgo(10), daysAgo(5)), NOW);
        assertThat(standing.isSpent()).isTrue();
        assertThat(standing.left()).isZero();
        assertThat(standing.freeAtMs()).isEqualTo(NOW + 8 * DAY_MS); // the one of 20 days ago leaves in 28 − 20
    }

    @Test
    void afterOverridesTheBudgetIsFreeOnlyWhenEnoughHaveLeft() {
        List<Long> six = List.of(daysAgo(20), daysAgo(19), daysAgo(18), daysAgo(4), daysAgo(3), daysAgo(2));
        AttentionBudget.Standing standing = BUDGET.standing(six, NOW);
        assertThat(standing.used()).isEqualTo(6);
        assertThat(standing.freeAtMs()).isEqualTo(NOW + 10 * DAY_MS); // three must leave: 28 − 18
    }

    @Test
    void whatIsOlderThanThePeriodIsForgotten() {
        assertThat(BUDGET.standing(List.of(daysAgo(28), daysAgo(40)), NOW).used())
                .isZero();
    }

    @Test
    void aBudgetOfNothingIsRefused() {
        assertThatThrownBy(() -> new AttentionBudget(0, 28)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AttentionBudget(4, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
