// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.segment;

import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a sealed segment holds: its last frame, so that a reader can pass over it unread.
 *
 * @param rows sessions in it
 * @param leastStartMs the earliest start, {@link Long#MAX_VALUE} where it is empty
 * @param mostStartMs the latest start, {@link Long#MIN_VALUE} where it is empty
 * @param hoursMs first milliseconds of the UTC hours in which its sessions start
 */
public record SegmentInfo(long rows, long leastStartMs, long mostStartMs, SortedSet<Long> hoursMs) {

    public static final long HOUR_MS = 3_600_000;

    public SegmentInfo {
        hoursMs = Collections.unmodifiableSortedSet(new TreeSet<>(hoursMs));
    }

    /** Whether a session of it may start in {@code [fromMs, toMs)}. */
    public boolean mayHold(long fromMs, long toMs) {
        return mostStartMs >= fromMs && leastStartMs < toMs;
    }

    /** The first millisecond of the UTC hour. */
    public static long hourOf(long startMs) {
        return Math.floorDiv(startMs, HOUR_MS) * HOUR_MS;
    }

    byte[] toBytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeLong(rows);
        out.writeLong(leastStartMs);
        out.writeLong(mostStartMs);
        out.writeInt(hoursMs.size());
        for (long hour : hoursMs) {
            out.writeLong(hour);
        }
        return bytes.toByteArray();
    }

    static SegmentInfo read(DataInput in) throws IOException {
        long rows = in.readLong();
        long least = in.readLong();
        long most = in.readLong();
        SortedSet<Long> hours = new TreeSet<>();
        for (int left = in.readInt(); left > 0; left--) {
            hours.add(in.readLong());
        }
        return new SegmentInfo(rows, least, most, hours);
    }
}
