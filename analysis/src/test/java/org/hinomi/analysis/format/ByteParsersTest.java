// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.hinomi.model.address.IpAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every fast parser agrees with a naive twin. */
final class ByteParsersTest {

    private static final long SEED = 20260701;
    private static final int ROUNDS = 100_000;

    private final ByteAddress address = new ByteAddress();

    @Test
    void readsAddressesAsTheModelDoes() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            String text = addressLike(random);
            assertThat(parseAddress(text))
                    .as("seed %d round %d: %s", SEED, round, text)
                    .isEqualTo(IpAddress.parse(text));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "::",
                "::1",
                "2001:db8::",
                "::ffff:192.0.2.1",
                "2001:db8::192.0.2.1",
                "1:2:3:4:5:6:7:8",
                "1:2:3:4:5:6:7::",
                "::2:3:4:5:6:7:8",
                "1::3:4:5:6:7:8",
                "1:2:3:4:5:6:7:8:9",
                "1:::2",
                "1::2::3",
                "12345::",
                "0192.0.2.1",
                "192.0.2",
                "192.0.2.1.",
                "192.0.2.256",
                "fe80::1%eth0",
                "[::1]",
                "",
                "-",
                "1::2:3:4:5:6:7:8",
                "FE80::AbCd"
            })
    void readsOddAddressesAsTheModelDoes(String text) {
        assertThat(parseAddress(text)).isEqualTo(IpAddress.parse(text));
    }

    @Test
    void readsSecondsAsExactArithmeticDoes() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            String text = secondsLike(random);
            assertThat(parseSeconds(text))
                    .as("seed %d round %d: %s", SEED, round, text)
                    .isEqualTo(naiveSecondsAsMs(text));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "19.981745,19981",
        "0.09999999999,100",
        "0,0",
        "-0.0001,-1",
        "1e3,1000000",
        "1.5E-1,150",
        "1e-999999999,0",
        "1588205199.82437,1588205199824",
        "0.0009994,0"
    })
    void readsSecondsDownToTheMillisecond(String text, long expectedMs) {
        assertThat(parseSeconds(text)).isEqualTo(expectedMs);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", ".", "1e999999999", "NaN", "1..2", "0x10", "1,5", "123456789012", "١"})
    void refusesWhatIsNoNumberOfSeconds(String text) {
        assertThat(parseSeconds(text)).isEqualTo(ByteNumbers.BAD);
    }

    @Test
    void readsTimesAsTheJdkDoes() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int round = 0; round < ROUNDS / 10; round++) {
            Instant instant = Instant.ofEpochMilli(random.nextLong(100_000_000L, 250_000_000_000_000L));
            String text = OffsetDateTime.ofInstant(instant, ZoneOffset.ofTotalSeconds(60 * random.nextInt(-1080, 1081)))
                    .format(java.time.format.DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSxx"));
            assertThat(parseTime(text))
                    .as("seed %d round %d: %s", SEED, round, text)
                    .isEqualTo(instant.toEpochMilli());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2021-06-06T15:59:46.457984+0200,1622987986457", "2021-06-06T13:59:46.457984Z,1622987986457",
        "2021-06-06 13:59:46,1622987986000", "2021-06-06T13:59:46.4+00:00,1622987986400",
        "2021-06-06T08:59:46.457-05:00,1622987986457"
    })
    void readsEveryFormOfATime(String text, long expectedMs) {
        assertThat(parseTime(text)).isEqualTo(expectedMs);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2021-02-29T00:00:00Z", "2021-13-01T00:00:00Z", "2021-06-06T24:00:00Z", "2021-06-06T13:59:46.Z",
                "2021-06-06", "2021-06-06T13:59:46+2", "2021-06-06T13:59:46+99:00", "2021-06-06T13:59:46Zz"
            })
    void refusesWhatIsNoTime(String text) {
        assertThat(parseTime(text)).isEqualTo(CivilTime.BAD);
    }

    /** Where the array ends behind the text it is read by bytes, else by words: both must agree. */
    private Optional<IpAddress> parseAddress(String text) {
        byte[] tight = ("x" + text + "y").getBytes(StandardCharsets.UTF_8);
        int end = tight.length - 1;
        Optional<IpAddress> byBytes = address.parse(tight, 1, end) ? Optional.of(address.address()) : Optional.empty();
        byte[] roomy = roomy(tight);
        Optional<IpAddress> byWords = address.parse(roomy, 1, end) ? Optional.of(address.address()) : Optional.empty();
        assertThat(byWords).as(text).isEqualTo(byBytes);
        return byBytes;
    }

    private static long parseSeconds(String text) {
        byte[] tight = ("1" + text + "1").getBytes(StandardCharsets.UTF_8);
        long byBytes = ByteNumbers.parseSecondsAsMs(tight, 1, tight.length - 1);
        assertThat(ByteNumbers.parseSecondsAsMs(roomy(tight), 1, tight.length - 1))
                .as(text)
                .isEqualTo(byBytes);
        return byBytes;
    }

    private static long parseTime(String text) {
        byte[] bytes = ("1" + text + "1").getBytes(StandardCharsets.UTF_8);
        return CivilTime.parse(bytes, 1, bytes.length - 1, CivilTime.UTC_SEC);
    }

    /** The same with room behind it, filled with what would be taken for more of it. */
    private static byte[] roomy(byte[] tight) {
        byte[] roomy = Arrays.copyOf(tight, tight.length + 32);
        Arrays.fill(roomy, tight.length, roomy.length, (byte) '.');
        return roomy;
    }

    @Test
    void readsCountsAsTheJdkDoes() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            String digits = Long.toString(random.nextLong(1L << random.nextInt(1, 63)));
            StringBuilder text = new StringBuilder(digits);
            if (random.nextInt(3) == 0) {
                text.setCharAt(random.nextInt(digits.length()), (char) random.nextInt(256));
            }
            byte[] tight = ("1" + text + "1").getBytes(StandardCharsets.ISO_8859_1);
            long expected = text.toString().matches("[0-9]{1,18}") ? Long.parseLong(text.toString()) : ByteNumbers.BAD;
            for (byte[] bytes : new byte[][] {tight, roomy(tight)}) {
                assertThat(ByteNumbers.parseCount(bytes, 1, tight.length - 1))
                        .as("seed %d round %d: %s", SEED, round, text)
                        .isEqualTo(expected);
            }
        }
    }

    private static long naiveSecondsAsMs(String text) {
        return new BigDecimal(text)
                .setScale(6, RoundingMode.HALF_UP)
                .setScale(3, RoundingMode.FLOOR)
                .movePointRight(3)
                .longValueExact();
    }

    private static String secondsLike(SplittableRandom random) {
        StringBuilder text = new StringBuilder(random.nextInt(8) == 0 ? "-" : "");
        text.append(random.nextLong(random.nextBoolean() ? 10 : 99_999_999_999L));
        int digits = random.nextInt(20);
        text.append(digits == 0 ? "" : ".");
        for (int i = 0; i < digits; i++) {
            text.append(random.nextBoolean() ? 9 : random.nextInt(10));
        }
        return text.toString();
    }

    /** A true address in its usual form, sometimes with one character changed. */
    private static String addressLike(SplittableRandom random) {
        long high = random.nextLong() & mask(random);
        long low = random.nextLong() & mask(random);
        IpAddress any = random.nextBoolean() ? IpAddress.ofIpv4(random.nextInt()) : new IpAddress(high, low);
        StringBuilder text = new StringBuilder(any.toString());
        if (random.nextInt(3) == 0) {
            int at = random.nextInt(text.length());
            text.setCharAt(at, "0123456789abcdefF:.g".charAt(random.nextInt(20)));
        }
        return text.toString();
    }

    private static long mask(SplittableRandom random) {
        long mask = 0;
        for (int group = 0; group < 4; group++) {
            mask = mask << 16 | (random.nextBoolean() ? 0xffff : 0);
        }
        return mask;
    }
}
