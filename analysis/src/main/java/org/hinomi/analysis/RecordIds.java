// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.hinomi.analysis.table.LongIds;

/**
 * The ids of the records that one bucket has let through lately, in two generations: ids go into the young one; when it
 * is full or a day old, it becomes the old one, and the former old one is forgotten as a whole. So the work per record is
 * constant and the memory bounded. One thread at a time.
 */
final class RecordIds {

    /**
     * Ids of one generation, as many as fill a table of 2^17 places to three quarters: 1 MB. Over 256 buckets two generations
     * are at most 50 million ids, 400 MB in a checkpoint: one to two hours of a network of 600 million sessions a day, and
     * whole days of a smaller one. Sensors write a session's record again within minutes (log rotation, restart, two
     * shippers).
     */
    static final int MAX_IDS = 98_304;

    /** A file that is copied in again the same day counts once, where there are not too many records. */
    static final long MAX_AGE_MS = 24L * 60 * 60 * 1000;

    private LongIds young = new LongIds();
    /** Never changed any more: copies share it. */
    private LongIds old = new LongIds();

    private long youngSinceMs = Long.MAX_VALUE;

    /** See {@link LongIds#touch}. */
    long touch(long id) {
        return old.touch(id) ^ young.touch(id);
    }

    /** Whether the id is new; it is not from now on. Id 0 says that there is none, and is always new. */
    boolean isFirst(long id, long timeMs) {
        if (id == 0) {
            return true;
        }
        if (young.size() >= MAX_IDS || timeMs - MAX_AGE_MS > youngSinceMs) {
            turn();
        }
        youngSinceMs = Math.min(youngSinceMs, timeMs);
        return !old.contains(id) && young.add(id);
    }

    private void turn() {
        old = young;
        young = new LongIds();
        youngSinceMs = Long.MAX_VALUE;
    }

    RecordIds copy() {
        RecordIds copy = new RecordIds();
        copy.young = young.copy();
        copy.old = old;
        copy.youngSinceMs = youngSinceMs;
        return copy;
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(youngSinceMs);
        young.write(out);
        old.write(out);
    }

    void read(DataInput in) throws IOException {
        youngSinceMs = in.readLong();
        young = LongIds.read(in);
        old = LongIds.read(in);
    }
}
