// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.hinomi.model.address.IpAddress;
import org.junit.jupiter.api.Test;

class NearSizesTest {

    private static final long SEED = 7;

    @Test
    void oneBareSegmentOrTwoPercentIsNear() {
        assertThat(NearSizes.isNear(1154, 1154 + 64)).isTrue();
        assertThat(NearSizes.isNear(1154, 1154 + 65)).isFalse();
        // 2 % of 102,000 is 2,040
        assertThat(NearSizes.isNear(100_000, 102_000)).isTrue();
        assertThat(NearSizes.isNear(100_000, 102_100)).isFalse();
    }

    @Test
    void aClassIsNoWiderThanTheTolerance() {
        List<Exchange> chain = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            chain.add(exchange(1, 300 + 40 * i, 5_000));
        }
        assertThat(NearSizes.classes(chain))
                .hasSizeGreaterThan(5)
                .allSatisfy(near -> assertThat(near)
                        .allSatisfy(exchange -> assertThat(NearSizes.isNear(near.getFirst(), exchange))
                                .isTrue()));
    }

    @Test
    void theOrderOfExchangesDoesNotMatter() {
        Random random = new Random(SEED);
        List<Exchange> exchanges = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            exchanges.add(exchange(random.nextInt(5), 200 + random.nextInt(500), 2_000 + random.nextInt(9_000)));
        }
        List<List<Exchange>> before = NearSizes.classes(exchanges);
        for (int round = 0; round < 20; round++) {
            Collections.shuffle(exchanges, random);
            assertThat(NearSizes.classes(exchanges)).as("seed %d", SEED).isEqualTo(before);
        }
    }

    @Test
    void aSecondDownloadShowsThroughOverhead() {
        List<Exchange> jittered = List.of(
                exchange(1, 2283, 353_460),
                exchange(2, 1154, 23_532),
                exchange(2, 1206, 23_532),
                exchange(2, 1154, 23_884),
                exchange(3, 307, 14_466),
                exchange(3, 359, 14_510));
        assertThat(SizeClasses.of(jittered).findCorroborated()).isEmpty();
        assertThat(SizeClasses.of(NearSizes.levelled(jittered)).findCorroborated())
                .hasValueSatisfying(odd -> {
                    assertThat(odd.exchange()).isEqualTo(exchange(1, 2283, 353_460));
                    assertThat(odd.usualClasses()).isEqualTo(2);
                });
    }

    private static Exchange exchange(int host, long bytesOut, long bytesIn) {
        return new Exchange(IpAddress.ofIpv4(0xC0000200 + host), 1, 0, bytesOut, bytesIn);
    }
}
