// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LatenciesTest {

    @Test
    void percentilesGoByNearestRank() {
        Latencies latencies = new Latencies();
        for (long value = 200; value >= 1; value--) {
            latencies.add(value);
        }

        // Of 200 values the rank of p99 is 198.
        assertThat(latencies.percentile(99)).isEqualTo(198);
        assertThat(latencies.percentile(50)).isEqualTo(100);
        assertThat(latencies.percentile(0.1)).isEqualTo(1);
        assertThat(latencies.max()).isEqualTo(200);
    }

    @Test
    void oneValueIsEveryPercentile() {
        Latencies latencies = new Latencies();
        latencies.add(7);

        assertThat(latencies.percentile(1)).isEqualTo(7);
        assertThat(latencies.percentile(99.9)).isEqualTo(7);
    }

    @Test
    void atLeastTheShareOfAllValuesIsNotAboveThePercentile() {
        long seed = 20_260_401;
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            long[] values = random.longs(1 + random.nextInt(50), 0, 20).toArray();
            double percent = 0.5 + random.nextInt(199) / 2.0;
            Latencies latencies = new Latencies();
            for (long value : values) {
                latencies.add(value);
            }
            long found = latencies.percentile(percent);
            long notAbove =
                    java.util.Arrays.stream(values).filter(v -> v <= found).count();
            long below = java.util.Arrays.stream(values).filter(v -> v < found).count();

            assertThat(notAbove).as("seed %d", seed).isGreaterThanOrEqualTo((long)
                    Math.ceil(percent / 100 * values.length));
            assertThat(below).as("seed %d", seed).isLessThan((long) Math.ceil(percent / 100 * values.length));
        }
    }

    @Test
    void noValueHasNoPercentile() {
        assertThatThrownBy(() -> new Latencies().percentile(99)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void percentOutsideItsRangeIsRefused() {
        assertThatThrownBy(() -> new Latencies().percentile(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Latencies().percentile(101)).isInstanceOf(IllegalArgumentException.class);
    }
}
