// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.index;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.hinomi.model.StableHash;
import org.hinomi.model.address.IpAddress;

/**
 * Gives inside hosts small numbers, in the order in which they come. An IPv4 host costs one look into memory; IPv6 hosts
 * are few enough for a map. One thread only.
 */
final class HostTable {

    private static final long NUMBER = 0xffff_ffffL;

    private long[] highs = new long[1024];
    private long[] lows = new long[1024];
    private int size;
    /** IPv4 address in the upper half, number plus one in the lower; 0 is free. */
    private long[] slots = new long[4096];

    private final Map<IpAddress, Integer> others = new HashMap<>();

    int size() {
        return size;
    }

    long[] highs() {
        return highs;
    }

    long[] lows() {
        return lows;
    }

    int numberOf(long high, long low) {
        return IpAddress.isIpv4(high, low)
                ? ipv4(low)
                : others.computeIfAbsent(new IpAddress(high, low), host -> add(high, low));
    }

    private int ipv4(long low) {
        int slot = slotOf((int) low);
        if (slots[slot] != 0) {
            return (int) slots[slot] - 1;
        }
        int number = add(0, low);
        slots[slot] = low << Integer.SIZE | (number + 1);
        if (size * 2L > slots.length) {
            rehash();
        }
        return number;
    }

    private int slotOf(int bits) {
        int mask = slots.length - 1;
        int slot = (int) StableHash.mix(bits) & mask;
        while (slots[slot] != 0 && (int) (slots[slot] >>> Integer.SIZE) != bits) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private int add(long high, long low) {
        if (size == highs.length) {
            highs = Arrays.copyOf(highs, size * 2);
            lows = Arrays.copyOf(lows, size * 2);
        }
        highs[size] = high;
        lows[size] = low;
        return size++;
    }

    private void rehash() {
        long[] old = slots;
        slots = new long[old.length * 2];
        for (long entry : old) {
            if ((entry & NUMBER) != 0) {
                slots[slotOf((int) (entry >>> Integer.SIZE))] = entry;
            }
        }
    }
}
