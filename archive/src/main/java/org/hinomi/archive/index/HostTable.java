// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.index;

import java.util.Arrays;
import org.hinomi.model.StableHash;

/** Gives inside hosts small numbers, in the order in which they come. One thread only. */
final class HostTable {

    private static final int FREE = -1;

    private long[] highs = new long[1024];
    private long[] lows = new long[1024];
    private int size;
    private int[] slots = new int[4096];

    HostTable() {
        Arrays.fill(slots, FREE);
    }

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
        int mask = slots.length - 1;
        int slot = (int) StableHash.mix(low ^ (high * 31)) & mask;
        while (slots[slot] != FREE) {
            int number = slots[slot];
            if (lows[number] == low && highs[number] == high) {
                return number;
            }
            slot = (slot + 1) & mask;
        }
        slots[slot] = size;
        return add(high, low);
    }

    private int add(long high, long low) {
        if (size == highs.length) {
            highs = Arrays.copyOf(highs, size * 2);
            lows = Arrays.copyOf(lows, size * 2);
        }
        highs[size] = high;
        lows[size] = low;
        size++;
        if (size * 3L > slots.length) {
            rehash();
        }
        return size - 1;
    }

    private void rehash() {
        slots = new int[slots.length * 2];
        Arrays.fill(slots, FREE);
        int mask = slots.length - 1;
        for (int number = 0; number < size; number++) {
            int slot = (int) StableHash.mix(lows[number] ^ (highs[number] * 31)) & mask;
            while (slots[slot] != FREE) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = number;
        }
    }
}
