// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.table;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.Arrays;
import java.util.function.IntBinaryOperator;
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

    /** Both sets of cells, which begin at the same address, laid over each other. */
    static RangeCells join(RangeCells a, RangeCells b, IntBinaryOperator join) {
        RangeCells joined = new RangeCells();
        int inA = 0;
        int inB = 0;
        joined.add(a.highs.getLong(0), a.lows.getLong(0), join.applyAsInt(a.values.getInt(0), b.values.getInt(0)));
        while (inA + 1 < a.values.size() || inB + 1 < b.values.size()) {
            int order = compareNext(a, inA + 1, b, inB + 1);
            inA += order <= 0 ? 1 : 0;
            inB += order >= 0 ? 1 : 0;
            RangeCells next = order <= 0 ? a : b;
            int cell = order <= 0 ? inA : inB;
            joined.add(
                    next.highs.getLong(cell),
                    next.lows.getLong(cell),
                    join.applyAsInt(a.values.getInt(inA), b.values.getInt(inB)));
        }
        return joined;
    }

    /** Which of two cells comes first; one behind the last comes after all. */
    private static int compareNext(RangeCells a, int inA, RangeCells b, int inB) {
        if (inA == a.values.size() || inB == b.values.size()) {
            return inB == b.values.size() ? -1 : 1;
        }
        return compare(a.highs.getLong(inA), a.lows.getLong(inA), b.highs.getLong(inB), b.lows.getLong(inB));
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
