// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format;

/**
 * Reads calendar times in place: {@code 2024-02-29T23:59:59.123+09:00} (ISO 8601, RFC 3339) and the same with slashes,
 * with a blank for the T, with a comma for the point (ISO 8601), without fraction, without offset. Every part is checked:
 * no month 13, no 29 February in a common year, no hour 24, no second 60. Years are 1970 to 9999. Digits behind the
 * millisecond are cut off. Thread-safe; never throws on content.
 */
public final class CivilTime {

    /** Not a time. */
    public static final long BAD = Long.MIN_VALUE;

    /** For sensors whose times are of UTC where they name no offset. */
    public static final int UTC_SEC = 0;

    /** Japan Standard Time: 9 hours east of UTC, no summer time. */
    public static final int JST_SEC = 9 * 3600;

    /** The text names no offset from UTC. */
    public static final int NO_OFFSET = Integer.MAX_VALUE;

    private static final int BAD_OFFSET = Integer.MIN_VALUE;
    private static final int MAX_OFFSET_HOURS = 18;
    private static final int LENGTH_TO_SECONDS = 19;
    private static final long DAY_MS = 86_400_000L;

    /** Where a word is equal to its pattern, its bytes become zero; digits become their values. */
    private static final long DASHED_DATE = ByteWords.of("0000-00-");

    private static final long SLASHED_DATE = ByteWords.of("0000/00/");
    private static final long DATE_SEPARATORS = 0xff00_00ff_0000_0000L;
    private static final long CLOCK = ByteWords.of("00:00:00");
    private static final long CLOCK_SEPARATORS = 0x0000_ff00_00ff_0000L;

    private CivilTime() {}

    /**
     * Reads {@code text[from..to)}.
     *
     * @param offsetSec seconds east of UTC that hold where the text names no offset
     * @return milliseconds since the Unix epoch, or {@link #BAD}
     */
    public static long parse(byte[] text, int from, int to, int offsetSec) {
        long local = parseLocal(text, from, to);
        int offset = offset(text, from, to);
        if (local == BAD || offset == BAD_OFFSET) {
            return BAD;
        }
        return local - 1000L * (offset == NO_OFFSET ? offsetSec : offset);
    }

    /** The offset from UTC in seconds that a valid time names, or {@link #NO_OFFSET}. */
    public static int namedOffset(byte[] text, int from, int to) {
        int offset = parseLocal(text, from, to) == BAD ? NO_OFFSET : offset(text, from, to);
        return offset == BAD_OFFSET ? NO_OFFSET : offset;
    }

    /** The time as if it were UTC; what stands behind the fraction is not looked at. */
    private static long parseLocal(byte[] text, int from, int to) {
        if (to - from < LENGTH_TO_SECONDS) {
            return BAD;
        }
        long day = parseDay(text, from);
        long second = parseClock(text, from);
        int fraction = fractionMs(text, from + LENGTH_TO_SECONDS, to);
        return day < 0 || second < 0 || fraction < 0 ? BAD : day * DAY_MS + second * 1000 + fraction;
    }

    /** The day since 1970-01-01 that {@code 2024-02-29} names, or -1. */
    private static long parseDay(byte[] text, int from) {
        long word = ByteWords.load(text, from);
        long digits = word ^ (text[from + 4] == '/' ? SLASHED_DATE : DASHED_DATE);
        int day = digits(text, from + 8, 2);
        if ((digits & DATE_SEPARATORS) != 0 || !ByteWords.areDigits(digits)) {
            return -1;
        }
        int date = (int) ByteWords.fold(digits); // 2024-02- folds to 20240020
        int year = date / 10_000;
        int month = date % 10_000 / 10;
        boolean isDate = year >= 1970 && month >= 1 && month <= 12 && day >= 1 && day <= monthLength(year, month);
        return isDate ? epochDay(year, month, day) : -1;
    }

    /** The second of the day that {@code T23:59:59} names, or -1. */
    static long parseClock(byte[] text, int from) {
        byte middle = text[from + 10];
        long digits = ByteWords.load(text, from + 11) ^ CLOCK;
        if ((middle != ' ' && middle != 'T') || (digits & CLOCK_SEPARATORS) != 0 || !ByteWords.areDigits(digits)) {
            return -1;
        }
        int clock = (int) ByteWords.fold(digits); // 23:59:59 folds to 23059059
        int hour = clock / 1_000_000;
        int minute = clock / 1000 % 1000;
        int second = clock % 1000;
        return hour < 24 && minute < 60 && second < 60 ? (hour * 60 + minute) * 60 + second : -1;
    }

    private static int digits(byte[] text, int from, int count) {
        int value = 0;
        for (int i = from; i < from + count; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    private static int monthLength(int year, int month) {
        boolean isLeapYear = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        return switch (month) {
            case 2 -> isLeapYear ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    /** Days since 1970-01-01, counting years from March so that the leap day comes last. */
    private static long epochDay(int year, int month, int day) {
        int marchYear = month > 2 ? year : year - 1;
        int marchMonth = (month + 9) % 12;
        int dayOfYear = (153 * marchMonth + 2) / 5 + day - 1;
        int daysToEpoch = 719_468;
        return 365L * marchYear + marchYear / 4 - marchYear / 100 + marchYear / 400 + dayOfYear - daysToEpoch;
    }

    /** Milliseconds of a fraction at {@code from}, 0 where there is none, -1 for a point without digits. */
    private static int fractionMs(byte[] text, int from, int to) {
        int end = endOfFraction(text, from, to);
        if (end == from) {
            return 0;
        }
        if (end == from + 1) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < 3; i++) {
            int at = from + 1 + i;
            value = value * 10 + (at < end ? text[at] - '0' : 0);
        }
        return value;
    }

    private static int endOfFraction(byte[] text, int from, int to) {
        if (from >= to || (text[from] != '.' && text[from] != ',')) {
            return from;
        }
        int end = from + 1;
        while (end < to && text[end] >= '0' && text[end] <= '9') {
            end++;
        }
        return end;
    }

    private static int offset(byte[] text, int from, int to) {
        int at = endOfFraction(text, from + LENGTH_TO_SECONDS, to);
        int length = to - at;
        if (length == 0) {
            return NO_OFFSET;
        }
        if (length == 1 && text[at] == 'Z') {
            return 0;
        }
        boolean hasColon = length == 6 && text[at + 3] == ':';
        boolean hasSign = length > 0 && (text[at] == '+' || text[at] == '-');
        if (!hasSign || !(hasColon || length == 5)) {
            return BAD_OFFSET;
        }
        int hours = digits(text, at + 1, 2);
        int minutes = digits(text, to - 2, 2);
        if (hours < 0 || hours > MAX_OFFSET_HOURS || minutes < 0 || minutes > 59) {
            return BAD_OFFSET;
        }
        int seconds = (hours * 60 + minutes) * 60;
        return text[at] == '-' ? -seconds : seconds;
    }
}
