// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.hinomi.analysis.detect.EventDay;
import org.junit.jupiter.api.Test;

final class HabitTest {

    private static final long DAY = EventDay.LENGTH_MS;
    private static final long TODAY = 100 * DAY;

    private final Habit habit = new Habit();

    @Test
    void sumsEachDayByItself() {
        for (int day = 0; day < 20; day++) {
            habit.add(TODAY - day * DAY, 1);
            habit.add(TODAY - day * DAY, day);
        }
        assertThat(habit.mostBefore(TODAY)).isEqualTo(15); // fourteen days back
        assertThat(habit.daysBefore(TODAY)).isEqualTo(14);
        assertThat(habit.mostBefore(TODAY - 18 * DAY)).isEqualTo(20);
    }

    @Test
    void aSumThatIsRaisedNeverFalls() {
        habit.raise(TODAY - DAY, 7);
        habit.raise(TODAY - DAY, 3);
        assertThat(habit.mostBefore(TODAY)).isEqualTo(7);
    }

    @Test
    void forgetsWhatNoLaterDayLooksBackTo() {
        habit.add(TODAY - 20 * DAY, 9);
        habit.add(TODAY - DAY, 2);

        assertThat(habit.forgetBefore(TODAY)).isFalse();
        assertThat(habit.mostBefore(TODAY - 10 * DAY)).isZero();
        assertThat(habit.mostBefore(TODAY)).isEqualTo(2);
        assertThat(habit.forgetBefore(TODAY + 20 * DAY)).isTrue();
    }
}
