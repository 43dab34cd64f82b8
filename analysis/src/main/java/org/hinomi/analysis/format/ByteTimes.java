// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format;

/**
 * ISO 8601 times read in place from the bytes of a line. Thread-safe; never throws on content.
 *
 * <p>Grammar: {@code yyyy-MM-dd('T'|' ')HH:mm:ss[(.|,)fraction][Z|(+|-)hh[:]mm]}; without a zone it is UTC. Example:
 * {@code 2021-06-06T15:59:46.457984+0200} is 1622987986457 ms.
 */
public final class ByteTimes {

    /** The bytes are no time. */
    public static final long BAD = ByteNumbers.BAD;

    private static final int CLOCK_END = 19;
    private static final String SHAPE = "0000-00-00T00:00:00";
    private static final int[] DAYS_BEFORE_MONTH = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365};

    private ByteTimes() {}

    /** Milliseconds since the Unix epoch, rounded down; {@link #BAD} for anything but one time of the grammar. */
    public static long parseMs(byte[] text, int from, int to) {
        if (!hasShape(text, from, to)) {
            return BAD;
        }
        long days = epochDay(number(text, from, 4), number(text, from + 5, 2), number(text, from + 8, 2));
        int hour = number(text, from + 11, 2);
        int minute = number(text, from + 14, 2);
        int second = number(text, from + 17, 2);
        if (days == BAD || hour > 23 || minute > 59 || second > 60) {
            return BAD;
        }
        int at = fractionEnd(text, from + CLOCK_END, to);
        long offsetMinutes = at < 0 ? BAD : offsetMinutes(text, at, to);
        if (offsetMinutes == BAD) {
            return BAD;
        }
        long seconds = ((days * 24 + hour) * 60 + minute - offsetMinutes) * 60 + second;
        return seconds * 1000 + fractionMs(text, from + CLOCK_END, at);
    }

    private static boolean hasShape(byte[] text, int from, int to) {
        if (to - from < CLOCK_END) {
            return false;
        }
        for (int i = 0; i < CLOCK_END; i++) {
            byte character = text[from + i];
            char wanted = SHAPE.charAt(i);
            boolean fits = wanted == '0'
                    ? ByteNumbers.isDigit(character)
                    : character == wanted || (wanted == 'T' && character == ' ');
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static int number(byte[] text, int from, int digits) {
        int value = 0;
        for (int i = from; i < from + digits; i++) {
            value = value * 10 + text[i] - '0';
        }
        return value;
    }

    /** Days since 1970-01-01 in the proleptic Gregorian calendar. */
    private static long epochDay(int year, int month, int day) {
        if (month < 1 || month > 12 || day < 1) {
            return BAD;
        }
        boolean isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        int monthDays = DAYS_BEFORE_MONTH[month] - DAYS_BEFORE_MONTH[month - 1] + (isLeap && month == 2 ? 1 : 0);
        if (day > monthDays) {
            return BAD;
        }
        long past = year - 1L;
        long leapDays = Math.floorDiv(past, 4) - Math.floorDiv(past, 100) + Math.floorDiv(past, 400);
        int dayOfYear = DAYS_BEFORE_MONTH[month - 1] + day + (isLeap && month > 2 ? 1 : 0);
        return past * 365 + leapDays + dayOfYear - 719_163;
    }

    /** Behind the fraction, or where it would be; -1 if a point stands without digits. */
    private static int fractionEnd(byte[] text, int from, int to) {
        if (from == to || (text[from] != '.' && text[from] != ',')) {
            return from;
        }
        int end = from + 1;
        while (end < to && ByteNumbers.isDigit(text[end])) {
            end++;
        }
        return end == from + 1 ? -1 : end;
    }

    private static int fractionMs(byte[] text, int from, int to) {
        int ms = 0;
        for (int i = from + 1; i < from + 4; i++) {
            ms = ms * 10 + (i < to ? text[i] - '0' : 0);
        }
        return ms;
    }

    private static long offsetMinutes(byte[] text, int from, int to) {
        if (from == to || (to - from == 1 && text[from] == 'Z')) {
            return 0;
        }
        boolean hasColon = to - from == 6 && text[from + 3] == ':';
        if ((to - from != 5 && !hasColon) || (text[from] != '+' && text[from] != '-')) {
            return BAD;
        }
        long hours = ByteNumbers.parseCount(text, from + 1, from + 3);
        long minutes = ByteNumbers.parseCount(text, to - 2, to);
        if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59) {
            return BAD;
        }
        return (text[from] == '-' ? -1 : 1) * (hours * 60 + minutes);
    }
}
