// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format;

/** {@link CivilTime} for the lines of one log: reckons a date once while it stays the same. One thread only. */
public final class DayClock {

    /** {@code 2026/05/01 10:00:00}: no fraction, no offset. */
    private static final int PLAIN_LENGTH = 19;

    private static final int DAY_OF_MONTH = 8;
    private static final long DAY_MS = 86_400_000L;

    /** The date at hand as it is written, year and month in one word, and what it is. */
    private long yearAndMonth = ByteWords.of("1970/01/");

    private byte tens = '0';
    private byte ones = '1';
    private long dayMs;

    /** As {@link CivilTime#parse}. */
    public long parse(byte[] text, int from, int to, int offsetSec) {
        if (to - from != PLAIN_LENGTH) {
            return CivilTime.parse(text, from, to, offsetSec);
        }
        boolean isSameDay = ByteWords.load(text, from) == yearAndMonth
                && text[from + DAY_OF_MONTH] == tens
                && text[from + DAY_OF_MONTH + 1] == ones;
        long second = isSameDay ? CivilTime.parseClock(text, from) : -1;
        return second < 0 ? parseAnew(text, from, to, offsetSec) : dayMs + second * 1000 - 1000L * offsetSec;
    }

    private long parseAnew(byte[] text, int from, int to, int offsetSec) {
        long utcMs = CivilTime.parse(text, from, to, CivilTime.UTC_SEC);
        if (utcMs == CivilTime.BAD) {
            return CivilTime.BAD;
        }
        yearAndMonth = ByteWords.load(text, from);
        tens = text[from + DAY_OF_MONTH];
        ones = text[from + DAY_OF_MONTH + 1];
        dayMs = utcMs / DAY_MS * DAY_MS; // years begin at 1970
        return utcMs - 1000L * offsetSec;
    }
}
