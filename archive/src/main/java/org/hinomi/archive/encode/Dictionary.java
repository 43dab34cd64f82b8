// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.encode;

import java.util.Arrays;
import org.hinomi.model.StableHash;

/** The distinct numbers of a column, in the order in which they come, and the place of each value. One thread only. */
final class Dictionary {

    private long[] numbers = new long[1024];
    private int size;
    /** Places plus one; 0 is free. Always at least four times as many as numbers, so that looks are short. */
    private int[] slots = new int[4096];

    int size() {
        return size;
    }

    long number(int place) {
        return numbers[place];
    }

    /**
     * Starts anew with these values.
     *
     * @param places takes the place of each value
     * @param limit how many numbers to take
     * @return false where there are more than {@code limit}: the dictionary is of no use then
     */
    boolean fill(long[] values, int count, long[] places, int limit) {
        size = 0;
        Arrays.fill(slots, 0);
        long last = count == 0 ? 0 : ~values[0];
        int lastPlace = 0;
        for (int i = 0; i < count; i++) {
            long value = values[i];
            if (value != last) {
                last = value;
                lastPlace = placeOf(value);
                if (size > limit) {
                    return false;
                }
            }
            places[i] = lastPlace;
        }
        return true;
    }

    private int placeOf(long value) {
        int slot = slotOf(value);
        if (slots[slot] != 0) {
            return slots[slot] - 1;
        }
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, size * 2);
            rehash();
            slot = slotOf(value);
        }
        numbers[size] = value;
        slots[slot] = ++size;
        return size - 1;
    }

    private int slotOf(long value) {
        int mask = slots.length - 1;
        int slot = (int) StableHash.mix(value) & mask;
        while (slots[slot] != 0 && numbers[slots[slot] - 1] != value) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void rehash() {
        slots = new int[slots.length * 2];
        for (int place = 0; place < size; place++) {
            slots[slotOf(numbers[place])] = place + 1;
        }
    }
}
