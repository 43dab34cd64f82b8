// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.index;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Gathers institutions, each once. One thread only. */
final class InstitutionList {

    private static final int MAX_STAMPED = 1 << 16;

    private int[] numbers = new int[64];
    private int size;
    private boolean isSorted = true;
    /** The round in which an institution was last added. */
    private int[] stamps = new int[1024];

    private int round = 1;

    void clear() {
        size = 0;
        isSorted = true;
        round++;
    }

    int size() {
        return size;
    }

    void add(int institution) {
        if (isHeld(institution)) {
            return;
        }
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, size * 2);
        }
        isSorted &= size == 0 || numbers[size - 1] < institution;
        numbers[size++] = institution;
    }

    private boolean isHeld(int institution) {
        if (size > 0 && numbers[size - 1] == institution) {
            return true;
        }
        if (institution >= MAX_STAMPED) {
            return IntStream.range(0, size).anyMatch(i -> numbers[i] == institution);
        }
        if (institution >= stamps.length) {
            stamps = Arrays.copyOf(stamps, Math.max(institution + 1, stamps.length * 2));
        }
        boolean isHeld = stamps[institution] == round;
        stamps[institution] = round;
        return isHeld;
    }

    /** The numbers, sorted; the first {@link #size} count. */
    int[] sorted() {
        if (!isSorted) {
            Arrays.sort(numbers, 0, size);
            isSorted = true;
        }
        return numbers;
    }

    boolean isEqualTo(InstitutionList other) {
        return Arrays.equals(sorted(), 0, size, other.sorted(), 0, other.size);
    }

    Set<Integer> toSet() {
        if (size == 1) {
            return Set.of(numbers[0]);
        }
        return Arrays.stream(numbers, 0, size).boxed().collect(Collectors.toUnmodifiableSet());
    }
}
