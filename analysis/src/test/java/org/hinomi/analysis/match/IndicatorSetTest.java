// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.address.Prefix;
import org.hinomi.model.indicator.Indicator;
import org.hinomi.model.indicator.IndicatorRole;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IndicatorSetTest {

    private static final long SEED = 11;

    @Test
    void emptySetWarnsOfNothing() {
        assertThat(find(IndicatorSet.EMPTY, "192.0.2.1", 0)).isNull();
    }

    @Test
    void addressGoesBeforeBlockAndValidityCounts() {
        Indicator block = indicator("192.0.2.0/24", 90, Long.MIN_VALUE, Long.MAX_VALUE);
        Indicator address = indicator("192.0.2.1", 10, 100, 200);
        IndicatorSet set = new IndicatorSet(List.of(block, address));

        assertThat(set.size()).isEqualTo(2);
        assertThat(find(set, "192.0.2.1", 100)).isEqualTo(address);
        assertThat(find(set, "192.0.2.1", 200)).isEqualTo(block);
        assertThat(find(set, "192.0.2.2", 100)).isEqualTo(block);
        assertThat(find(set, "192.0.3.1", 100)).isNull();
    }

    @Test
    void surestOfOneAddressComesFirst() {
        Indicator unsure = indicator("2001:db8::1", 20, Long.MIN_VALUE, Long.MAX_VALUE);
        Indicator sure = indicator("2001:db8::1", 80, Long.MIN_VALUE, 500);
        IndicatorSet set = new IndicatorSet(List.of(unsure, sure));

        assertThat(find(set, "2001:db8::1", 499)).isEqualTo(sure);
        assertThat(find(set, "2001:db8::1", 500)).isEqualTo(unsure);
    }

    @Test
    void agreesWithLookingAtEveryIndicator() {
        Random random = new Random(SEED);
        for (int round = 0; round < 200; round++) {
            List<Indicator> indicators = new ArrayList<>();
            for (int i = 0; i < random.nextInt(60); i++) {
                indicators.add(indicator(random));
            }
            IndicatorSet set = new IndicatorSet(indicators);
            for (int i = 0; i < 200; i++) {
                IpAddress address = address(random);
                long timeMs = random.nextInt(10);
                assertThat(set.find(address.high(), address.low(), timeMs))
                        .as("seed %d round %d %s at %d", SEED, round, address, timeMs)
                        .isEqualTo(naive(indicators, address, timeMs));
            }
        }
    }

    @Test
    void findsEveryOneOfManyAddresses() {
        List<Indicator> indicators = new ArrayList<>();
        for (int i = 0; i < 50_000; i++) {
            indicators.add(indicator(new Prefix(IpAddress.ofIpv4(0xf000_0000 + i * 7), 128), 50, 0, 10));
        }
        IndicatorSet set = new IndicatorSet(indicators);
        for (Indicator indicator : indicators) {
            IpAddress address = indicator.prefix().address();
            assertThat(set.find(address.high(), address.low(), 5)).isSameAs(indicator);
            assertThat(set.find(address.high(), address.low() + 1, 5)).isNull();
        }
    }

    private static Indicator indicator(Random random) {
        IpAddress address = address(random);
        int length = random.nextBoolean() ? 128 : 128 - random.nextInt(12);
        long fromMs = random.nextInt(8);
        return indicator(
                new Prefix(Prefix.floor(address, length), length),
                random.nextInt(3),
                fromMs,
                fromMs + 1 + random.nextInt(8));
    }

    private static IpAddress address(Random random) {
        return random.nextInt(3) == 0
                ? new IpAddress(0x2001_0db8L << 32, random.nextInt(40))
                : IpAddress.ofIpv4(0xc0000200 + random.nextInt(60));
    }

    private static @Nullable Indicator naive(List<Indicator> indicators, IpAddress address, long timeMs) {
        return indicators.stream()
                .filter(one -> one.isValidAt(timeMs) && one.prefix().contains(address))
                .sorted()
                .findFirst()
                .orElse(null);
    }

    private static Indicator indicator(String prefix, int confidence, long fromMs, long toMs) {
        return indicator(Prefix.parse(prefix).orElseThrow(), confidence, fromMs, toMs);
    }

    private static Indicator indicator(Prefix prefix, int confidence, long fromMs, long toMs) {
        return new Indicator(prefix, IndicatorRole.ATTACKER, confidence, "list", fromMs, toMs);
    }

    private static @Nullable Indicator find(IndicatorSet set, String text, long timeMs) {
        IpAddress address = IpAddress.parse(text).orElseThrow();
        return set.find(address.high(), address.low(), timeMs);
    }
}
