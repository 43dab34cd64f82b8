// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.contact;

import org.hinomi.analysis.detect.EventDay;

/** The days of {@link EventDay} as numbers: days since 1970-01-01 in Japan Standard Time. */
final class Days {

    private static final long JST_OFFSET_MS = 9L * 60 * 60 * 1000;

    private Days() {}

    static int of(long timeMs) {
        return (int) Math.floorDiv(timeMs + JST_OFFSET_MS, EventDay.LENGTH_MS);
    }

    /** Milliseconds since the day began. */
    static int msOf(long timeMs) {
        return (int) Math.floorMod(timeMs + JST_OFFSET_MS, EventDay.LENGTH_MS);
    }

    static long startMs(int day) {
        return day * EventDay.LENGTH_MS - JST_OFFSET_MS;
    }
}
