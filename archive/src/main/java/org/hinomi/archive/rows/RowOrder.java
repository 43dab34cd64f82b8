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
 * <p>A radix sort from the least digit (Knuth, TAOCP 3, 5.2.5, algorithm R) by hour and outside address, eleven bits at a
 * time; then each outside address's rows by inside address and start within the hour: few by insertion, many by radix again,
 * which stays within the cache. So the work per row hardly grows with the rows, and a row itself is read once, in front. An
 * IPv4 address stands in its key as it is; other addresses by their rank among those that occur, which costs a sort of
 * them alone. Keeps its room, 32 bytes a row, for the next rows. One thread only.
 */
public final class RowOrder {

    /** A digit's table of counts fits the first-level cache. */
    private static final int DIGIT_BITS = 11;

    /** Of groups that are hardly larger than a table of counts. */
    private static final int SHORT_DIGIT_BITS = 8;

    private static final int SHORT_DIGITS_BELOW = 4096;

    /** Below, insertion takes less time than counting. */
    private static final int INSERTION_BELOW = 40;

    private static final long HOUR_MS = 60 * 60 * 1000L;

    /** Milliseconds of an hour. */
    private static final int START_BITS = 22;

    /** All IPv4 addresses, and as many others before and behind them as a table can hold. */
    private static final int ADDRESS_BITS = 34;

    private static final long NOT_IPV4 = -1;

    private final int[] counts = new int[1 << DIGIT_BITS];
    private PackedRows rows = new PackedRows(0);
    private int size;
    /** Inside address and start, by the number of the row. */
    private long[] insideKeys = new long[0];
    /** Hour and outside address: first by the number of the row, then in order. */
    private long[] outsideKeys = new long[0];

    private long[] spareKeys = new long[0];
    private int[] order = new int[0];
    private int[] spareOrder = new int[0];

    /**
     * Sorts these rows.
     *
     * @return the numbers of all rows, in their order, at the beginning of an array; good until the next call
     */
    public int[] sort(PackedRows of) {
        rows = of;
        size = of.size();
        if (order.length < size) {
            insideKeys = new long[size];
            outsideKeys = new long[size];
            spareKeys = new long[size];
            order = new int[size];
            spareOrder = new int[size];
        }
        sort();
        return order;
    }

    /** The first millisecond of the UTC hour that holds {@code timeMs}. */
    public static long hourOf(long timeMs) {
        return Math.floorDiv(timeMs, HOUR_MS) * HOUR_MS;
    }

    /** Where the rows of the next hour begin. */
    public static int endOfHour(PackedRows rows, int[] order, int from) {
        long nextHourMs = hourOf(rows.startMs(order[from])) + HOUR_MS;
        int low = from + 1;
        int high = rows.size();
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
        readKeys();
        rank(true, outsideKeys);
        rank(false, insideKeys);
        addTimes();
        radix(outsideKeys, spareKeys, 0, size, DIGIT_BITS);
        long[] insideInOrder = spareKeys;
        for (int i = 0; i < size; i++) {
            insideInOrder[i] = insideKeys[order[i]];
        }
        for (int from = 0; from < size; ) {
            int to = from + 1;
            while (to < size && outsideKeys[to] == outsideKeys[from]) {
                to++;
            }
            sortGroup(insideInOrder, from, to);
            from = to;
        }
    }

    /** Sorts one outside address's rows; the room of {@link #insideKeys} is free by now. */
    private void sortGroup(long[] inside, int from, int to) {
        if (to - from < INSERTION_BELOW) {
            insert(inside, from, to);
        } else {
            int digitBits = to - from < SHORT_DIGITS_BELOW ? SHORT_DIGIT_BITS : DIGIT_BITS;
            radix(inside, insideKeys, from, to, digitBits);
        }
        sortTies(inside, from, to);
    }

    /** Sets the keys of IPv4 addresses to these, and marks the others. */
    private void readKeys() {
        for (int row = 0; row < size; row++) {
            order[row] = row;
            outsideKeys[row] = ipv4Key(rows.outsideHigh(row), rows.outsideLow(row));
            insideKeys[row] = ipv4Key(rows.insideHigh(row), rows.insideLow(row));
        }
    }

    private static long ipv4Key(long high, long low) {
        return PackedRows.isIpv4(high, low) ? low & 0xffff_ffffL : NOT_IPV4;
    }

    /** Puts addresses that are not IPv4 before or behind those that are, by rank. */
    private void rank(boolean isOutside, long[] of) {
        int[] members = membersOf(of);
        long[] highs = new long[members.length];
        long[] lows = new long[members.length];
        int[] byAddress = new int[members.length];
        long before = 0;
        for (int i = 0; i < members.length; i++) {
            int row = members[i];
            // The sort is of signed numbers.
            highs[i] = Long.MIN_VALUE ^ (isOutside ? rows.outsideHigh(row) : rows.insideHigh(row));
            lows[i] = Long.MIN_VALUE ^ (isOutside ? rows.outsideLow(row) : rows.insideLow(row));
            byAddress[i] = i;
            before += isBeforeIpv4(highs[i], lows[i]) ? 1 : 0;
        }
        LongArrays.radixSortIndirect(byAddress, highs, lows, false);
        for (int row = 0; before > 0 && row < size; row++) {
            of[row] += before; // members' keys are set below
        }
        long rank = -1;
        for (int i = 0; i < members.length; i++) {
            int at = byAddress[i];
            boolean isNew = i == 0 || highs[at] != highs[byAddress[i - 1]] || lows[at] != lows[byAddress[i - 1]];
            rank += isNew ? 1 : 0;
            of[members[at]] = isBeforeIpv4(highs[at], lows[at]) ? rank : before + (1L << 32) + rank;
        }
    }

    private int[] membersOf(long[] of) {
        int count = 0;
        for (int row = 0; row < size; row++) {
            if (of[row] == NOT_IPV4) {
                spareOrder[count++] = row;
            }
        }
        return Arrays.copyOf(spareOrder, count);
    }

    private static boolean isBeforeIpv4(long flippedHigh, long flippedLow) {
        return flippedHigh == Long.MIN_VALUE
                && Long.compareUnsigned(flippedLow ^ Long.MIN_VALUE, 0xffff_0000_0000L) < 0;
    }

    /** Puts the hour above the outside address, and the start within it below the inside address. */
    private void addTimes() {
        long firstHour = Long.MAX_VALUE;
        for (int row = 0; row < size; row++) {
            long hour = Math.floorDiv(rows.startMs(row), HOUR_MS);
            spareKeys[row] = hour;
            firstHour = Math.min(firstHour, hour);
            insideKeys[row] = insideKeys[row] << START_BITS | (rows.startMs(row) - hour * HOUR_MS);
        }
        for (int row = 0; row < size; row++) {
            outsideKeys[row] |= (spareKeys[row] - firstHour) << ADDRESS_BITS;
        }
    }

    private void insert(long[] keys, int from, int to) {
        for (int i = from + 1; i < to; i++) {
            long key = keys[i];
            int row = order[i];
            int place = i;
            while (place > from && keys[place - 1] > key) {
                keys[place] = keys[place - 1];
                order[place] = order[place - 1];
                place--;
            }
            keys[place] = key;
            order[place] = row;
        }
    }

    /** Sorts keys, none negative, and {@link #order} with them; equal keys keep their order. */
    private void radix(long[] keys, long[] spare, int from, int to, int digitBits) {
        long varying = 0;
        for (int i = from; i < to; i++) {
            varying |= keys[i] ^ keys[from];
        }
        long[] source = keys;
        long[] target = spare;
        int[] sourceOrder = order;
        int[] targetOrder = spareOrder;
        int mask = (1 << digitBits) - 1;
        boolean isElsewhere = false;
        for (int shift = 0; shift < Long.SIZE && varying >>> shift != 0; shift += digitBits) {
            if ((varying >>> shift & mask) == 0) {
                continue; // all rows have this digit
            }
            placeByDigit(source, from, to, shift, mask);
            for (int i = from; i < to; i++) {
                int place = counts[(int) (source[i] >>> shift) & mask]++;
                target[place] = source[i];
                targetOrder[place] = sourceOrder[i];
            }
            long[] swappedKeys = source;
            source = target;
            target = swappedKeys;
            int[] swappedOrder = sourceOrder;
            sourceOrder = targetOrder;
            targetOrder = swappedOrder;
            isElsewhere = !isElsewhere;
        }
        if (isElsewhere) {
            System.arraycopy(source, from, keys, from, to - from);
            System.arraycopy(sourceOrder, from, order, from, to - from);
        }
    }

    /** Sets the counts to where the first row with each digit comes to stand. */
    private void placeByDigit(long[] keys, int from, int to, int shift, int mask) {
        Arrays.fill(counts, 0, mask + 1, 0);
        for (int i = from; i < to; i++) {
            counts[(int) (keys[i] >>> shift) & mask]++;
        }
        int start = from;
        for (int digit = 0; digit <= mask; digit++) {
            int count = counts[digit];
            counts[digit] = start;
            start += count;
        }
    }

    /** Rows that the keys leave equal are few; they come by all else. */
    private void sortTies(long[] keys, int from, int to) {
        int start = from;
        for (int i = from + 1; i <= to; i++) {
            if (i == to || keys[i] != keys[start]) {
                if (i - start > 1) {
                    IntArrays.mergeSort(order, start, i, rows::compare);
                }
                start = i;
            }
        }
    }
}
