// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.retro;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import org.hinomi.archive.segment.SegmentInfo;

/**
 * UTC hours in a row.
 *
 * @param fromMs first millisecond of the first, since the Unix epoch
 * @param toMs first millisecond after the last
 */
public record HourRange(long fromMs, long toMs) {

    /** How many hours it has. */
    public long hours() {
        return (toMs - fromMs) / SegmentInfo.HOUR_MS;
    }

    /** The hours, by their first milliseconds, as few ranges as they make. */
    public static List<HourRange> of(SortedSet<Long> hoursMs) {
        List<HourRange> ranges = new ArrayList<>();
        for (long hourMs : hoursMs) {
            boolean isNext = !ranges.isEmpty() && ranges.getLast().toMs == hourMs;
            long fromMs = isNext ? ranges.removeLast().fromMs : hourMs;
            ranges.add(new HourRange(fromMs, hourMs + SegmentInfo.HOUR_MS));
        }
        return ranges;
    }
}
