// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class DayClockTest {

    private static final long SEED = 20261129;
    private static final int ROUNDS = 200_000;

    private static final List<String> TIMES = List.of(
            "2026/05/01 10:00:00",
            "2026/05/01T23:59:59",
            "2026-05-01 00:00:00",
            "1970/01/01 09:00:00",
            "2024/02/29 12:34:56",
            "2026/02/29 12:34:56",
            "2026/05/01 10:00:00.250",
            "2026/05/01 10:00:00Z",
            "2026/05/01 24:00:00",
            "\0\0\0\0\0\0\0\0\0\0 10:00:00",
            "2026/05/01");

    /** In any order, because the clock remembers the date before; some with another byte somewhere. */
    @Test
    void saysWhatCivilTimeSays() {
        Random random = new Random(SEED);
        DayClock clock = new DayClock();
        for (int round = 0; round < ROUNDS; round++) {
            byte[] time = TIMES.get(random.nextInt(TIMES.size())).getBytes(ISO_8859_1);
            if (random.nextInt(4) == 0) {
                time[random.nextInt(time.length)] = (byte) "0129/- :T\0".charAt(random.nextInt(10));
            }
            byte[] text = new byte[time.length + 16];
            System.arraycopy(time, 0, text, 8, time.length);
            int offsetSec = random.nextBoolean() ? CivilTime.JST_SEC : CivilTime.UTC_SEC;
            assertThat(clock.parse(text, 8, 8 + time.length, offsetSec))
                    .as("seed %d, round %d: %s", SEED, round, new String(time, ISO_8859_1))
                    .isEqualTo(CivilTime.parse(text, 8, 8 + time.length, offsetSec));
        }
    }
}
