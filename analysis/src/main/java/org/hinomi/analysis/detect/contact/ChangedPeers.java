// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.contact;

import java.util.Arrays;
import org.hinomi.model.StableHash;

/**
 * Which other ends of one bucket have changed since contacts were judged last; of some it says so without cause, about one in
 * fifty where a bucket's thousand have changed, which costs a judgement and nothing else. One thread at a time.
 */
final class ChangedPeers {

    private static final int BITS = 1 << 16;

    private final long[] words = new long[BITS / Long.SIZE];
    private boolean isEmpty = true;

    void add(long high, long low) {
        long hash = StableHash.of(high, low);
        words[word(hash)] |= 1L << hash;
        isEmpty = false;
    }

    boolean mayHave(long high, long low) {
        long hash = StableHash.of(high, low);
        return (words[word(hash)] >>> hash & 1) != 0;
    }

    /** The lowest six bits choose the bit in its word; the highest eight are the same in a whole bucket. */
    private static int word(long hash) {
        return (int) (hash >>> Long.numberOfTrailingZeros(Long.SIZE)) & BITS / Long.SIZE - 1;
    }

    void clear() {
        if (!isEmpty) {
            Arrays.fill(words, 0);
            isEmpty = true;
        }
    }
}
