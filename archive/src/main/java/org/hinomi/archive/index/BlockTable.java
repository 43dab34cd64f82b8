// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.index;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.hinomi.model.StableHash;

/**
 * Sessions of one family by block of addresses and institution, and in which sixteenths of the block they were. It holds
 * at most {@value #MAX_ENTRIES} entries: beyond, blocks become sixteen times as wide. One thread only.
 *
 * <pre>
 * table = bits:1 entries entry*      bits that are the same within a block; entries by block, then by institution
 * entry = head institution? sixteenths:2? sessions
 *   head  the block's distance from the last, times 4; plus 1 where another institution than the last follows, plus 2
 *         where sixteenths follow, one bit each: otherwise all had sessions
 * </pre>
 *
 * <p>Numbers without a length are 7 bits a byte.
 */
final class BlockTable {

    /** Bits that tell a block's sixteenths apart. */
    static final int PART_BITS = 4;

    /** A day of a network with 16 million IPv4 addresses; some 300 KB in a file. */
    static final int MAX_ENTRIES = 1 << 16;

    private static final int ALL_PARTS = 0xffff;
    private static final int OTHER_INSTITUTION = 1;
    private static final int SOME_PARTS = 2;
    private static final int HEAD_BITS = 2;

    private int bits;
    private long[] blocks = new long[256];
    private int[] institutions = new int[256];
    private int[] parts = new int[256];
    /** Of an empty slot 0. */
    private long[] sessions = new long[256];

    private int size;
    private int lastSlot;

    /** @param bits of a block, as long as there is room */
    BlockTable(int bits) {
        this.bits = bits;
    }

    /** Takes entries in order. */
    interface Receiver {

        /**
         * Takes an entry.
         *
         * @param bits that are the same within the block
         * @param first the block's first address, or its upper half; an IPv4 address stands in the upper half of this long
         * @param parts of the block with sessions, the lowest bit for the first
         */
        void entry(int bits, long first, int institution, int parts, long sessions);
    }

    int size() {
        return size;
    }

    /** Counts sessions of an address; {@code value} as {@link Receiver#entry} has it. */
    void add(long value, int institution, long more) {
        int part = (int) (value >>> (Long.SIZE - PART_BITS - bits)) & (ALL_PARTS >>> (16 - PART_BITS));
        addParts(value >>> (Long.SIZE - bits), institution, 1 << part, more);
    }

    /** Counts an entry of another table. */
    void add(int ofBits, long first, int institution, int ofParts, long more) {
        widenTo(ofBits);
        if (ofBits == bits) {
            addParts(first >>> (Long.SIZE - bits), institution, ofParts, more);
        } else {
            add(first, institution, more); // the block lies within one part
        }
    }

    private void addParts(long block, int institution, int more, long moreSessions) {
        int slot = lastSlot;
        if (blocks[slot] != block || institutions[slot] != institution || sessions[slot] == 0) {
            slot = slotOf(block, institution);
            if (sessions[slot] == 0) {
                blocks[slot] = block;
                institutions[slot] = institution;
                size++;
            }
            lastSlot = slot;
        }
        parts[slot] |= more;
        sessions[slot] += moreSessions;
        if (size * 2 > blocks.length) {
            makeRoom();
        }
    }

    private int slotOf(long block, int institution) {
        int mask = blocks.length - 1;
        int slot = (int) StableHash.mix(block + StableHash.mix(institution)) & mask;
        while (sessions[slot] != 0 && (blocks[slot] != block || institutions[slot] != institution)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void makeRoom() {
        boolean isFull = size >= MAX_ENTRIES && bits > 2 * PART_BITS;
        if (isFull) {
            widenTo(bits - PART_BITS);
        } else {
            rehash(bits, blocks.length * 2);
        }
    }

    /** Makes blocks as wide as those of {@code wanted} bits, where they are narrower. */
    private void widenTo(int wanted) {
        if (wanted < bits) {
            rehash(wanted, blocks.length);
        }
    }

    private void rehash(int newBits, int capacity) {
        BlockTable old = new BlockTable(bits);
        old.blocks = blocks;
        old.institutions = institutions;
        old.parts = parts;
        old.sessions = sessions;
        bits = newBits;
        blocks = new long[capacity];
        institutions = new int[capacity];
        parts = new int[capacity];
        sessions = new long[capacity];
        size = 0;
        lastSlot = 0;
        for (int slot = 0; slot < old.blocks.length; slot++) {
            if (old.sessions[slot] > 0) {
                add(old.bits, old.firstOf(slot), old.institutions[slot], old.parts[slot], old.sessions[slot]);
            }
        }
    }

    private long firstOf(int slot) {
        return blocks[slot] << (Long.SIZE - bits);
    }

    void write(ByteStore to) {
        to.putByte(bits);
        to.putVar(size);
        long lastBlock = 0;
        int lastInstitution = 0;
        for (int slot : inOrder()) {
            boolean isOther = institutions[slot] != lastInstitution;
            boolean isPart = parts[slot] != ALL_PARTS;
            int marks = (isOther ? OTHER_INSTITUTION : 0) | (isPart ? SOME_PARTS : 0);
            to.putVar(((blocks[slot] - lastBlock) << HEAD_BITS) | marks);
            if (isOther) {
                to.putVar(institutions[slot]);
            }
            if (isPart) {
                to.putChar(parts[slot]);
            }
            to.putVar(sessions[slot]);
            lastBlock = blocks[slot];
            lastInstitution = institutions[slot];
        }
    }

    private int[] inOrder() {
        return IntStream.range(0, blocks.length)
                .filter(slot -> sessions[slot] > 0)
                .boxed()
                .sorted(Comparator.comparingLong((Integer slot) -> blocks[slot])
                        .thenComparingInt(slot -> institutions[slot]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Gives what {@link #write} wrote. */
    static void read(ByteReader from, Receiver to) {
        int bits = from.readByte();
        long block = 0;
        int institution = 0;
        for (long left = from.readVar(); left > 0; left--) {
            long head = from.readVar();
            block += head >>> HEAD_BITS;
            institution = (head & OTHER_INSTITUTION) == 0 ? institution : (int) from.readVar();
            int parts = (head & SOME_PARTS) == 0 ? ALL_PARTS : from.readChar();
            to.entry(bits, block << (Long.SIZE - bits), institution, parts, from.readVar());
        }
    }
}
