// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.harness;

import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.Arrays;

/** Every latency of a run, kept whole: percentiles are exact, by nearest rank. Thread-safe. */
public final class Latencies {

    private final LongArrayList values = new LongArrayList();

    public synchronized void add(long value) {
        values.add(value);
    }

    public synchronized int count() {
        return values.size();
    }

    /**
     * The least value that at least this share of all values does not exceed.
     *
     * @param percent more than 0, at most 100
     * @throws IllegalStateException where there is no value
     */
    public synchronized long percentile(double percent) {
        if (percent <= 0 || percent > 100) {
            throw new IllegalArgumentException("a percentile is above 0 and at most 100, not " + percent);
        }
        if (values.isEmpty()) {
            throw new IllegalStateException("no value, no percentile");
        }
        long[] sorted = values.toLongArray();
        Arrays.sort(sorted);
        int rank = (int) Math.ceil(percent / 100 * sorted.length);
        return sorted[Math.max(rank, 1) - 1];
    }

    public long max() {
        return percentile(100);
    }
}
