// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CivilTimeTest {

    private static final long SEED = 42;

    /** 2024-03-01T00:00:00Z. */
    private static final long MARCH_MS = 1_709_251_200_000L;

    @Test
    void timeWithoutOffsetIsLocal() {
        assertThat(parse("2024/03/01 09:00:00")).isEqualTo(MARCH_MS);
        assertThat(parse("2024-03-01T09:00:00.1239")).isEqualTo(MARCH_MS + 123);
    }

    @Test
    void namedOffsetWins() {
        assertThat(parse("2024-03-01T00:00:00Z")).isEqualTo(MARCH_MS);
        assertThat(parse("2024-02-29 20:00:00.5-04:00")).isEqualTo(MARCH_MS + 500);
        assertThat(parse("2024-03-01T05:30:00+0530")).isEqualTo(MARCH_MS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2024/13/01 00:00:00",
                "2023/02/29 00:00:00",
                "2024/04/31 00:00:00",
                "2024/01/01 24:00:00",
                "2024/01/01 00:60:00",
                "2024/01/01 00:00:60",
                "2024/01-01 00:00:00",
                "2024/01/01 00:00:00.",
                "2024/01/01 00:00:00x",
                "2024/01/01 00:00:00+9",
                "2024/01/01 00:00:00+19:00",
                "2024/1/1 00:00:00",
                "0000/00/00 00:00:00"
            })
    void anythingElseIsNoTime(String text) {
        assertThat(parse(text)).isEqualTo(CivilTime.BAD);
    }

    @Test
    void agreesWithTheCalendarOfTheJdk() {
        DateTimeFormatter format = DateTimeFormatter.ofPattern("uuuu/MM/dd HH:mm:ss.SSS");
        Random random = new Random(SEED);
        for (int i = 0; i < 50_000; i++) {
            long expected = random.nextLong(0, 253_402_300_799_999L);
            LocalDateTime time =
                    LocalDateTime.ofEpochSecond(expected / 1000, (int) (expected % 1000) * 1_000_000, ZoneOffset.UTC);
            byte[] text = time.format(format).getBytes(StandardCharsets.US_ASCII);
            assertThat(CivilTime.parse(text, 0, text.length, 0))
                    .as("seed %d", SEED)
                    .isEqualTo(expected);
        }
    }

    private static long parse(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return CivilTime.parse(bytes, 0, bytes.length, CivilTime.JST_SEC);
    }
}
