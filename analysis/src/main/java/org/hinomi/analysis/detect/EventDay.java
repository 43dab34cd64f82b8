// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect;

/**
 * The windows of event time that claims are counted in: days of Japan Standard Time (UTC+9, no daylight saving), the
 * working day of the institutions.
 */
public final class EventDay {

    public static final long LENGTH_MS = 24L * 60 * 60 * 1000;
    private static final long JST_OFFSET_MS = 9L * 60 * 60 * 1000;

    private EventDay() {}

    /** The first millisecond of the day that holds {@code timeMs}. */
    public static long startOf(long timeMs) {
        return Math.floorDiv(timeMs + JST_OFFSET_MS, LENGTH_MS) * LENGTH_MS - JST_OFFSET_MS;
    }
}
