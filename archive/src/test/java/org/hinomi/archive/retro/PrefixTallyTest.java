// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.retro;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.hinomi.archive.index.BlockTally;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.address.Prefix;
import org.hinomi.model.network.Holding;
import org.hinomi.model.network.Institution;
import org.hinomi.model.network.InstitutionId;
import org.junit.jupiter.api.Test;

class PrefixTallyTest {

    private static final long SEED = 20_261_129;
    private static final int AOBA = 7;
    private static final int DAYS = 5;

    /** Down to these lengths a block's sixteenths tell prefixes apart: /28 of IPv4, /52 of IPv6. */
    private static final int LONGEST_IPV4 = 96 + 28;

    private static final int LONGEST_IPV6 = 52;

    private final Random random = new Random(SEED);

    @Test
    void prefixesDownToASixteenthOfABlockAreToldApartAsANaiveTwinTells() {
        for (int round = 0; round < 200; round++) {
            List<Prefix> prefixes = prefixes();
            PrefixTally tally = new PrefixTally(List.of(member(AOBA, prefixes)), 0, 1);
            Map<Prefix, Set<Integer>> days = new TreeMap<>();
            Map<Prefix, Long> sessions = new TreeMap<>();
            for (int day = 0; day < DAYS; day++) {
                tally.addDay(List.of(draw(prefixes, day, days, sessions).seen()), true);
            }
            for (PrefixCoverage coverage : tally.coverage()) {
                String as = "seed " + SEED + ", round " + round + ", " + coverage;
                assertThat(coverage.daysSeen())
                        .as(as)
                        .isEqualTo(
                                days.getOrDefault(coverage.prefix(), Set.of()).size());
                assertThat(coverage.daysUnknown()).as(as).isEqualTo(0); // every day is known
                if (coverage.sessions() != PrefixCoverage.UNKNOWN) {
                    assertThat(coverage.sessions()).as(as).isEqualTo(sessions.getOrDefault(coverage.prefix(), 0L));
                }
            }
        }
    }

    /** Of one family each, around two neighbouring blocks. */
    private List<Prefix> prefixes() {
        Set<Prefix> prefixes = new HashSet<>();
        for (int i = 0; i < 1 + random.nextInt(6); i++) {
            IpAddress address = address();
            int least = address.isIpv4() ? 96 + 22 : 46;
            int most = address.isIpv4() ? LONGEST_IPV4 : LONGEST_IPV6;
            int length = random.nextInt(least, most + 1);
            prefixes.add(new Prefix(Prefix.floor(address, length), length));
        }
        return List.copyOf(prefixes);
    }

    private IpAddress address() {
        return random.nextInt(3) == 0
                ? new IpAddress(0x2001_0db8_0006_0000L + random.nextInt(1 << 17), random.nextLong())
                : IpAddress.ofIpv4(0xc633_6400 + random.nextInt(512)); // 198.51.100.0/23
    }

    private BlockTally draw(
            List<Prefix> prefixes, int day, Map<Prefix, Set<Integer>> days, Map<Prefix, Long> sessions) {
        BlockTally blocks = new BlockTally();
        for (int i = 0; i < random.nextInt(12); i++) {
            IpAddress address = address();
            prefixes.stream()
                    .filter(prefix -> prefix.contains(address))
                    .max(Comparator.comparingInt(Prefix::length))
                    .ifPresent(narrowest -> {
                        blocks.addEnd(address.high(), address.low(), AOBA, 3);
                        days.computeIfAbsent(narrowest, any -> new HashSet<>()).add(day);
                        sessions.merge(narrowest, 3L, Long::sum);
                    });
        }
        return blocks;
    }

    @Test
    void narrowerPrefixesStayOpenWhereTheirPartHasSessions() {
        List<Prefix> prefixes =
                parsed("192.0.2.0/24", "192.0.2.64/30", "192.0.2.128/30", "2001:db8:7::/48", "2001:db8:7::8/125");
        PrefixTally tally = new PrefixTally(List.of(member(AOBA, prefixes)), 0, 1);
        BlockTally blocks = new BlockTally();
        add(blocks, "192.0.2.65", AOBA);
        add(blocks, "2001:db8:7:0:1::1", AOBA);
        tally.addDay(List.of(blocks.seen()), true);
        assertThat(tally.coverage())
                .containsExactlyInAnyOrder(
                        open("192.0.2.0/24"),
                        open("192.0.2.64/30"),
                        new PrefixCoverage(AOBA, parsed("192.0.2.128/30").getFirst(), 0, 0, 0),
                        open("2001:db8:7::/48"),
                        open("2001:db8:7::8/125"));
    }

    private static PrefixCoverage open(String prefix) {
        return new PrefixCoverage(AOBA, parsed(prefix).getFirst(), PrefixCoverage.UNKNOWN, 0, 1);
    }

    @Test
    void ofABlockThatInstitutionsShareEachCountsItsOwn() {
        int minato = 8;
        PrefixTally tally = new PrefixTally(
                List.of(member(AOBA, parsed("192.0.2.0/29")), member(minato, parsed("192.0.2.8/29"))), 0, 1);
        BlockTally blocks = new BlockTally();
        add(blocks, "192.0.2.9", minato);
        tally.addDay(List.of(blocks.seen()), true);
        tally.addDay(List.of(), false);
        assertThat(tally.coverage())
                .containsExactly(
                        new PrefixCoverage(AOBA, parsed("192.0.2.0/29").getFirst(), 0, 0, 1),
                        new PrefixCoverage(minato, parsed("192.0.2.8/29").getFirst(), 1, 1, 1));
    }

    @Test
    void prefixesThatWereNotHeldInTheTimeAreLeftOut() {
        Institution member = new Institution(
                new InstitutionId(AOBA),
                "機関",
                "member",
                List.of(
                        new Holding(parsed("192.0.2.0/24").getFirst(), 0, 10),
                        new Holding(parsed("198.51.100.0/24").getFirst(), 10, 20)));
        assertThat(new PrefixTally(List.of(member), 10, 30).coverage())
                .extracting(PrefixCoverage::prefix)
                .containsExactlyElementsOf(parsed("198.51.100.0/24"));
    }

    private static void add(BlockTally blocks, String text, int institution) {
        IpAddress address = IpAddress.parse(text).orElseThrow();
        blocks.addEnd(address.high(), address.low(), institution, 1);
    }

    private static List<Prefix> parsed(String... texts) {
        List<Prefix> prefixes = new ArrayList<>();
        for (String text : texts) {
            prefixes.add(Prefix.parse(text).orElseThrow());
        }
        return prefixes;
    }

    private static Institution member(int id, List<Prefix> prefixes) {
        return new Institution(
                new InstitutionId(id),
                "機関",
                "member",
                prefixes.stream().map(Holding::always).toList());
    }
}
