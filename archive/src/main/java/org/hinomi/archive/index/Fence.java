// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.index;

import java.util.Arrays;

/** The first address of each page of a file, by family, so that a lookup knows the one page to read. Immutable. */
final class Fence {

    private final int ipv6Below;
    private final int[] ipv4;
    private final long[] highs;
    private final long[] lows;

    /**
     * A fence.
     *
     * @param ipv6Below pages of the first family
     * @param ipv4 first addresses of the IPv4 pages
     * @param highs upper halves of the first addresses of the IPv6 pages of both families
     * @param lows their lower halves
     */
    private Fence(int ipv6Below, int[] ipv4, long[] highs, long[] lows) {
        this.ipv6Below = ipv6Below;
        this.ipv4 = ipv4;
        this.highs = highs;
        this.lows = lows;
    }

    static Fence read(ByteReader in, int[] pagesByFamily) {
        int below = pagesByFamily[IndexFormat.Families.IPV6_BELOW];
        int[] ipv4 = new int[pagesByFamily[IndexFormat.Families.IPV4]];
        Arrays.setAll(ipv4, i -> in.readInt());
        long[] highs = new long[below + pagesByFamily[IndexFormat.Families.IPV6]];
        long[] lows = new long[highs.length];
        for (int i = 0; i < highs.length; i++) {
            highs[i] = in.readLong();
            lows[i] = in.readLong();
        }
        return new Fence(below, ipv4, highs, lows);
    }

    int pages() {
        return ipv4.length + highs.length;
    }

    /**
     * The page where an address can be, found by galloping from an earlier one.
     *
     * @param from a page of the same family not behind the wanted one, or the family's {@link #firstPage}
     * @return -1 where it stands before the family's first page
     */
    int pageOf(int family, long high, long low, int from) {
        return family == IndexFormat.Families.IPV4 ? ipv4Page((int) low, from) : ipv6Page(family, high, low, from);
    }

    /** The first page of a family, the page behind the last one before it where it has none. */
    int firstPage(int family) {
        return switch (family) {
            case IndexFormat.Families.IPV6_BELOW -> 0;
            case IndexFormat.Families.IPV4 -> ipv6Below;
            default -> ipv6Below + ipv4.length;
        };
    }

    private int ipv4Page(int bits, int from) {
        int least = from - ipv6Below;
        if (ipv4.length == 0 || Integer.compareUnsigned(ipv4[least], bits) > 0) {
            return -1;
        }
        int step = 1;
        int low = least;
        int high = least + step;
        while (high < ipv4.length && Integer.compareUnsigned(ipv4[high], bits) <= 0) {
            low = high;
            step <<= 1;
            high = low + step;
        }
        high = Math.min(high, ipv4.length);
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (Integer.compareUnsigned(ipv4[middle], bits) <= 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low + ipv6Below;
    }

    private int ipv6Page(int family, long wantedHigh, long wantedLow, int from) {
        boolean isBelow = family == IndexFormat.Families.IPV6_BELOW;
        int shift = isBelow ? 0 : ipv4.length;
        int end = isBelow ? ipv6Below : highs.length;
        int low = from - shift;
        if (low >= end || IndexFormat.compare(highs[low], lows[low], wantedHigh, wantedLow) > 0) {
            return -1;
        }
        int high = end;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (IndexFormat.compare(highs[middle], lows[middle], wantedHigh, wantedLow) <= 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low + shift;
    }
}
