// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.border;

import org.hinomi.model.StableHash;

/** Random bits: SplitMix64 (Steele, Lea, Flood 2014). The JDK's costs more where ten draws make a line. One thread only. */
final class BorderDraws {

    private static final long STEP = 0x9e37_79b9_7f4a_7c15L;

    private long state;

    BorderDraws(long seed) {
        state = StableHash.mix(seed);
    }

    long next() {
        state += STEP;
        return StableHash.mix(state);
    }

    /** Uniform in 0 (with) to {@code bound} (without). */
    int below(int bound) {
        return (int) (((next() >>> 32) * bound) >>> 32);
    }
}
