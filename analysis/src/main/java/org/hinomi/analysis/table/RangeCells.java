// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.table;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.Arrays;
import org.hinomi.model.address.IpAddress;

/** Neighbouring ranges in ascending order while a table is built, each known by its first address. One thread only. */
final class RangeCells {

    private static final long IPV4_FIRST = IpAddress.IPV4_MARK;
    private static final long IPV4_LAST = IpAddress.IPV4_MARK | 0xffff_ffffL;

    private final LongArrayList highs = new LongArrayList();
    private final LongArrayList lows = new LongArrayList();
    private final IntArrayList values = new IntArrayList();

    static int compare(long high, long low, long otherHigh, long otherLow) {
        int byHigh = Long.compareUnsigned(high, otherHigh);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, otherLow);
    }

    /** Begins the next range, unless it only goes on with the value of the last one. */
    void add(long high, long low, int value) {
        if (!values.isEmpty() && values.topInt() == value) {
            return;
        }
        highs.add(high);
        lows.add(low);
        values.add(value);
    }

    /** The part of the cells in the IPv4 block, beginning with its first address. */
    RangeCells ipv4Part() {
        RangeCells part = new RangeCells();
        int first = 0;
        while (first + 1 < values.size() && compareAt(first + 1, IPV4_FIRST) <= 0) {
            first++;
        }
        part.add(0, IPV4_FIRST, values.getInt(first));
        for (int i = first + 1; i < values.size() && compareAt(i, IPV4_LAST) <= 0; i++) {
            part.add(0, lows.getLong(i), values.getInt(i));
        }
        return part;
    }

    private int compareAt(int cell, long low) {
        return compare(highs.getLong(cell), lows.getLong(cell), 0, low);
    }

    int[] ipv4Starts() {
        int[] starts = new int[lows.size()];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = (int) lows.getLong(i) ^ Integer.MIN_VALUE;
        }
        return starts;
    }

    long[] highStarts() {
        return highs.toLongArray();
    }

    long[] lowStarts() {
        return lows.toLongArray();
    }

    int[] values() {
        return values.toIntArray();
    }

    /** A number that is nobody's value: the smallest such. */
    int unusedValue() {
        int[] sorted = values();
        Arrays.sort(sorted);
        int unused = Integer.MIN_VALUE;
        for (int value : sorted) {
            unused += value == unused ? 1 : 0;
        }
        return unused;
    }
}
