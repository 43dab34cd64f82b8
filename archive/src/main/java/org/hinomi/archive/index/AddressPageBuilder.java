// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.index;

import java.util.Arrays;

/** Collects the addresses of one page. One thread only. */
final class AddressPageBuilder {

    private static final int MAX_IPV6 = IndexFormat.PAGE_DATA_BYTES / IndexFormat.IPV6_BYTES;

    private final int[] distances = new int[IndexFormat.MAX_PAGE_ENTRIES];
    private final long[] highs = new long[MAX_IPV6];
    private final long[] lows = new long[MAX_IPV6];
    private final byte[] page = new byte[IndexFormat.PAGE_BYTES];
    private int family;
    private int base;
    private long firstHigh;
    private long firstLow;
    private int size;

    int size() {
        return size;
    }

    int family() {
        return family;
    }

    /** Upper half of the page's first address. */
    long firstHigh() {
        return firstHigh;
    }

    long firstLow() {
        return firstLow;
    }

    /** Begins the next page. */
    void clear() {
        size = 0;
    }

    /** Adds an address that is greater than the last; false where it has to go to the next page. */
    boolean add(int ofFamily, long high, long low) {
        if (size == 0) {
            family = ofFamily;
            base = (int) low;
            firstHigh = high;
            firstLow = low;
        } else if (ofFamily != family) {
            return false;
        }
        return family == IndexFormat.Families.IPV4 ? addIpv4((int) low) : addIpv6(high, low);
    }

    private boolean addIpv4(int bits) {
        int distance = bits - base;
        if ((size + 1) * IndexFormat.width(distance) > IndexFormat.PAGE_DATA_BYTES * Byte.SIZE) {
            return false;
        }
        distances[size++] = distance;
        return true;
    }

    private boolean addIpv6(long high, long low) {
        if (size == MAX_IPV6) {
            return false;
        }
        highs[size] = high;
        lows[size] = low;
        size++;
        return true;
    }

    /** The page's bytes, good until the next call. */
    byte[] build(long attributeAt, int attributeBytes) {
        Arrays.fill(page, (byte) 0);
        boolean isIpv4 = family == IndexFormat.Families.IPV4;
        int width = isIpv4 ? IndexFormat.width(distances[size - 1]) : IndexFormat.IPV6_BITS;
        IndexFormat.CHARS.set(page, 4, (char) size);
        page[6] = (byte) width;
        IndexFormat.LONGS.set(page, 8, attributeAt);
        IndexFormat.INTS.set(page, 16, attributeBytes);
        if (isIpv4) {
            IndexFormat.INTS.set(page, 20, base);
            IndexFormat.pack(distances, size, width, page, IndexFormat.PAGE_HEAD_BYTES);
        } else {
            for (int i = 0; i < size; i++) {
                int at = IndexFormat.PAGE_HEAD_BYTES + i * IndexFormat.IPV6_BYTES;
                IndexFormat.LONGS.set(page, at, highs[i]);
                IndexFormat.LONGS.set(page, at + Long.BYTES, lows[i]);
            }
        }
        IndexFormat.INTS.set(page, 0, IndexFormat.checksum(page, 4, IndexFormat.PAGE_BYTES - 4));
        return page;
    }
}
