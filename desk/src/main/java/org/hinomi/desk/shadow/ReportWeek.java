// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.desk.shadow;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A week from Monday, in Japan (ISO 8601: the first week of a year is the one with its first Thursday).
 *
 * @param year the week's year
 * @param week 1..53
 */
public record ReportWeek(int year, int week) implements Comparable<ReportWeek> {

    private static final ZoneId JST = ZoneId.of("Asia/Tokyo");
    private static final Pattern TEXT = Pattern.compile("(\\d{4})-W(\\d{2})");

    public ReportWeek {
        if (week < 1 || week > 53) {
            throw new IllegalArgumentException("week is 1..53, not " + week);
        }
    }

    /** The week that a moment falls into. */
    public static ReportWeek of(long timeMs) {
        LocalDate day = Instant.ofEpochMilli(timeMs).atZone(JST).toLocalDate();
        return new ReportWeek(day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }

    /** Reads {@link #toString}; empty where it is none, or the year has no such week. */
    public static Optional<ReportWeek> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int week = Integer.parseInt(matcher.group(2));
        if (week < 1 || week > 53) {
            return Optional.empty();
        }
        ReportWeek read = new ReportWeek(Integer.parseInt(matcher.group(1)), week);
        return Optional.of(read).filter(it -> of(it.fromMs()).equals(it));
    }

    private LocalDate monday() {
        return LocalDate.of(year, 1, 4)
                .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, week)
                .with(DayOfWeek.MONDAY);
    }

    /** Its first moment. */
    public long fromMs() {
        return monday().atStartOfDay(JST).toInstant().toEpochMilli();
    }

    /** The first moment after it. */
    public long toMs() {
        return monday().plusWeeks(1).atStartOfDay(JST).toInstant().toEpochMilli();
    }

    @Override
    public int compareTo(ReportWeek other) {
        return year != other.year ? Integer.compare(year, other.year) : Integer.compare(week, other.week);
    }

    /** {@code 2026-W48}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%04d-W%02d", year, week);
    }
}
