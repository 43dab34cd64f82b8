// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.border;

import java.util.Arrays;
import java.util.Random;

/** Log-normal numbers out of a table of quantiles, between which it draws evenly: one look instead of a logarithm. Immutable. */
final class SizeTable {

    private static final int CELL_BITS = 10;
    private static final int CELLS = 1 << CELL_BITS;
    private static final int REST_BITS = 32 - CELL_BITS;

    /** Quantiles of the standard normal distribution, from a large sample: nothing here needs more digits. */
    private static final double[] NORMAL = normalQuantiles();

    private final long[] edges = new long[CELLS + 1];

    SizeTable(double median, double sigma) {
        for (int i = 0; i <= CELLS; i++) {
            edges[i] = Math.round(median * Math.exp(sigma * NORMAL[i]));
        }
    }

    private static double[] normalQuantiles() {
        Random random = new Random(1);
        double[] sample = new double[CELLS * 64 + 1];
        Arrays.setAll(sample, i -> random.nextGaussian());
        Arrays.sort(sample);
        double[] quantiles = new double[CELLS + 1];
        Arrays.setAll(quantiles, i -> sample[i * 64]);
        return quantiles;
    }

    /** @param random 32 random bits, in the lower half */
    long draw(long random) {
        int cell = (int) (random >>> REST_BITS) & (CELLS - 1);
        long part = random & ((1 << REST_BITS) - 1);
        long low = edges[cell];
        return low + (((edges[cell + 1] - low) * part) >>> REST_BITS);
    }
}
