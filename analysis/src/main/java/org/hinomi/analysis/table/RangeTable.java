// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.table;

import org.hinomi.model.address.IpAddress;

/**
 * A number for every address: sorted ranges without overlap, IPv4 behind an index on its first 16 bits. Where the
 * ranges given overlapped, the narrowest won; of two of the same width the one with the smaller value. An address in no
 * range has the value {@link #NONE}.
 *
 * <p>A lookup allocates nothing. Immutable, thread-safe.
 */
public final class RangeTable {

    /** The value of an address that no range covers. */
    public static final int NONE = 0;

    /** A table without ranges. */
    public static final RangeTable EMPTY = new RangeTableBuilder().build();

    private static final int INDEX_SLOTS = 1 << 16;

    /** For each upper half of an IPv4 address the number of the range that holds its first address. */
    private final int[] ipv4Index;
    /** First addresses with the sign bit turned, so that signed comparison is the unsigned order. */
    private final int[] ipv4Starts;

    private final int[] ipv4Values;
    private final long[] highStarts;
    private final long[] lowStarts;
    private final int[] values;

    RangeTable(RangeCells ipv4Cells, RangeCells cells) {
        ipv4Starts = ipv4Cells.ipv4Starts();
        ipv4Values = ipv4Cells.values();
        ipv4Index = index(ipv4Starts);
        highStarts = cells.highStarts();
        lowStarts = cells.lowStarts();
        values = cells.values();
    }

    private static int[] index(int[] starts) {
        int[] index = new int[INDEX_SLOTS + 1];
        int range = 0;
        for (int slot = 0; slot < INDEX_SLOTS; slot++) {
            int first = slot << 16 ^ Integer.MIN_VALUE;
            while (range + 1 < starts.length && starts[range + 1] <= first) {
                range++;
            }
            index[slot] = range;
        }
        index[INDEX_SLOTS] = starts.length - 1;
        return index;
    }

    /** The value of the range that holds the address, or {@link #NONE}. */
    public int find(long high, long low) {
        return IpAddress.isIpv4(high, low) ? ipv4Values[findIpv4((int) low)] : values[findIpv6(high, low)];
    }

    private int findIpv4(int bits) {
        int slot = bits >>> 16;
        int wanted = bits ^ Integer.MIN_VALUE;
        int first = ipv4Index[slot];
        int last = ipv4Index[slot + 1];
        while (first < last) {
            int middle = (first + last + 1) >>> 1;
            if (ipv4Starts[middle] <= wanted) {
                first = middle;
            } else {
                last = middle - 1;
            }
        }
        return first;
    }

    private int findIpv6(long high, long low) {
        int first = 0;
        int last = values.length - 1;
        while (first < last) {
            int middle = (first + last + 1) >>> 1;
            if (RangeCells.compare(highStarts[middle], lowStarts[middle], high, low) <= 0) {
                first = middle;
            } else {
                last = middle - 1;
            }
        }
        return first;
    }

    /** How many ranges it took to hold the table, those without a value included. */
    public int ranges() {
        return ipv4Starts.length + values.length;
    }
}
