// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.desk.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReportWeekTest {

    private static long at(String time) {
        return Instant.parse(time).toEpochMilli();
    }

    @Test
    void aWeekBeginsOnMondayAtMidnightInJapan() {
        assertThat(ReportWeek.of(at("2026-11-22T14:59:59.999Z"))).hasToString("2026-W47");
        assertThat(ReportWeek.of(at("2026-11-22T15:00:00Z"))).hasToString("2026-W48");
        ReportWeek week = new ReportWeek(2026, 48);
        assertThat(week.fromMs()).isEqualTo(at("2026-11-22T15:00:00Z"));
        assertThat(week.toMs()).isEqualTo(at("2026-11-29T15:00:00Z"));
    }

    @Test
    void theFirstDaysOfAYearMayBelongToTheLastWeekOfTheOneBefore() {
        assertThat(ReportWeek.of(at("2027-01-01T03:00:00Z"))).hasToString("2026-W53");
    }

    @Test
    void onlyWeeksThatAreThereAreRead() {
        assertThat(ReportWeek.parse("2026-W53")).contains(new ReportWeek(2026, 53));
        assertThat(ReportWeek.parse("2025-W53")).isEmpty();
        assertThat(ReportWeek.parse("2026-W00")).isEmpty();
        assertThat(ReportWeek.parse("../etc")).isEmpty();
    }
}
