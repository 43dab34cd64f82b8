// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.border;

/**
 * Draws ranks after Zipf's law, rank {@code r} in proportion to {@code 1/(r+1)^s}, out of a table of quantiles: one look where the
 * alias method would need a table as long as the ranks are many. Ranks of one cell are equally likely, which shows in the long
 * tail only. Immutable.
 */
final class RankTable {

    private static final int CELL_BITS = 16;
    private static final int CELLS = 1 << CELL_BITS;

    private final int[] edges = new int[CELLS + 1];

    /**
     * @param size number of ranks
     * @param exponent Zipf's {@code s}, not 1
     */
    RankTable(int size, double exponent) {
        double power = 1 - exponent;
        double mass = Math.pow(size + 1.0, power) - 1;
        for (int i = 0; i <= CELLS; i++) {
            double share = (double) i / CELLS;
            edges[i] = (int) Math.min(size, Math.pow(1 + share * mass, 1 / power) - 1);
        }
    }

    /** @param random 64 random bits */
    int draw(long random) {
        int cell = (int) (random >>> (64 - CELL_BITS));
        int low = edges[cell];
        return low + (int) (((random & 0xffff_ffffL) * (edges[cell + 1] - low)) >>> 32);
    }
}
