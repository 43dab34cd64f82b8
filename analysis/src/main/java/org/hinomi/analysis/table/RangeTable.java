// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.table;

import java.util.function.IntBinaryOperator;
import org.hinomi.model.address.IpAddress;

/**
 * A number for every address: sorted ranges without overlap, each family behind an index of its own. Where the ranges
 * given overlapped, the narrowest won; of two of the same width the one with the smaller value. An address in no range
 * has the value {@link #NONE}.
 *
 * <p>A lookup allocates nothing; for most addresses it is two memory accesses that depend on each other, so that a loop
 * over a column keeps several in flight. Immutable, thread-safe.
 */
public final class RangeTable {

    /** The value of an address that no range covers. */
    public static final int NONE = 0;

    /** A table without ranges. */
    public static final RangeTable EMPTY = new RangeTableBuilder().build();

    private final Ipv4Ranges ipv4;
    private final Ipv6Ranges ipv6;

    RangeTable(RangeCells ipv4Cells, RangeCells cells) {
        ipv4 = new Ipv4Ranges(ipv4Cells);
        ipv6 = new Ipv6Ranges(cells);
    }

    /** The table in which an address has the value that {@code join} gives of its values in two tables. */
    public static RangeTable join(RangeTable a, RangeTable b, IntBinaryOperator join) {
        return new RangeTable(
                RangeCells.join(a.ipv4.cells(), b.ipv4.cells(), join),
                RangeCells.join(a.ipv6.cells(), b.ipv6.cells(), join));
    }

    /** The value of the range that holds the address, or {@link #NONE}. */
    public int find(long high, long low) {
        return IpAddress.isIpv4(high, low) ? ipv4.find((int) low) : ipv6.find(high, low);
    }

    /**
     * The values of {@code count} addresses, step by step for all: so the memory accesses of some ten addresses are in
     * flight at a time. The IPv4 steps take every address for IPv4, because a branch that one row in twelve takes costs
     * more than the wasted work; what they say of IPv6 is overwritten.
     *
     * @param out takes the value of address {@code i} at {@code i}
     */
    public void find(long[] highs, long[] lows, int count, int[] out) {
        for (int i = 0; i < count; i++) {
            out[i] = ipv4.run((int) lows[i]);
        }
        for (int i = 0; i < count; i++) {
            out[i] = ipv4.value(out[i], (int) lows[i]);
        }
        for (int i = 0; i < count; i++) {
            if (!IpAddress.isIpv4(highs[i], lows[i])) {
                out[i] = ipv6.find(highs[i], lows[i]);
            }
        }
    }

    /** How many ranges it took to hold the table, those without a value included. */
    public int ranges() {
        return ipv4.ranges() + ipv6.ranges();
    }

    /** Memory of the table's arrays. */
    public long sizeBytes() {
        return ipv4.sizeBytes() + ipv6.sizeBytes();
    }
}
