// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.match;

import java.util.Comparator;
import java.util.List;
import org.hinomi.model.StableHash;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.indicator.Indicator;
import org.jspecify.annotations.Nullable;

/**
 * Indicators of single addresses in an open-addressing table with linear probing, behind an {@link AddressFilter}: the
 * table is touched by hits and by some 1 % of misses. Immutable, thread-safe.
 */
final class AddressIndex {

    /** Sorted, so that the indicators of one address stand together, the first by order in front. */
    private final Indicator[] indicators;
    /** Where an address's indicators begin, plus one; 0 for a free slot. At most half full. */
    private final int[] slots;

    private final AddressFilter filter;

    /** An index of indicators of full length. */
    AddressIndex(List<Indicator> all) {
        indicators = all.stream()
                .sorted(Comparator.comparing(
                                (Indicator indicator) -> indicator.prefix().address())
                        .thenComparing(Comparator.naturalOrder()))
                .toArray(Indicator[]::new);
        slots = new int[Math.max(2, Integer.highestOneBit(Math.max(1, indicators.length)) << 2)];
        filter = new AddressFilter(indicators.length);
        for (int i = 0; i < indicators.length; i++) {
            IpAddress address = indicators[i].prefix().address();
            boolean isFirst =
                    i == 0 || !address.equals(indicators[i - 1].prefix().address());
            if (isFirst) {
                insert(StableHash.of(address.high(), address.low()), i);
            }
        }
    }

    private void insert(long hash, int first) {
        int slot = slot(hash);
        while (slots[slot] != 0) {
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = first + 1;
        filter.add(hash);
    }

    private int slot(long hash) {
        return (int) hash & (slots.length - 1);
    }

    @Nullable
    Indicator find(long high, long low, long timeMs) {
        long hash = StableHash.of(high, low);
        return filter.mayContain(hash) ? probe(hash, high, low, timeMs) : null;
    }

    private @Nullable Indicator probe(long hash, long high, long low, long timeMs) {
        for (int slot = slot(hash); slots[slot] != 0; slot = (slot + 1) & (slots.length - 1)) {
            int first = slots[slot] - 1;
            if (isAt(first, high, low)) {
                return firstValid(first, high, low, timeMs);
            }
        }
        return null;
    }

    private @Nullable Indicator firstValid(int first, long high, long low, long timeMs) {
        for (int i = first; i < indicators.length && isAt(i, high, low); i++) {
            if (indicators[i].isValidAt(timeMs)) {
                return indicators[i];
            }
        }
        return null;
    }

    private boolean isAt(int indicator, long high, long low) {
        IpAddress address = indicators[indicator].prefix().address();
        return address.low() == low && address.high() == high;
    }
}
