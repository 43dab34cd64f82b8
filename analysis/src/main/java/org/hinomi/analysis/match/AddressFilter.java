// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.match;

/**
 * A Bloom filter whose bits of one key all lie in one 64-bit word (Putze, Sanders, Singler 2007, "Cache-, hash- and
 * space-efficient Bloom filters"), so that a miss costs one memory access. With 16 bits a key and four bits set some
 * 1 % of absent keys pass. Size: two to four bytes a key. Immutable once filled.
 */
final class AddressFilter {

    private static final int BITS_PER_KEY = 16;

    private final long[] words;

    AddressFilter(int keys) {
        long wanted = Math.max(1, (long) keys * BITS_PER_KEY / Long.SIZE);
        words = new long[(int) Math.min(1 << 28, Long.highestOneBit(wanted * 2 - 1))];
    }

    void add(long hash) {
        words[word(hash)] |= bits(hash);
    }

    /** All bits set for every key that was added and for a few others, else none: for use without a branch. */
    long mayContain(long hash) {
        long missing = bits(hash) & ~words[word(hash)];
        return ~((missing | -missing) >> (Long.SIZE - 1));
    }

    private int word(long hash) {
        return (int) (hash >>> 20) & (words.length - 1);
    }

    private static long bits(long hash) {
        return 1L << hash | 1L << (hash >>> 6) | 1L << (hash >>> 12) | 1L << (hash >>> 58);
    }

    long sizeBytes() {
        return (long) words.length * Long.BYTES;
    }
}
