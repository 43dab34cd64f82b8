// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.match;

import java.util.Comparator;
import java.util.List;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.indicator.Indicator;
import org.jspecify.annotations.Nullable;

/**
 * Indicators of single addresses in an open-addressing table with linear probing, behind an {@link AddressFilter}: the
 * table is touched by hits and by some 1 % of misses. A slot holds half of the hash beside the place of the indicator,
 * so that a miss which passed the filter ends in the slots.
 *
 * <p>Size: the filter's two to four bytes an address, 16 to 32 bytes an address for the slots, 16 bytes an indicator for
 * the addresses, in flat arrays; the indicators themselves are touched by hits alone. Immutable, thread-safe.
 */
final class AddressIndex {

    /** Half of the hash, above the place in the lower 32 bits. */
    private static final long TAG = 0xffff_ffff_0000_0000L;

    /** Sorted, so that the indicators of one address stand together, the first by order in front. */
    private final Indicator[] indicators;
    /** The addresses of {@link #indicators}. */
    private final long[] highs;

    private final long[] lows;
    /** Where an address's indicators begin, plus one, and its tag; 0 for a free slot. At most half full. */
    private final long[] slots;

    private final AddressFilter filter;

    /** An index of indicators of full length. */
    AddressIndex(List<Indicator> all) {
        indicators = all.stream()
                .sorted(Comparator.comparing(
                                (Indicator indicator) -> indicator.prefix().address())
                        .thenComparing(Comparator.naturalOrder()))
                .toArray(Indicator[]::new);
        highs = new long[indicators.length];
        lows = new long[indicators.length];
        slots = new long[Math.max(2, Integer.highestOneBit(Math.max(1, indicators.length)) << 2)];
        filter = new AddressFilter(indicators.length);
        for (int i = 0; i < indicators.length; i++) {
            IpAddress address = indicators[i].prefix().address();
            highs[i] = address.high();
            lows[i] = address.low();
            boolean isFirst = i == 0 || !isAt(i - 1, highs[i], lows[i]);
            if (isFirst) {
                insert(hash(highs[i], lows[i]), i);
            }
        }
    }

    /**
     * One round of multiplication and folding (the finisher of MurmurHash3, Appleby) over both halves: half the cost of the
     * stable hash; nothing outside this table depends on it.
     */
    private static long hash(long high, long low) {
        long mixed = (low ^ (high * 0x9e37_79b9_7f4a_7c15L)) * 0xff51_afd7_ed55_8ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ce_b9fe_1a85_ec53L;
        return mixed ^ (mixed >>> 33);
    }

    private void insert(long hash, int first) {
        int slot = slot(hash);
        while (slots[slot] != 0) {
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = (hash & TAG) | (first + 1);
        filter.add(hash);
    }

    private int slot(long hash) {
        return (int) hash & (slots.length - 1);
    }

    /**
     * Sifts {@code count} addresses: first the hashes of all, then the filter for all, so that its memory accesses overlap.
     *
     * @param out takes all bits set where the index may hold address {@code i}, none where it surely does not
     */
    void sift(long[] addressHighs, long[] addressLows, int count, long[] out) {
        for (int i = 0; i < count; i++) {
            out[i] = hash(addressHighs[i], addressLows[i]);
        }
        for (int i = 0; i < count; i++) {
            out[i] = filter.mayContain(out[i]);
        }
    }

    @Nullable
    Indicator find(long high, long low, long timeMs) {
        long hash = hash(high, low);
        return filter.mayContain(hash) == 0 ? null : probe(hash, high, low, timeMs);
    }

    private @Nullable Indicator probe(long hash, long high, long low, long timeMs) {
        for (int slot = slot(hash); slots[slot] != 0; slot = (slot + 1) & (slots.length - 1)) {
            int first = (int) slots[slot] - 1;
            boolean isSameTag = ((slots[slot] ^ hash) & TAG) == 0;
            if (isSameTag && isAt(first, high, low)) {
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
        return lows[indicator] == low && highs[indicator] == high;
    }

    long sizeBytes() {
        return filter.sizeBytes() + (long) (highs.length + lows.length + slots.length) * Long.BYTES;
    }
}
