// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.table;

import org.hinomi.model.address.IpAddress;

/**
 * The IPv4 half of a {@link RangeTable}. The space is cut into equal slots, /24 in a large table; a {@link SlotIndex}
 * finds the run of slots that an address lies in. Nearly all runs have one value, so that a lookup is two memory
 * accesses without a search; a slot that ranges cut into pieces is a run of its own and is searched.
 *
 * <p>Size: the index (4 MiB for /24 slots; 16 to 32 bytes a range in smaller tables), eight bytes a run, eight bytes a
 * range. Immutable, thread-safe.
 */
final class Ipv4Ranges {

    private static final int MAX_SLOT_BITS = 24;
    private static final int MIN_SLOT_BITS = 9;
    /** 2^6 slots a range and more: then few slots hold a range's border in their middle. */
    private static final int SLOTS_A_RANGE_LOG = 6;

    private final int slotBits;
    private final SlotIndex index;
    /** The value of all addresses of a run, or {@link #mixed}. */
    private final int[] runValues;
    /** No range has this value. */
    private final int mixed;
    /** The range that holds the first address of a run, and behind the last run the last range. */
    private final int[] firstRanges;
    /** First addresses with the sign bit turned, so that signed comparison is the unsigned order. */
    private final int[] starts;

    private final int[] values;

    Ipv4Ranges(RangeCells cells) {
        starts = cells.ipv4Starts();
        values = cells.values();
        mixed = cells.unusedValue();
        int lengthLog = Integer.SIZE - Integer.numberOfLeadingZeros(starts.length);
        slotBits = Math.clamp(lengthLog + SLOTS_A_RANGE_LOG, MIN_SLOT_BITS, MAX_SLOT_BITS);
        index = index();
        runValues = new int[index.runs()];
        firstRanges = new int[index.runs() + 1];
        fillRuns();
    }

    private SlotIndex index() {
        SlotIndex.Builder builder = new SlotIndex.Builder(1 << slotBits);
        for (int start : starts) {
            int bits = start ^ Integer.MIN_VALUE;
            int slot = slot(bits);
            builder.begin(slot);
            boolean isInsideSlot = bits << slotBits != 0;
            if (isInsideSlot) {
                builder.begin(slot + 1);
            }
        }
        return builder.build();
    }

    private int slot(int bits) {
        return bits >>> (Integer.SIZE - slotBits);
    }

    private int start(int slot) {
        return slot << (Integer.SIZE - slotBits) ^ Integer.MIN_VALUE;
    }

    private void fillRuns() {
        int[] firstSlots = index.firstSlots();
        int range = 0;
        for (int run = 0; run < firstSlots.length; run++) {
            while (range + 1 < starts.length && starts[range + 1] <= start(firstSlots[run])) {
                range++;
            }
            boolean isCut = range + 1 < starts.length
                    && (run + 1 == firstSlots.length || starts[range + 1] < start(firstSlots[run + 1]));
            firstRanges[run] = range;
            runValues[run] = isCut ? mixed : values[range];
        }
        firstRanges[firstSlots.length] = starts.length - 1;
    }

    int find(int bits) {
        return value(run(bits), bits);
    }

    /** The run that an address lies in. */
    int run(int bits) {
        return index.run(slot(bits));
    }

    /** The value of an address in a run. */
    int value(int run, int bits) {
        int value = runValues[run];
        return value == mixed ? search(run, bits ^ Integer.MIN_VALUE) : value;
    }

    private int search(int run, int wanted) {
        int first = firstRanges[run];
        int last = firstRanges[run + 1];
        while (first < last) {
            int middle = (first + last + 1) >>> 1;
            if (starts[middle] <= wanted) {
                first = middle;
            } else {
                last = middle - 1;
            }
        }
        return values[first];
    }

    RangeCells cells() {
        RangeCells cells = new RangeCells();
        for (int range = 0; range < starts.length; range++) {
            long bits = (starts[range] ^ Integer.MIN_VALUE) & 0xffff_ffffL;
            cells.add(0, IpAddress.IPV4_MARK | bits, values[range]);
        }
        return cells;
    }

    int ranges() {
        return starts.length;
    }

    long sizeBytes() {
        long ints = (long) runValues.length + firstRanges.length + starts.length + values.length;
        return index.sizeBytes() + ints * Integer.BYTES;
    }
}
