// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.index;

import it.unimi.dsi.fastutil.longs.LongArrays;
import org.hinomi.model.address.IpAddress;

/** Sorts places of addresses by the addresses, unsigned; IPv4 without an object each. Stateless: thread-safe. */
final class AddressOrder {

    private AddressOrder() {}

    /** The places 0 to {@code count - 1} in the order of their addresses, equal ones as they stood. */
    static int[] of(long[] highs, long[] lows, int count) {
        int[] others = others(highs, lows, count);
        long[] ipv4 = new long[count - others.length];
        int filled = 0;
        for (int i = 0; i < count; i++) {
            if (IpAddress.isIpv4(highs[i], lows[i])) {
                ipv4[filled++] = lows[i] << Integer.SIZE | i;
            }
        }
        ipv4 = ContactOrder.sort(ipv4, Integer.SIZE);
        int below = 0;
        while (below < others.length
                && IndexFormat.family(highs[others[below]], lows[others[below]]) == IndexFormat.Families.IPV6_BELOW) {
            below++;
        }
        int[] order = new int[count];
        System.arraycopy(others, 0, order, 0, below);
        for (int i = 0; i < ipv4.length; i++) {
            order[below + i] = (int) ipv4[i];
        }
        System.arraycopy(others, below, order, below + ipv4.length, others.length - below);
        return order;
    }

    /** The places of addresses that are not IPv4, in their order. */
    private static int[] others(long[] highs, long[] lows, int count) {
        int[] places = new int[count];
        int size = 0;
        for (int i = 0; i < count; i++) {
            if (!IpAddress.isIpv4(highs[i], lows[i])) {
                places[size++] = i;
            }
        }
        // The sort is of signed numbers: with the sign bit flipped their order is that of unsigned ones.
        long[] upper = new long[size];
        long[] lower = new long[size];
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            upper[i] = highs[places[i]] ^ Long.MIN_VALUE;
            lower[i] = lows[places[i]] ^ Long.MIN_VALUE;
            order[i] = i;
        }
        LongArrays.radixSortIndirect(order, upper, lower, true);
        for (int i = 0; i < size; i++) {
            order[i] = places[order[i]];
        }
        return order;
    }
}
