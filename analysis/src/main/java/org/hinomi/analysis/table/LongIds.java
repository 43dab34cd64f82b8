// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.table;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A set of longs other than 0 in one array, three quarters full at the most. A library's set would do but for {@link #touch}: of
 * millions of ids each look is a miss of the cache, and many misses at once take as long as one. One thread at a time.
 */
public final class LongIds {

    private static final int FIRST_SLOTS = 16;
    private static final long SPREAD = 0x9e37_79b9_7f4a_7c15L; // 2^64 divided by the golden ratio

    private long[] slots = new long[FIRST_SLOTS];
    private int size;

    /** A set of the same ids. */
    public LongIds copy() {
        LongIds copy = new LongIds();
        copy.slots = slots.clone();
        copy.size = size;
        return copy;
    }

    public int size() {
        return size;
    }

    /** Brings the place of an id into the core's cache, as {@link LongRows#touch} does a row. */
    public long touch(long id) {
        return slots[slot(id, slots.length)];
    }

    public boolean contains(long id) {
        return slots[probe(id)] == id;
    }

    /** Adds an id other than 0; says whether it is new. */
    public boolean add(long id) {
        int slot = probe(id);
        if (slots[slot] == id) {
            return false;
        }
        slots[slot] = id;
        size++;
        if (size * 4L > slots.length * 3L) {
            grow();
        }
        return true;
    }

    private int probe(long id) {
        int slot = slot(id, slots.length);
        while (slots[slot] != 0 && slots[slot] != id) {
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }

    private static int slot(long id, int slots) {
        return (int) ((id * SPREAD) >>> Long.numberOfLeadingZeros(slots - 1));
    }

    private void grow() {
        long[] before = slots;
        slots = new long[before.length * 2];
        for (long id : before) {
            if (id != 0) {
                slots[probe(id)] = id;
            }
        }
    }

    /** {@code ids:int}, then the ids. */
    public void write(DataOutput out) throws IOException {
        out.writeInt(size);
        for (long id : slots) {
            if (id != 0) {
                out.writeLong(id);
            }
        }
    }

    /** Reads what {@link #write} wrote, in any order. */
    public static LongIds read(DataInput in) throws IOException {
        LongIds ids = new LongIds();
        for (int left = in.readInt(); left > 0; left--) {
            ids.add(in.readLong());
        }
        return ids;
    }
}
