// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.index;

import java.util.Arrays;
import org.hinomi.model.address.IpAddress;

/** The addresses of a question, sorted. Immutable: thread-safe. */
final class AddressQuery {

    private final long[] highs;
    private final long[] lows;
    private final int[] starts = new int[IndexFormat.Families.COUNT + 1];

    AddressQuery(long[] highs, long[] lows) {
        if (highs.length != lows.length) {
            throw new IllegalArgumentException(highs.length + " upper and " + lows.length + " lower halves");
        }
        this.highs = highs.clone();
        this.lows = lows.clone();
        for (int i = 0; i < highs.length; i++) {
            if (i > 0 && IndexFormat.compare(highs[i - 1], lows[i - 1], highs[i], lows[i]) >= 0) {
                throw new IllegalArgumentException("addresses are not in order, without repeats");
            }
            starts[IndexFormat.family(highs[i], lows[i]) + 1]++;
        }
        Arrays.parallelPrefix(starts, Integer::sum);
    }

    int size() {
        return highs.length;
    }

    /** The first address of a family; the next family's is the end. */
    int start(int family) {
        return starts[family];
    }

    long high(int place) {
        return highs[place];
    }

    long low(int place) {
        return lows[place];
    }

    IpAddress address(int place) {
        return new IpAddress(highs[place], lows[place]);
    }
}
