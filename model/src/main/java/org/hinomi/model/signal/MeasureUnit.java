// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.model.signal;

import java.util.Locale;
import org.hinomi.model.judgement.LocalText;

/** What a measured value counts, and how a person reads it. */
public enum MeasureUnit {
    /** A number of things. */
    COUNT,
    /** Bytes. */
    BYTES,
    /** Milliseconds of duration. */
    MILLIS,
    /** Hundredths of a whole, 0..100. */
    PERCENT,
    /** A port number. */
    PORT;

    private static final long SECOND = 1000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    /** The value in words: the unit is chosen so that two or three digits are read. */
    public LocalText text(long value) {
        return switch (this) {
            case COUNT -> same(String.format(Locale.ROOT, "%,d", value));
            case BYTES -> same(bytes(value));
            case MILLIS -> duration(value);
            case PERCENT -> same(value + " %");
            case PORT -> same(Long.toString(value));
        };
    }

    private static LocalText same(String text) {
        return new LocalText(text, text);
    }

    private static String bytes(long value) {
        if (value < 1000) {
            return value + " B";
        }
        double left = value;
        int step = 0;
        while (left >= 999.5 && step < 4) {
            left /= 1000;
            step++;
        }
        return String.format(Locale.ROOT, left < 9.95 ? "%.1f %s" : "%.0f %s", left, " kMGT".charAt(step) + "B");
    }

    private static LocalText duration(long ms) {
        if (ms < 2 * MINUTE) {
            long seconds = Math.round((double) ms / SECOND);
            return new LocalText(seconds + "秒", seconds + " s");
        }
        if (ms < 2 * HOUR) {
            long minutes = Math.round((double) ms / MINUTE);
            return new LocalText(minutes + "分", minutes + " min");
        }
        if (ms < 2 * DAY) {
            long hours = Math.round((double) ms / HOUR);
            return new LocalText(hours + "時間", hours + " h");
        }
        long days = Math.round((double) ms / DAY);
        return new LocalText(days + "日", days + " days");
    }
}
