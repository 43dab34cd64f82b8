// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.index;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.hinomi.model.address.IpAddress;

/** Sorts places of addresses by the addresses, unsigned; IPv4 without an object each. Stateless: thread-safe. */
final class AddressOrder {

    private AddressOrder() {}

    /** The places 0 to {@code count - 1} in the order of their addresses, equal ones as they stood. */
    static int[] of(long[] highs, long[] lows, int count) {
        int[] others = IntStream.range(0, count)
                .filter(i -> !IpAddress.isIpv4(highs[i], lows[i]))
                .boxed()
                .sorted((a, b) -> IndexFormat.compare(highs[a], lows[a], highs[b], lows[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        long[] ipv4 = new long[count - others.length];
        int filled = 0;
        for (int i = 0; i < count; i++) {
            if (IpAddress.isIpv4(highs[i], lows[i])) {
                // the sign bit is flipped, so that signed order is that of unsigned addresses
                ipv4[filled++] = (lows[i] << Integer.SIZE | i) ^ Long.MIN_VALUE;
            }
        }
        Arrays.sort(ipv4);
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
}
