// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.index;

import java.util.Arrays;

/**
 * Sorts numbers by their upper bits, a radix sort from the least digit (Knuth, TAOCP 3, 5.2.5, algorithm R): numbers with
 * the same upper bits keep their order. Stateless.
 */
final class ContactOrder {

    private static final int DIGIT_BITS = 11;
    private static final int MASK = (1 << DIGIT_BITS) - 1;

    private ContactOrder() {}

    /**
     * Sorts by the bits from {@code lowest} on, unsigned.
     *
     * @return the numbers in order, in this array or another
     */
    static long[] sort(long[] numbers, int lowest) {
        long varying = 0;
        for (long number : numbers) {
            varying |= number ^ numbers[0];
        }
        long[] source = numbers;
        long[] target = new long[numbers.length];
        int[] places = new int[1 << DIGIT_BITS];
        for (int shift = lowest; shift < Long.SIZE && varying >>> shift != 0; shift += DIGIT_BITS) {
            if ((varying >>> shift & MASK) == 0) {
                continue; // all have this digit
            }
            count(source, shift, places);
            for (long number : source) {
                target[places[(int) (number >>> shift) & MASK]++] = number;
            }
            long[] swapped = source;
            source = target;
            target = swapped;
        }
        return source;
    }

    private static void count(long[] numbers, int shift, int[] places) {
        Arrays.fill(places, 0);
        for (long number : numbers) {
            places[(int) (number >>> shift) & MASK]++;
        }
        int start = 0;
        for (int digit = 0; digit < places.length; digit++) {
            int count = places[digit];
            places[digit] = start;
            start += count;
        }
    }
}
