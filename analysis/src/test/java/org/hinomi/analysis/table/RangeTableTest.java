// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hinomi.model.address.IpAddress;
import org.junit.jupiter.api.Test;

class RangeTableTest {

    private static final long SEED = 20260401;

    private record Range(IpAddress first, IpAddress last, int value) {

        boolean holds(IpAddress address) {
            return first.compareTo(address) <= 0 && last.compareTo(address) >= 0;
        }
    }

    @Test
    void emptyTableKnowsNothing() {
        assertThat(find(RangeTable.EMPTY, "192.0.2.1")).isEqualTo(RangeTable.NONE);
        assertThat(find(RangeTable.EMPTY, "2001:db8::1")).isEqualTo(RangeTable.NONE);
    }

    @Test
    void narrowestOfOverlappingRangesWins() {
        RangeTableBuilder builder = new RangeTableBuilder();
        builder.add(ip("192.0.2.0"), ip("192.0.2.255"), 1);
        builder.add(ip("192.0.2.100"), ip("192.0.3.20"), 2);
        RangeTable table = builder.build();

        assertThat(find(table, "192.0.2.99")).isEqualTo(1);
        assertThat(find(table, "192.0.2.100")).isEqualTo(2);
        assertThat(find(table, "192.0.3.20")).isEqualTo(2);
        assertThat(find(table, "192.0.3.21")).isEqualTo(RangeTable.NONE);
    }

    @Test
    void firstAndLastAddressOfBothFamiliesAreFound() {
        RangeTableBuilder builder = new RangeTableBuilder();
        builder.add(ip("0.0.0.0"), ip("0.0.0.0"), 1);
        builder.add(ip("255.255.255.255"), ip("255.255.255.255"), 2);
        builder.add(ip("::"), ip("::"), 3);
        builder.add(ip("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"), ip("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"), 4);
        RangeTable table = builder.build();

        assertThat(find(table, "0.0.0.0")).isEqualTo(1);
        assertThat(find(table, "255.255.255.255")).isEqualTo(2);
        assertThat(find(table, "::")).isEqualTo(3);
        assertThat(find(table, "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")).isEqualTo(4);
        assertThat(find(table, "::1:0:0:0")).isEqualTo(RangeTable.NONE);
    }

    @Test
    void agreesWithLookingAtEveryRange() {
        Random random = new Random(SEED);
        for (int round = 0; round < 100; round++) {
            List<Range> ranges = new ArrayList<>();
            RangeTableBuilder builder = new RangeTableBuilder();
            for (int i = 0; i < random.nextInt(40); i++) {
                IpAddress a = address(random);
                IpAddress b = address(random);
                Range range = a.compareTo(b) <= 0 ? new Range(a, b, i + 1) : new Range(b, a, i + 1);
                ranges.add(range);
                builder.add(range.first, range.last, range.value);
            }
            RangeTable table = builder.build();
            for (int i = 0; i < 300; i++) {
                IpAddress address = address(random);
                assertThat(table.find(address.high(), address.low()))
                        .as("seed %d round %d %s", SEED, round, address)
                        .isEqualTo(naive(ranges, address));
            }
        }
    }

    private static int naive(List<Range> ranges, IpAddress address) {
        return ranges.stream()
                .filter(range -> range.holds(address))
                .min((a, b) -> {
                    int byWidth = width(a).compareTo(width(b));
                    return byWidth != 0 ? byWidth : Integer.compare(a.value, b.value);
                })
                .map(Range::value)
                .orElse(RangeTable.NONE);
    }

    private static IpAddress width(Range range) {
        long low = range.last.low() - range.first.low();
        boolean isBorrowing = Long.compareUnsigned(range.last.low(), range.first.low()) < 0;
        return new IpAddress(range.last.high() - range.first.high() - (isBorrowing ? 1 : 0), low);
    }

    /** Addresses of both families from a few, so that ranges touch, nest and span the border between the families. */
    private static IpAddress address(Random random) {
        int bits = random.nextInt(4) << 24 | random.nextInt(3) << 16 | random.nextInt(3);
        return switch (random.nextInt(4)) {
            case 0 -> new IpAddress(random.nextInt(3), random.nextInt(3));
            case 1 -> new IpAddress(0x2001_0db8L << 32 | random.nextInt(3), random.nextInt(3) - 1L);
            default -> IpAddress.ofIpv4(random.nextInt(20) == 0 ? -1 : bits);
        };
    }

    private static int find(RangeTable table, String address) {
        return table.find(ip(address).high(), ip(address).low());
    }

    private static IpAddress ip(String text) {
        return IpAddress.parse(text).orElseThrow();
    }
}
