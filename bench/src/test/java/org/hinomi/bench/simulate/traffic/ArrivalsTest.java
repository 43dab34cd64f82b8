// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import org.hinomi.bench.simulate.world.Chance;
import org.junit.jupiter.api.Test;

class ArrivalsTest {

    private static final long HOUR_MS = 3_600_000;

    /** Midnight in Japan, 2026-04-01. */
    private static final long START_MS = 1_774_969_200_000L;

    private static final int COUNT = 48_000;

    @Test
    void comeInOrderWithinTheSpanAndInFullNumber() {
        Arrivals arrivals = new Arrivals(Chance.ofSeed(2), START_MS, START_MS + 24 * HOUR_MS, COUNT);
        long last = START_MS;
        int count = 0;
        while (arrivals.hasNext()) {
            long next = arrivals.nextMs();
            assertThat(next).isBetween(last, START_MS + 24 * HOUR_MS - 1);
            last = next;
            count++;
        }
        assertThat(count).isEqualTo(COUNT);
    }

    @Test
    void afternoonIsBusierThanNight() {
        Arrivals arrivals = new Arrivals(Chance.ofSeed(2), START_MS, START_MS + 24 * HOUR_MS, COUNT);
        int[] byHour = new int[24];
        while (arrivals.hasNext()) {
            byHour[(int) ((arrivals.nextMs() - START_MS) / HOUR_MS)]++;
        }
        // The curve has 0.51 at 5 and 1 at 14.
        assertThat((double) byHour[5] / byHour[14]).isBetween(0.45, 0.57);
    }
}
