// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.match;

import java.util.ArrayList;
import java.util.List;
import org.hinomi.analysis.table.PrefixTable;
import org.hinomi.model.indicator.Indicator;
import org.jspecify.annotations.Nullable;

/**
 * All indicators of one version, for lookup by address and time. A lookup allocates nothing. Immutable, thread-safe: a
 * new version is a new set.
 */
public final class IndicatorSet {

    /** The set that warns of nothing. */
    public static final IndicatorSet EMPTY = new IndicatorSet(List.of());

    private static final int FULL_LENGTH = 128;

    private final int size;
    private final AddressIndex addresses;
    private final PrefixTable prefixes;
    /** Each prefix's indicators, the first by order in front. */
    private final Indicator[][] ofPrefix;

    public IndicatorSet(List<Indicator> indicators) {
        size = indicators.size();
        addresses = new AddressIndex(indicators.stream()
                .filter(indicator -> indicator.prefix().length() == FULL_LENGTH)
                .toList());
        List<Indicator> blocks = indicators.stream()
                .filter(indicator -> indicator.prefix().length() < FULL_LENGTH)
                .toList();
        prefixes = new PrefixTable(blocks.stream().map(Indicator::prefix).toList());
        ofPrefix = group(blocks);
    }

    private Indicator[][] group(List<Indicator> blocks) {
        List<List<Indicator>> groups = new ArrayList<>();
        for (int i = 0; i < prefixes.size(); i++) {
            groups.add(new ArrayList<>(1));
        }
        blocks.forEach(block -> groups.get(prefixes.number(block.prefix())).add(block));
        return groups.stream()
                .map(group -> group.stream().sorted().toArray(Indicator[]::new))
                .toArray(Indicator[][]::new);
    }

    /**
     * Sifts {@code count} addresses.
     *
     * @param out takes all bits set where an indicator may name address {@code i} at some time, none where surely none does
     */
    void sift(long[] highs, long[] lows, int count, long[] out) {
        addresses.sift(highs, lows, count, out);
        if (prefixes.size() > 0) {
            int[] inBlock = new int[count];
            prefixes.find(highs, lows, count, inBlock);
            for (int i = 0; i < count; i++) {
                out[i] |= -(long) inBlock[i] >> (Long.SIZE - 1);
            }
        }
    }

    /** The first indicator in {@link Indicator}'s order that names the address and was valid then, or null. */
    public @Nullable Indicator find(long high, long low, long timeMs) {
        Indicator exact = addresses.find(high, low, timeMs);
        return exact != null ? exact : findBlock(high, low, timeMs);
    }

    private @Nullable Indicator findBlock(long high, long low, long timeMs) {
        for (int p = prefixes.find(high, low); p != PrefixTable.NONE; p = prefixes.wider(p)) {
            for (Indicator indicator : ofPrefix[p]) {
                if (indicator.isValidAt(timeMs)) {
                    return indicator;
                }
            }
        }
        return null;
    }

    /** Memory of the arrays that a lookup touches; the indicators themselves are the caller's. */
    public long sizeBytes() {
        return addresses.sizeBytes() + prefixes.sizeBytes();
    }

    /** How many indicators it holds. */
    public int size() {
        return size;
    }
}
