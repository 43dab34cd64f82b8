// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.engine.state;

import java.util.Arrays;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.hinomi.analysis.Pipeline;

/**
 * Flink's keys of the pipeline's buckets. Flink maps a key to a key group by {@code murmur(hash) % maxParallelism}; the
 * keys 0..255 would leave 96 of 256 groups empty. So the key of bucket {@code b} is the least number whose group is
 * {@code b}: with as many groups as buckets each group holds exactly one, and each of p subtasks holds 256/p.
 */
public final class Buckets {

    private static final int NONE = -1;
    private static final int[] KEYS = keys();

    private Buckets() {}

    /** Flink's key of a bucket. */
    public static int keyOf(int bucket) {
        return KEYS[bucket];
    }

    private static int[] keys() {
        int[] keys = new int[Pipeline.BUCKETS];
        Arrays.fill(keys, NONE);
        int missing = keys.length;
        for (int candidate = 0; missing > 0; candidate++) {
            // The hash code of an Integer is its value.
            int group = KeyGroupRangeAssignment.computeKeyGroupForKeyHash(candidate, Pipeline.BUCKETS);
            if (keys[group] == NONE) {
                keys[group] = candidate;
                missing--;
            }
        }
        return keys;
    }
}
