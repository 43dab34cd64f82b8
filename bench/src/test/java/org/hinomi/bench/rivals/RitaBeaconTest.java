// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.rivals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RitaBeaconTest {

    private static final long DAY_SEC = 86_400;

    private static long[] every(long gapSec, long fromSec, long toSec) {
        return LongStream.iterate(fromSec, at -> at < toSec, at -> at + gapSec).toArray();
    }

    private static double score(long[] times, long bytes) {
        long[] sizes = new long[times.length];
        Arrays.fill(sizes, bytes);
        return RitaBeacon.score(times, sizes, 0, DAY_SEC);
    }

    @Test
    void aPerfectBeaconOfAWholeDayScoresOne() {
        assertThat(score(every(300, 0, DAY_SEC + 1), 1200)).isEqualTo(1);
    }

    @Test
    void theOrderOfConnectionsDoesNotMatter() {
        long[] times = every(300, 0, DAY_SEC + 1);
        long[] reversed = LongStream.range(0, times.length)
                .map(i -> times[times.length - 1 - (int) i])
                .toArray();

        assertThat(score(reversed, 1200)).isEqualTo(score(times, 1200));
    }

    /** Gaps and sizes are perfect (1 and 1); two of 24 hours give no duration and a spread histogram: at most 2/4. */
    @Test
    void twoHoursAreTooShortForIt() {
        assertThat(score(every(60, 30_000, 37_200), 1200)).isEqualTo(0.5);
    }

    @Test
    void fewerThanFourConnectionsHaveNoScore() {
        assertThat(score(new long[] {0, 100, 200}, 1200)).isZero();
    }

    @Test
    void connectionsAtOneMomentHaveNoScore() {
        assertThat(score(new long[] {5, 5, 5, 5, 5}, 1200)).isZero();
    }

    /**
     * Gaps 10, 20, 60, 70: quartiles by halves 15, 40, 65, so no skew; MAD 25 (deviations 30, 20, 20, 30), narrow = 15/40.
     * Sizes of 0 count as a median below 1: narrow 0, no skew: 0.5. All in one bar of 24: cv of (5, 0 × 23) is above 1: 0.
     * No duration. ((1 + 0.375)/2 rounded to 0.688 + 0.5 + 0 + 0) / 4 = 0.297.
     */
    @Test
    void theFormulasGiveWhatIsWorkedOutByHand() {
        long[] times = {0, 10, 30, 90, 160};

        assertThat(score(times, 0)).isEqualTo(0.297);
    }
}
