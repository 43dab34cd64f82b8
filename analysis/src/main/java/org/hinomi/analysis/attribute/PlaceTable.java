// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.attribute;

import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import org.hinomi.analysis.table.RangeTable;

/**
 * Country and AS of an address in one search: the ranges of both tables laid over each other, and a list of the pairs
 * that occur. Rows pay for one search this way; the two tables stay for single questions. Immutable, thread-safe.
 */
final class PlaceTable {

    private static final int AS_BITS = 32;

    private final RangeTable pairs;
    /** The country above the lower 32 bits, the AS number in them; pair 0 knows neither. */
    private final long[] places;

    PlaceTable(CountryTable countries, AsTable asNumbers) {
        LongArrayList found = new LongArrayList();
        Long2IntOpenHashMap numbers = new Long2IntOpenHashMap();
        found.add(0);
        numbers.put(0, RangeTable.NONE);
        pairs = RangeTable.join(countries.ranges(), asNumbers.ranges(), (country, asNumber) -> {
            long place = (long) country << AS_BITS | Integer.toUnsignedLong(asNumber);
            int number = numbers.getOrDefault(place, found.size());
            if (number == found.size()) {
                found.add(place);
                numbers.put(place, number);
            }
            return number;
        });
        places = found.toLongArray();
    }

    /** The numbers of the places of {@code count} addresses, as {@link RangeTable#find(long[], long[], int, int[])}. */
    void find(long[] highs, long[] lows, int count, int[] out) {
        pairs.find(highs, lows, count, out);
    }

    /** The country of a place, as {@link CountryTable#find} gives it. */
    char country(int number) {
        return (char) (places[number] >>> AS_BITS);
    }

    /** The AS of a place, as {@link AsTable#find} gives it. */
    int asNumber(int number) {
        return (int) places[number];
    }

    long sizeBytes() {
        return pairs.sizeBytes() + (long) places.length * Long.BYTES;
    }
}
