// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.hinomi.archive.segment.SegmentInfo;

/**
 * What a "no" of the archive rests on.
 *
 * @param fromMs asked from, milliseconds since the Unix epoch
 * @param toMs asked until before
 * @param hoursMs first milliseconds of the UTC hours, of those that touch the time asked for, with any session
 */
public record Coverage(long fromMs, long toMs, SortedSet<Long> hoursMs) {

    public Coverage {
        hoursMs = Collections.unmodifiableSortedSet(new TreeSet<>(hoursMs));
    }

    /** The hours of the time asked for without any session, in order. */
    public List<Long> missingHoursMs() {
        return LongStream.iterate(SegmentInfo.hourOf(fromMs), hour -> hour < toMs, hour -> hour + SegmentInfo.HOUR_MS)
                .boxed()
                .filter(hour -> !hoursMs.contains(hour))
                .toList();
    }
}
