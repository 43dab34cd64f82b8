// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    private static final long SEC = 1_000_000_000;
    private static final Schedule SCHEDULE =
            new Schedule(List.of(new Schedule.Phase("calm", 10, 2), new Schedule.Phase("burst", 100, 1)));

    @Test
    void recordsAreThoseOfAllPhases() {
        assertThat(SCHEDULE.records()).isEqualTo(10 * 2 + 100);
    }

    @Test
    void arrivalsAreEvenWithinAPhase() {
        assertThat(SCHEDULE.arrivalNanos(0)).isZero();
        assertThat(SCHEDULE.arrivalNanos(5)).isEqualTo(SEC / 2);
        assertThat(SCHEDULE.arrivalNanos(20)).isEqualTo(2 * SEC);
        assertThat(SCHEDULE.arrivalNanos(70)).isEqualTo(5 * SEC / 2);
    }

    @Test
    void aRecordIsDueOnceItsArrivalHasPassed() {
        for (int record = 0; record < SCHEDULE.records(); record++) {
            long arrival = SCHEDULE.arrivalNanos(record);
            assertThat(SCHEDULE.dueBy(arrival + 1000)).isEqualTo(record + 1);
        }
    }

    @Test
    void nothingIsDueAfterTheEndButAll() {
        assertThat(SCHEDULE.dueBy(100 * SEC)).isEqualTo(SCHEDULE.records());
    }

    @Test
    void everyRecordHasItsPhase() {
        assertThat(SCHEDULE.phaseOf(19).name()).isEqualTo("calm");
        assertThat(SCHEDULE.phaseOf(20).name()).isEqualTo("burst");
    }
}
