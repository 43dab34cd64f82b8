// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate.world;

import java.util.Arrays;

/**
 * Draws an index with a probability in proportion to its weight, in constant time: the alias method (Walker 1977, in the
 * form of Vose 1991). Immutable.
 */
public final class Weighted {

    private final double[] threshold;
    private final int[] alias;

    public Weighted(double... weights) {
        int size = weights.length;
        double total = Arrays.stream(weights).sum();
        threshold = Arrays.stream(weights).map(weight -> weight * size / total).toArray();
        alias = new int[size];
        int[] small = new int[size];
        int[] large = new int[size];
        int smallCount = 0;
        int largeCount = 0;
        for (int i = 0; i < size; i++) {
            alias[i] = i;
            if (threshold[i] < 1) {
                small[smallCount++] = i;
            } else {
                large[largeCount++] = i;
            }
        }
        while (smallCount > 0 && largeCount > 0) {
            int poor = small[--smallCount];
            int rich = large[largeCount - 1];
            alias[poor] = rich;
            threshold[rich] -= 1 - threshold[poor];
            if (threshold[rich] < 1) {
                largeCount--;
                small[smallCount++] = rich;
            }
        }
        // What is left over is 1 but for rounding.
        Arrays.stream(small, 0, smallCount).forEach(i -> threshold[i] = 1);
    }

    /** Weights 1, 1/2^s, 1/3^s, … (Zipf's law). */
    public static Weighted zipf(int size, double exponent) {
        double[] weights = new double[size];
        for (int i = 0; i < size; i++) {
            weights[i] = Math.pow(i + 1.0, -exponent);
        }
        return new Weighted(weights);
    }

    public int draw(Chance chance) {
        double scaled = chance.uniform() * threshold.length;
        int index = (int) scaled;
        return scaled - index < threshold[index] ? index : alias[index];
    }
}
