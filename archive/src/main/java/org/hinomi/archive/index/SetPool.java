// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.index;

import java.util.Arrays;

/** Keeps the institutions of many addresses, a single one as the number itself, others once each. One thread only. */
final class SetPool {

    private int[] numbers = new int[1024];
    private int numbersSize;
    private int[] starts = new int[256];
    private int sets;
    /** Place of a set, plus one, by its hash. */
    private int[] slots = new int[1024];

    /** A reference to a set, negative unless it has exactly one institution. */
    int put(InstitutionList list) {
        int[] sorted = list.sorted();
        int count = list.size();
        if (count == 1) {
            return sorted[0];
        }
        int slot = slotOf(sorted, count);
        if (slots[slot] == 0) {
            slots[slot] = add(sorted, count) + 1;
            int known = slots[slot] - 1;
            if (sets * 2 > slots.length) {
                rehash();
            }
            return ~known;
        }
        return ~(slots[slot] - 1);
    }

    /** Adds what a reference stands for to a list. */
    void get(int reference, InstitutionList to) {
        if (reference >= 0) {
            to.add(reference);
            return;
        }
        for (int i = starts[~reference]; i < starts[~reference + 1]; i++) {
            to.add(numbers[i]);
        }
    }

    private int add(int[] sorted, int count) {
        if (numbersSize + count > numbers.length) {
            numbers = Arrays.copyOf(numbers, Math.max(numbersSize + count, numbers.length * 2));
        }
        if (sets + 2 > starts.length) {
            starts = Arrays.copyOf(starts, starts.length * 2);
        }
        System.arraycopy(sorted, 0, numbers, numbersSize, count);
        numbersSize += count;
        starts[sets + 1] = numbersSize;
        return sets++;
    }

    private int slotOf(int[] sorted, int count) {
        int mask = slots.length - 1;
        int slot = hash(sorted, 0, count) & mask;
        while (slots[slot] != 0) {
            int known = slots[slot] - 1;
            if (Arrays.equals(numbers, starts[known], starts[known + 1], sorted, 0, count)) {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private static int hash(int[] from, int start, int end) {
        int hash = 1;
        for (int i = start; i < end; i++) {
            hash = 31 * hash + from[i];
        }
        return (hash * 0x9e37_79b9) >>> 7;
    }

    private void rehash() {
        slots = new int[slots.length * 2];
        int mask = slots.length - 1;
        for (int known = 0; known < sets; known++) {
            int slot = hash(numbers, starts[known], starts[known + 1]) & mask;
            while (slots[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = known + 1;
        }
    }
}
