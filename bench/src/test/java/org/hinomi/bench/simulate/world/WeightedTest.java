// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class WeightedTest {

    private static final int DRAWS = 100_000;

    @Test
    void drawsInProportionToTheWeights() {
        double[] weights = {5, 0, 1, 3, 1};
        Weighted weighted = new Weighted(weights);
        Chance chance = Chance.ofSeed(3);
        int[] drawn = new int[weights.length];
        for (int i = 0; i < DRAWS; i++) {
            drawn[weighted.draw(chance)]++;
        }
        for (int i = 0; i < weights.length; i++) {
            // The weights' sum is 10.
            assertThat(drawn[i] / (double) DRAWS).isCloseTo(weights[i] / 10, within(0.01));
        }
    }
}
