// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.table;

import java.util.Arrays;

/**
 * The IPv6 half of a {@link RangeTable}. The upper 16 bits of an address name its region. A region with many ranges,
 * of which the real Internet has some dozens, is cut into slots of /32, the size that registries give to providers: a
 * {@link SlotIndex} over the slots of all such regions gives the value or, of a slot that ranges cut into pieces, the
 * few ranges to search. The ranges of any other region are searched at once.
 *
 * <p>Size: 384 KiB, 16 KiB for each region with slots, eight bytes a run, 20 bytes a range. Immutable, thread-safe.
 */
final class Ipv6Ranges {

    private static final int REGIONS = 1 << 16;
    private static final int SLOTS_A_REGION = 1 << 16;
    /** A region with fewer ranges is not worth 16 KiB of slots: searching it takes six steps. */
    private static final int MIN_RANGES_FOR_SLOTS = 64;
    /** 64 MiB of slots at most. */
    private static final int MAX_REGIONS_WITH_SLOTS = 1 << 12;

    /** The range that holds the first address of a region, and behind the last region the last range. */
    private final int[] firstOfRegion = new int[REGIONS + 1];
    /** The place of a region among those with slots, counted from 1; 0 for a region without. */
    private final char[] slottedPlace = new char[REGIONS];

    private final SlotIndex index;
    /** The value of all addresses of a run, or {@link #mixed}. */
    private final int[] runValues;
    /** No range has this value. */
    private final int mixed;
    /** The range that holds the first address of a run, and behind the last run the last range. */
    private final int[] firstRanges;

    private final long[] highStarts;
    private final long[] lowStarts;
    private final int[] values;

    Ipv6Ranges(RangeCells cells) {
        highStarts = cells.highStarts();
        lowStarts = cells.lowStarts();
        values = cells.values();
        mixed = cells.unusedValue();
        fillRegions();
        int[] slotted = slottedRegions();
        index = index(slotted.length);
        runValues = new int[index.runs()];
        firstRanges = new int[index.runs() + 1];
        fillRuns(slotted);
    }

    private void fillRegions() {
        int range = 0;
        for (int region = 0; region < REGIONS; region++) {
            range = rangeOf((long) region << 16, range);
            firstOfRegion[region] = range;
        }
        firstOfRegion[REGIONS] = values.length - 1;
    }

    /** The range that holds the first address with these upper 32 bits, sought from a range before it on. */
    private int rangeOf(long upper, int from) {
        int range = from;
        while (range + 1 < values.length
                && RangeCells.compare(highStarts[range + 1], lowStarts[range + 1], upper << 32, 0) <= 0) {
            range++;
        }
        return range;
    }

    /** Numbers the regions with slots and gives them in ascending order. */
    private int[] slottedRegions() {
        int[] slotted = new int[MAX_REGIONS_WITH_SLOTS];
        int count = 0;
        for (int region = 0; region < REGIONS && count < slotted.length; region++) {
            if (firstOfRegion[region + 1] - firstOfRegion[region] >= MIN_RANGES_FOR_SLOTS) {
                slotted[count++] = region;
                slottedPlace[region] = (char) count;
            }
        }
        return Arrays.copyOf(slotted, count);
    }

    private SlotIndex index(int regions) {
        SlotIndex.Builder builder = new SlotIndex.Builder(regions * SLOTS_A_REGION);
        for (int place = 0; place < regions; place++) {
            builder.begin(place * SLOTS_A_REGION);
        }
        for (int range = 0; range < values.length; range++) {
            int place = slottedPlace[region(highStarts[range])];
            if (place != 0) {
                int slot = slot(place, highStarts[range]);
                builder.begin(slot);
                boolean isInsideSlot = (int) highStarts[range] != 0 || lowStarts[range] != 0;
                if (isInsideSlot) {
                    builder.begin(slot + 1);
                }
            }
        }
        return builder.build();
    }

    private static int region(long high) {
        return (int) (high >>> 48);
    }

    private static int slot(int place, long high) {
        return (place - 1) * SLOTS_A_REGION + (int) (high >>> 32 & (SLOTS_A_REGION - 1));
    }

    private void fillRuns(int[] slotted) {
        if (slotted.length == 0) {
            return;
        }
        int[] firstSlots = index.firstSlots();
        int range = 0;
        for (int run = 0; run < firstSlots.length; run++) {
            int slot = firstSlots[run];
            int slotAfter = run + 1 < firstSlots.length ? firstSlots[run + 1] : slotted.length * SLOTS_A_REGION;
            range = rangeOf(upper(slotted, slot), range);
            boolean isCut = range + 1 < values.length && highStarts[range + 1] >>> 32 <= upper(slotted, slotAfter - 1);
            firstRanges[run] = range;
            runValues[run] = isCut ? mixed : values[range];
        }
        firstRanges[firstSlots.length] = values.length - 1;
    }

    /** The upper 32 bits of a slot's addresses. */
    private static long upper(int[] slotted, int slot) {
        return (long) slotted[slot / SLOTS_A_REGION] << 16 | slot % SLOTS_A_REGION;
    }

    int find(long high, long low) {
        int region = region(high);
        int place = slottedPlace[region];
        if (place == 0) {
            return search(firstOfRegion[region], firstOfRegion[region + 1], high, low);
        }
        int run = index.run(slot(place, high));
        int value = runValues[run];
        return value == mixed ? search(firstRanges[run], firstRanges[run + 1], high, low) : value;
    }

    /**
     * The value of an address between two ranges. Borders inside a /64 are rare, so that the upper halves mostly decide;
     * their comparison is written for a conditional move, because its outcome cannot be predicted.
     */
    private int search(int from, int to, long high, long low) {
        int range = from;
        for (int count = to - from + 1; count > 1; ) {
            int half = count >>> 1;
            int middle = range + half;
            range = Long.compareUnsigned(highStarts[middle], high) <= 0 ? middle : range;
            count -= half;
        }
        return highStarts[range] == high ? searchExactly(from, range, high, low) : values[range];
    }

    private int searchExactly(int from, int to, long high, long low) {
        int first = from;
        int last = to;
        while (first < last) {
            int middle = (first + last + 1) >>> 1;
            if (RangeCells.compare(highStarts[middle], lowStarts[middle], high, low) <= 0) {
                first = middle;
            } else {
                last = middle - 1;
            }
        }
        return values[first];
    }

    RangeCells cells() {
        RangeCells cells = new RangeCells();
        for (int range = 0; range < values.length; range++) {
            cells.add(highStarts[range], lowStarts[range], values[range]);
        }
        return cells;
    }

    int ranges() {
        return values.length;
    }

    long sizeBytes() {
        long ints = (long) firstOfRegion.length + runValues.length + firstRanges.length + values.length;
        long longs = (long) highStarts.length + lowStarts.length;
        return index.sizeBytes()
                + ints * Integer.BYTES
                + longs * Long.BYTES
                + (long) slottedPlace.length * Character.BYTES;
    }
}
