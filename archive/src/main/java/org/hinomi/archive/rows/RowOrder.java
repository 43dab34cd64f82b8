// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.rows;

import it.unimi.dsi.fastutil.ints.IntArrays;
import it.unimi.dsi.fastutil.longs.LongArrays;
import java.util.Arrays;

/**
 * The order of hour files: by hour, outside address, inside address, start, and then all else, so that the same rows
 * always give the same file.
 *
 * <p>A radix sort from the least digit (Knuth, TAOCP 3, 5.2.5, algorithm R), eleven bits at a time, over two keys of 64
 * bits: first inside address and start within the hour, then hour and outside address. Each pass reads in order and
 * writes to 2048 places, so the work per row does not grow with the rows. An IPv4 address stands in its key as it is;
 * other addresses by their rank among those that occur, which costs a sort of them alone.
 */
public final class RowOrder {

    /** A digit's table of counts fits the first-level cache. */
    private static final int DIGIT_BITS = 11;

    private static final int DIGITS = 1 << DIGIT_BITS;
    private static final long HOUR_MS = 60 * 60 * 1000L;

    /** Milliseconds of an hour. */
    private static final int START_BITS = 22;

    /** All IPv4 addresses, and as many others before and behind them as a table can hold. */
    private static final int ADDRESS_BITS = 34;

    private final PackedRows rows;
    private final int size;
    private long[] keys;
    private long[] otherKeys;
    private int[] order;
    private int[] otherOrder;

    private RowOrder(PackedRows rows) {
        this.rows = rows;
        this.size = rows.size();
        keys = new long[size];
        otherKeys = new long[size];
        order = new int[size];
        otherOrder = new int[size];
    }

    /** The numbers of all rows, in their order. */
    public static int[] of(PackedRows rows) {
        RowOrder order = new RowOrder(rows);
        order.sort();
        return order.order;
    }

    /** The first millisecond of the UTC hour that holds {@code timeMs}. */
    public static long hourOf(long timeMs) {
        return Math.floorDiv(timeMs, HOUR_MS) * HOUR_MS;
    }

    /** Where the rows of the next hour begin. */
    public static int endOfHour(PackedRows rows, int[] order, int from) {
        long nextHourMs = hourOf(rows.startMs(order[from])) + HOUR_MS;
        int low = from + 1;
        int high = order.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (rows.startMs(order[middle]) < nextHourMs) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The first millisecond of a row's hour. */
    public static long hourMs(PackedRows rows, int row) {
        return hourOf(rows.startMs(row));
    }

    private void sort() {
        long firstHour = Long.MAX_VALUE;
        for (int row = 0; row < size; row++) {
            order[row] = row;
            firstHour = Math.min(firstHour, hourOf(rows.startMs(row)));
        }
        addressKeys(false);
        for (int row = 0; row < size; row++) {
            long startMs = rows.startMs(row);
            keys[row] = (keys[row] << START_BITS) | (startMs - hourOf(startMs));
        }
        byKeys();
        addressKeys(true);
        for (int row = 0; row < size; row++) {
            long hour = (hourOf(rows.startMs(row)) - firstHour) / HOUR_MS;
            keys[row] |= hour << ADDRESS_BITS;
        }
        gatherKeys();
        byKeys();
        sortTies();
    }

    /** Sets the key of each row, by its number, to its outside or inside address. */
    private void addressKeys(boolean isOutside) {
        int others = 0;
        for (int row = 0; row < size; row++) {
            long high = isOutside ? rows.outsideHigh(row) : rows.insideHigh(row);
            long low = isOutside ? rows.outsideLow(row) : rows.insideLow(row);
            if (PackedRows.isIpv4(high, low)) {
                keys[row] = low & 0xffff_ffffL;
            } else {
                otherOrder[others++] = row;
            }
        }
        rank(isOutside, Arrays.copyOf(otherOrder, others));
    }

    /** Puts addresses that are not IPv4 before or behind those that are, by rank. */
    private void rank(boolean isOutside, int[] members) {
        long[] highs = new long[members.length];
        long[] lows = new long[members.length];
        int[] byAddress = new int[members.length];
        for (int i = 0; i < members.length; i++) {
            int row = members[i];
            // The sort is of signed numbers.
            highs[i] = Long.MIN_VALUE ^ (isOutside ? rows.outsideHigh(row) : rows.insideHigh(row));
            lows[i] = Long.MIN_VALUE ^ (isOutside ? rows.outsideLow(row) : rows.insideLow(row));
            byAddress[i] = i;
        }
        LongArrays.radixSortIndirect(byAddress, highs, lows, false);
        long before = 0;
        for (int i = 0; i < members.length; i++) {
            before += isBeforeIpv4(highs[i], lows[i]) ? 1 : 0;
        }
        for (int row = 0; row < size; row++) {
            keys[row] += before; // members' keys are set below
        }
        long rank = -1;
        for (int i = 0; i < members.length; i++) {
            int at = byAddress[i];
            boolean isNew = i == 0 || highs[at] != highs[byAddress[i - 1]] || lows[at] != lows[byAddress[i - 1]];
            rank += isNew ? 1 : 0;
            keys[members[at]] = isBeforeIpv4(highs[at], lows[at]) ? rank : before + (1L << 32) + rank;
        }
    }

    private static boolean isBeforeIpv4(long flippedHigh, long flippedLow) {
        return flippedHigh == Long.MIN_VALUE
                && Long.compareUnsigned(flippedLow ^ Long.MIN_VALUE, 0xffff_0000_0000L) < 0;
    }

    /** Brings keys by row number into the present order. */
    private void gatherKeys() {
        for (int i = 0; i < size; i++) {
            otherKeys[i] = keys[order[i]];
        }
        swapKeys();
    }

    private void swapKeys() {
        long[] swapped = keys;
        keys = otherKeys;
        otherKeys = swapped;
    }

    /** Sorts order and keys together, by the keys as unsigned numbers; equal ones keep their order. */
    private void byKeys() {
        long used = 0;
        for (int i = 0; i < size; i++) {
            used |= keys[i];
        }
        int bits = Long.SIZE - Long.numberOfLeadingZeros(used);
        for (int shift = 0; shift < bits; shift += DIGIT_BITS) {
            byDigit(shift);
        }
    }

    private void byDigit(int shift) {
        int[] next = new int[DIGITS];
        for (int i = 0; i < size; i++) {
            next[(int) (keys[i] >>> shift) & (DIGITS - 1)]++;
        }
        int start = 0;
        for (int digit = 0; digit < DIGITS; digit++) {
            int count = next[digit];
            if (count == size) {
                return; // all rows have this digit
            }
            next[digit] = start;
            start += count;
        }
        for (int i = 0; i < size; i++) {
            int to = next[(int) (keys[i] >>> shift) & (DIGITS - 1)]++;
            otherKeys[to] = keys[i];
            otherOrder[to] = order[i];
        }
        swapKeys();
        int[] swapped = order;
        order = otherOrder;
        otherOrder = swapped;
    }

    /** Rows that both keys leave equal are few; they come by all else. */
    private void sortTies() {
        int from = 0;
        for (int i = 1; i <= size; i++) {
            if (i == size || !isTie(order[from], order[i], keys[from], keys[i])) {
                if (i - from > 1) {
                    IntArrays.mergeSort(order, from, i, rows::compare);
                }
                from = i;
            }
        }
    }

    private boolean isTie(int one, int other, long key, long otherKey) {
        return key == otherKey
                && rows.startMs(one) == rows.startMs(other)
                && rows.insideLow(one) == rows.insideLow(other)
                && rows.insideHigh(one) == rows.insideHigh(other);
    }
}
