// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.table;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import org.hinomi.model.address.Prefix;

/**
 * Longest prefix match with a way back: the narrowest prefix that holds an address, and from each prefix the next wider
 * one of the table. What the prefixes stand for is the caller's, by the prefix's number: 0 and up in the order of
 * {@link Prefix#compareTo}.
 *
 * <p>A lookup allocates nothing. Immutable, thread-safe.
 */
public final class PrefixTable {

    /** What stands for "no prefix". */
    public static final int NONE = -1;

    private final Prefix[] prefixes;
    private final int[] wider;
    private final RangeTable narrowest;

    /** A table of the prefixes; repeated ones count once. */
    public PrefixTable(Collection<Prefix> all) {
        prefixes = all.stream().distinct().sorted().toArray(Prefix[]::new);
        wider = new int[prefixes.length];
        RangeTableBuilder ranges = new RangeTableBuilder();
        Deque<Integer> around = new ArrayDeque<>();
        for (int i = 0; i < prefixes.length; i++) {
            while (!around.isEmpty() && !prefixes[around.peek()].contains(prefixes[i].address())) {
                around.pop();
            }
            wider[i] = around.isEmpty() ? NONE : around.peek();
            around.push(i);
            ranges.add(prefixes[i], i + 1);
        }
        narrowest = ranges.build();
    }

    /** The number of the narrowest prefix that holds the address, or {@link #NONE}. */
    public int find(long high, long low) {
        return narrowest.find(high, low) - 1;
    }

    /**
     * For {@code count} addresses the number of the narrowest prefix that holds it, plus one, or 0.
     *
     * @param out takes the result for address {@code i} at {@code i}
     */
    public void find(long[] highs, long[] lows, int count, int[] out) {
        narrowest.find(highs, lows, count, out);
    }

    /** The number of the next wider prefix around one of the table, or {@link #NONE}. */
    public int wider(int number) {
        return wider[number];
    }

    /** The number of a prefix, or {@link #NONE} where it is not in the table. */
    public int number(Prefix prefix) {
        int number = Arrays.binarySearch(prefixes, prefix);
        return number < 0 ? NONE : number;
    }

    /** Memory of the arrays that a lookup touches. */
    public long sizeBytes() {
        return narrowest.sizeBytes() + (long) wider.length * Integer.BYTES;
    }

    public int size() {
        return prefixes.length;
    }
}
