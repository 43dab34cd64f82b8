// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.address.Prefix;
import org.junit.jupiter.api.Test;

/** The lookups of {@link RangeTable} against looking at every prefix, in tables large enough for every way in it. */
class RangeTableTwinTest {

    private static final long SEED = 20260402;
    private static final int ROUNDS = 12;
    private static final int ADDRESSES = 600;

    private record Block(Prefix prefix, int value) {}

    @Test
    void largeTablesAgreeWithLookingAtEveryPrefix() {
        Random random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            List<Block> blocks = blocks(random);
            RangeTable table = table(blocks);
            for (IpAddress address : addresses(random, blocks)) {
                assertThat(table.find(address.high(), address.low()))
                        .as("seed %d round %d %s", SEED, round, address)
                        .isEqualTo(naive(blocks, address));
            }
        }
    }

    @Test
    void manyAddressesAtOnceGiveWhatEachGives() {
        Random random = new Random(SEED);
        List<Block> blocks = blocks(random);
        RangeTable table = table(blocks);
        List<IpAddress> addresses = addresses(random, blocks);
        int[] found = findAll(table, addresses);
        for (int i = 0; i < addresses.size(); i++) {
            IpAddress address = addresses.get(i);
            assertThat(found[i]).as("seed %d %s", SEED, address).isEqualTo(table.find(address.high(), address.low()));
        }
    }

    @Test
    void joinedTableGivesWhatBothGive() {
        Random random = new Random(SEED);
        List<Block> some = blocks(random);
        List<Block> others = blocks(random);
        RangeTable a = table(some);
        RangeTable b = table(others);
        RangeTable joined = RangeTable.join(a, b, (inA, inB) -> inA * 1000 + inB);
        RangeTable alone = RangeTable.join(RangeTable.EMPTY, b, (inEmpty, inB) -> inEmpty * 1000 + inB);
        List<IpAddress> addresses = addresses(random, some);
        addresses.addAll(addresses(random, others));
        for (IpAddress address : addresses) {
            int inA = a.find(address.high(), address.low());
            int inB = b.find(address.high(), address.low());
            assertThat(joined.find(address.high(), address.low()))
                    .as("seed %d %s", SEED, address)
                    .isEqualTo(inA * 1000 + inB);
            assertThat(alone.find(address.high(), address.low())).isEqualTo(inB);
        }
    }

    @Test
    void everyNumberMayBeAValue() {
        RangeTableBuilder builder = new RangeTableBuilder();
        Prefix prefix = Prefix.parse("192.0.2.0/24").orElseThrow();
        builder.add(prefix, Integer.MIN_VALUE);
        builder.add(Prefix.parse("198.51.100.0/25").orElseThrow(), Integer.MIN_VALUE + 1);
        builder.add(Prefix.parse("203.0.113.7").orElseThrow(), -1);
        RangeTable table = builder.build();

        assertThat(table.find(0, prefix.address().low())).isEqualTo(Integer.MIN_VALUE);
        assertThat(table.find(0, low("198.51.100.127"))).isEqualTo(Integer.MIN_VALUE + 1);
        assertThat(table.find(0, low("198.51.100.128"))).isEqualTo(RangeTable.NONE);
        assertThat(table.find(0, low("203.0.113.7"))).isEqualTo(-1);
    }

    private static long low(String text) {
        return IpAddress.parse(text).orElseThrow().low();
    }

    private static int[] findAll(RangeTable table, List<IpAddress> addresses) {
        long[] highs = addresses.stream().mapToLong(IpAddress::high).toArray();
        long[] lows = addresses.stream().mapToLong(IpAddress::low).toArray();
        int[] found = new int[highs.length];
        table.find(highs, lows, found.length, found);
        return found;
    }

    private static RangeTable table(List<Block> blocks) {
        RangeTableBuilder builder = new RangeTableBuilder();
        blocks.forEach(block -> builder.add(block.prefix, block.value));
        return builder.build();
    }

    /** Several hundred, nested and side by side, most in two IPv6 regions, so that these are cut into slots. */
    private static List<Block> blocks(Random random) {
        List<Block> blocks = new ArrayList<>();
        int count = 100 + random.nextInt(500);
        for (int i = 0; i < count; i++) {
            IpAddress address = address(random);
            int length = address.isIpv4() ? 96 + random.nextInt(33) : 3 + random.nextInt(126);
            blocks.add(new Block(new Prefix(Prefix.floor(address, length), length), 1 + random.nextInt(200)));
        }
        return blocks;
    }

    private static IpAddress address(Random random) {
        if (random.nextBoolean()) {
            return IpAddress.ofIpv4(random.nextBoolean() ? random.nextInt() : 0xc000_0200 + random.nextInt(4096));
        }
        long region = random.nextInt(4) == 0 ? random.nextInt(1 << 16) : 0x2001 + random.nextInt(2);
        long rest = random.nextBoolean() ? (long) random.nextInt(64) << 32 : random.nextLong() >>> 16;
        return new IpAddress(region << 48 | rest, random.nextBoolean() ? random.nextInt(9) : random.nextLong());
    }

    /** Chance ones, and the first, the last and their neighbours of some blocks. */
    private static List<IpAddress> addresses(Random random, List<Block> blocks) {
        List<IpAddress> addresses = new ArrayList<>();
        for (int i = 0; i < ADDRESSES; i++) {
            Prefix prefix = blocks.get(random.nextInt(blocks.size())).prefix;
            addresses.add(
                    switch (random.nextInt(5)) {
                        case 0 -> prefix.address();
                        case 1 -> prefix.last();
                        case 2 -> previous(prefix.address());
                        case 3 -> next(prefix.last());
                        default -> address(random);
                    });
        }
        return addresses;
    }

    private static IpAddress previous(IpAddress address) {
        return new IpAddress(address.high() - (address.low() == 0 ? 1 : 0), address.low() - 1);
    }

    private static IpAddress next(IpAddress address) {
        return new IpAddress(address.high() + (address.low() == -1 ? 1 : 0), address.low() + 1);
    }

    private static int naive(List<Block> blocks, IpAddress address) {
        return blocks.stream()
                .filter(block -> block.prefix.contains(address))
                .max(Comparator.comparingInt((Block block) -> block.prefix.length())
                        .thenComparing(Comparator.comparingInt(Block::value).reversed()))
                .map(Block::value)
                .orElse(RangeTable.NONE);
    }
}
