// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.table;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntArrays;
import it.unimi.dsi.fastutil.ints.IntHeapPriorityQueue;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.function.IntPredicate;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.address.Prefix;

/** Collects ranges in any order, overlapping or not, and cuts them into a {@link RangeTable}. One thread only. */
public final class RangeTableBuilder {

    private final LongArrayList startHighs = new LongArrayList();
    private final LongArrayList startLows = new LongArrayList();
    private final LongArrayList endHighs = new LongArrayList();
    private final LongArrayList endLows = new LongArrayList();
    private final IntArrayList values = new IntArrayList();

    /** Adds a block of addresses. */
    public void add(Prefix prefix, int value) {
        add(prefix.address(), prefix.last(), value);
    }

    /** Adds the addresses from {@code first} to {@code last}, both included. */
    public void add(IpAddress first, IpAddress last, int value) {
        if (first.compareTo(last) > 0) {
            throw new IllegalArgumentException("a range ends after it starts: " + first + " to " + last);
        }
        startHighs.add(first.high());
        startLows.add(first.low());
        endHighs.add(last.high());
        endLows.add(last.low());
        values.add(value);
    }

    public RangeTable build() {
        RangeCells ipv4Cells = sweep(order(this::touchesIpv4)).ipv4Part();
        return new RangeTable(ipv4Cells, sweep(order(range -> !isInIpv4(range))));
    }

    /** Numbers of the wanted ranges by their first address. */
    private int[] order(IntPredicate isWanted) {
        IntArrayList order = new IntArrayList();
        for (int range = 0; range < values.size(); range++) {
            if (isWanted.test(range)) {
                order.add(range);
            }
        }
        int[] sorted = order.toIntArray();
        IntArrays.quickSort(
                sorted,
                (a, b) -> RangeCells.compare(
                        startHighs.getLong(a), startLows.getLong(a), startHighs.getLong(b), startLows.getLong(b)));
        return sorted;
    }

    /** Walks over every address at which the narrowest open range may change. */
    private RangeCells sweep(int[] order) {
        RangeCells cells = new RangeCells();
        IntHeapPriorityQueue open = new IntHeapPriorityQueue(this::compareWidth);
        long high = 0;
        long low = 0;
        int next = 0;
        while (true) {
            while (next < order.length && compareStart(order[next], high, low) == 0) {
                open.enqueue(order[next++]);
            }
            while (!open.isEmpty() && compareEnd(open.firstInt(), high, low) < 0) {
                open.dequeueInt();
            }
            cells.add(high, low, open.isEmpty() ? RangeTable.NONE : values.getInt(open.firstInt()));
            boolean hasStart = next < order.length;
            boolean hasEnd = !open.isEmpty() && compareEnd(open.firstInt(), -1, -1) != 0;
            if (!hasStart && !hasEnd) {
                return cells;
            }
            if (hasEnd && (!hasStart || isEndBeforeStart(open.firstInt(), order[next]))) {
                low = endLows.getLong(open.firstInt()) + 1;
                high = endHighs.getLong(open.firstInt()) + (low == 0 ? 1 : 0);
            } else {
                high = startHighs.getLong(order[next]);
                low = startLows.getLong(order[next]);
            }
        }
    }

    private boolean isEndBeforeStart(int ending, int starting) {
        return compareEnd(ending, startHighs.getLong(starting), startLows.getLong(starting)) < 0;
    }

    private int compareStart(int range, long high, long low) {
        return RangeCells.compare(startHighs.getLong(range), startLows.getLong(range), high, low);
    }

    private int compareEnd(int range, long high, long low) {
        return RangeCells.compare(endHighs.getLong(range), endLows.getLong(range), high, low);
    }

    private int compareWidth(int a, int b) {
        int byWidth = RangeCells.compare(widthHigh(a), widthLow(a), widthHigh(b), widthLow(b));
        return byWidth != 0 ? byWidth : Integer.compareUnsigned(values.getInt(a), values.getInt(b));
    }

    private long widthHigh(int range) {
        boolean isBorrowing = Long.compareUnsigned(endLows.getLong(range), startLows.getLong(range)) < 0;
        return endHighs.getLong(range) - startHighs.getLong(range) - (isBorrowing ? 1 : 0);
    }

    private long widthLow(int range) {
        return endLows.getLong(range) - startLows.getLong(range);
    }

    private boolean isInIpv4(int range) {
        return IpAddress.isIpv4(startHighs.getLong(range), startLows.getLong(range))
                && IpAddress.isIpv4(endHighs.getLong(range), endLows.getLong(range));
    }

    private boolean touchesIpv4(int range) {
        return compareStart(range, 0, IpAddress.IPV4_MARK | 0xffff_ffffL) <= 0
                && compareEnd(range, 0, IpAddress.IPV4_MARK) >= 0;
    }
}
