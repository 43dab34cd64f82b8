// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;

/**
 * Numbers read in place from the bytes of a line, without a text in between. Thread-safe; never throws on content.
 *
 * <p>Reading is exact: no floating point is involved. What is not a number of the asked kind gives {@link #BAD}.
 */
public final class ByteNumbers {

    /** The bytes are no such number. Below every value that the methods here return. */
    public static final long BAD = Long.MIN_VALUE;

    /** Eighteen digits always fit a long. */
    private static final int SAFE_DIGITS = 18;

    /** Seconds of more digits lie beyond the year 5138: no sensor's clock means them. */
    private static final int MAX_SECOND_DIGITS = 11;

    /** {@code .123456}: Zeek writes all its times so. */
    private static final int POINT_AND_MICROS = 7;

    /** A decimal longer than this is no number that a sensor writes. */
    private static final int MAX_DECIMAL_CHARS = 64;

    private ByteNumbers() {}

    /** A count: decimal digits alone, at most 18 of them; else {@link #BAD}. */
    public static long parseCount(byte[] text, int from, int to) {
        int length = to - from;
        if (length < 1 || length > SAFE_DIGITS) {
            return BAD;
        }
        if (length <= ByteWords.SIZE && ByteWords.canLoad(text, from)) {
            return ByteWords.number(ByteWords.load(text, from), length);
        }
        if (length > ByteWords.SIZE && length <= 2 * ByteWords.SIZE) {
            long head = ByteWords.number(ByteWords.load(text, from), length - ByteWords.SIZE);
            long tail = ByteWords.number(ByteWords.load(text, to - ByteWords.SIZE), ByteWords.SIZE);
            return head < 0 || tail < 0 ? BAD : head * 100_000_000 + tail;
        }
        return parseCountByBytes(text, from, to);
    }

    private static long parseCountByBytes(byte[] text, int from, int to) {
        long value = 0;
        for (int i = from; i < to; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                return BAD;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    /** A port, 0..65535, or -1. */
    public static int parsePort(byte[] text, int from, int to) {
        long value = parseCount(text, from, to);
        return value < 0 || value > 0xffff ? -1 : (int) value;
    }

    /**
     * Seconds with a decimal fraction as milliseconds: taken at the microsecond, which is what sensors measure (a seventh
     * digit rounds), then rounded down. {@code 19.981745} gives 19981, {@code 0.09999999999} (a binary fraction written
     * out) gives 100.
     */
    public static long parseSecondsAsMs(byte[] text, int from, int to) {
        int point = to - POINT_AND_MICROS;
        if (point > from && point - from <= MAX_SECOND_DIGITS && text[point] == '.') {
            long seconds = parseCount(text, from, point);
            long micros = ByteWords.number(ByteWords.load(text, to - ByteWords.SIZE) >>> 16, 6);
            if (seconds != BAD && micros != BAD) {
                return seconds * 1000 + micros / 1000;
            }
        }
        return parseSecondsByBytes(text, from, to);
    }

    private static long parseSecondsByBytes(byte[] text, int from, int to) {
        int point = from;
        long seconds = 0;
        for (; point < to && isDigit(text[point]); point++) {
            if (point - from >= MAX_SECOND_DIGITS) {
                return parseSecondsSlowly(text, from, to);
            }
            seconds = seconds * 10 + (text[point] - '0');
        }
        if (point == from || (point < to && text[point] != '.') || point + 1 == to) {
            return parseSecondsSlowly(text, from, to);
        }
        long micros = 0;
        int digits = 0;
        int roundUp = 0;
        for (int i = point + 1; i < to; i++, digits++) {
            if (!isDigit(text[i])) {
                return parseSecondsSlowly(text, from, to);
            }
            if (digits < 6) {
                micros = micros * 10 + (text[i] - '0');
            } else if (digits == 6 && text[i] >= '5') {
                roundUp = 1;
            }
        }
        for (; digits < 6; digits++) {
            micros *= 10;
        }
        return (seconds * 1_000_000 + micros + roundUp) / 1000;
    }

    /** Signs, exponents and everything else that the fast way does not take. */
    private static long parseSecondsSlowly(byte[] text, int from, int to) {
        if (to - from > MAX_DECIMAL_CHARS || to == from) {
            return BAD;
        }
        for (int i = from; i < to; i++) {
            if (!isDigit(text[i]) && "+-.eE".indexOf(text[i]) < 0) {
                return BAD;
            }
        }
        try {
            return toMs(new BigDecimal(new String(text, from, to - from, StandardCharsets.ISO_8859_1)));
        } catch (NumberFormatException e) {
            return BAD;
        }
    }

    private static long toMs(BigDecimal seconds) {
        long integerDigits = (long) seconds.precision() - seconds.scale();
        if (seconds.signum() == 0 || integerDigits < -6) {
            return 0;
        }
        if (integerDigits > MAX_SECOND_DIGITS) {
            return BAD;
        }
        long micros =
                seconds.movePointRight(6).setScale(0, RoundingMode.HALF_UP).longValueExact();
        return Math.floorDiv(micros, 1000L);
    }

    static boolean isDigit(byte character) {
        return character >= '0' && character <= '9';
    }
}
