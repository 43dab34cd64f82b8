// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.index;

import java.util.Arrays;

/**
 * Sessions by block of inside addresses and institution, see {@link BlockTally}. They stay the bytes of the file, because ninety
 * days have millions of blocks. Immutable: thread-safe.
 */
public final class SeenBlocks {

    /** Of no session. */
    public static final SeenBlocks NONE = new BlockTally().seen();

    private final byte[] table;
    private final long rows;

    /** @param table as {@link BlockTally#write} wrote it; it must not be changed */
    SeenBlocks(byte[] table) {
        this.table = table;
        rows = reader().readVar();
    }

    private ByteReader reader() {
        ByteReader in = new ByteReader();
        in.reset(table, 0);
        return in;
    }

    /** Takes entries, those of a family in the order of their blocks. */
    public interface Receiver {

        /**
         * Takes an entry.
         *
         * @param isIpv4 whether the block is one of IPv4
         * @param bits that are the same within the block, at most 24 of IPv4 and 48 of IPv6
         * @param first the upper half of the block's first address; of IPv4 the address in the upper half of this long
         * @param institution that held the addresses then
         * @param parts sixteenths of the block in which sessions were, the lowest bit for the first
         * @param sessions how many had an end in it
         */
        void block(boolean isIpv4, int bits, long first, int institution, int parts, long sessions);
    }

    /** How many sessions were looked at: of others nobody knows the block. */
    public long rows() {
        return rows;
    }

    /** Gives all entries. */
    public void forEach(Receiver to) {
        ByteReader in = reader();
        in.readVar();
        BlockTable.read(
                in,
                (bits, first, institution, parts, sessions) ->
                        to.block(true, bits, first, institution, parts, sessions));
        BlockTable.read(
                in,
                (bits, first, institution, parts, sessions) ->
                        to.block(false, bits, first, institution, parts, sessions));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SeenBlocks blocks && Arrays.equals(table, blocks.table);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(table);
    }
}
