// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate.writer;

/**
 * Time as a sensor in Japan writes it (UTC+9, no summer time). The date comes from the days since 1970 by Hinnant's "chrono-
 * Compatible Low-Level Date Algorithms", civil_from_days.
 */
final class JapanTime {

    private static final long ZONE_MS = 9 * 3_600_000L;
    private static final long DAY_MS = 86_400_000L;
    private static final String[] MONTHS = {
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
    };

    private JapanTime() {}

    /** {@code 2026/04/01 00:00:00}. */
    static ByteText addSlashed(ByteText out, long timeMs) {
        addDate(out, timeMs, "/");
        return addClock(out.add(' '), timeMs, ":");
    }

    /** {@code 2026-04-01T00:00:00.000}, without zone. */
    static ByteText addIso(ByteText out, long timeMs) {
        addDate(out, timeMs, "-");
        addClock(out.add('T'), timeMs, ":");
        return out.add('.').addPadded(Math.floorMod(timeMs, 1000L), 3);
    }

    /** {@code 20260401-000000}, for file names. */
    static ByteText addStamp(ByteText out, long timeMs) {
        addDate(out, timeMs, "");
        return addClock(out.add('-'), timeMs, "");
    }

    /** {@code 2026-04-01-00-00-00}, as Zeek writes it. */
    static ByteText addDashed(ByteText out, long timeMs) {
        addDate(out, timeMs, "-");
        return addClock(out.add('-'), timeMs, "-");
    }

    /** {@code Apr  1 00:00:00}, the time of BSD syslog (RFC 3164, 4.1.2). */
    static ByteText addSyslog(ByteText out, long timeMs) {
        int date = date(timeMs);
        int day = date % 100;
        out.add(MONTHS[date / 100 % 100 - 1]).add(day < 10 ? "  " : " ").add((long) day);
        return addClock(out.add(' '), timeMs, ":");
    }

    private static ByteText addDate(ByteText out, long timeMs, String separator) {
        int date = date(timeMs);
        return out.addPadded(date / 10_000, 4)
                .add(separator)
                .addPadded(date / 100 % 100, 2)
                .add(separator)
                .addPadded(date % 100, 2);
    }

    private static ByteText addClock(ByteText out, long timeMs, String separator) {
        long second = Math.floorMod(timeMs + ZONE_MS, DAY_MS) / 1000;
        return out.addPadded(second / 3600, 2)
                .add(separator)
                .addPadded(second / 60 % 60, 2)
                .add(separator)
                .addPadded(second % 60, 2);
    }

    /** Year, month and day as the number yyyymmdd. */
    private static int date(long timeMs) {
        long days = Math.floorDiv(timeMs + ZONE_MS, DAY_MS) + 719_468;
        long era = Math.floorDiv(days, 146_097L);
        int dayOfEra = (int) (days - era * 146_097);
        int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int shifted = (5 * dayOfYear + 2) / 153;
        int day = dayOfYear - (153 * shifted + 2) / 5 + 1;
        int month = shifted < 10 ? shifted + 3 : shifted - 9;
        long year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
        return (int) year * 10_000 + month * 100 + day;
    }
}
