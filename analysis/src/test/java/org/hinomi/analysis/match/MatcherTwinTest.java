// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.address.Prefix;
import org.hinomi.model.indicator.Indicator;
import org.hinomi.model.indicator.IndicatorRole;
import org.hinomi.model.indicator.Match;
import org.hinomi.model.session.SessionBlock;
import org.junit.jupiter.api.Test;

/** The sift of {@link Matcher} against asking the set for every peer, and swaps while others match. */
class MatcherTwinTest {

    private static final long SEED = 20260404;
    /** More than two chunks, and no whole number of them. */
    private static final int ROWS = 1100;

    @Test
    void agreesWithAskingTheSetForEveryPeer() {
        Random random = new Random(SEED);
        for (int round = 0; round < 60; round++) {
            IndicatorSet set = set(random);
            SessionBlock block = rows(random);
            List<Match> matches = new ArrayList<>();
            new Matcher(set).match(block, matches::add);
            assertThat(matches).as("seed %d round %d", SEED, round).isEqualTo(naive(set, block));
        }
    }

    @Test
    void swapHoldsForTheNextBlockAndGivesTheSetBefore() {
        SessionBlock block = oneSession();
        IndicatorSet first = setOf("192.0.2.1", "first");
        IndicatorSet second = setOf("192.0.2.1", "second");
        Matcher matcher = new Matcher(first);

        assertThat(matcher.swap(second)).isSameAs(first);
        assertThat(matcher.indicators()).isSameAs(second);
        assertThat(sources(matcher, block)).containsExactly("second");
        assertThat(matcher.swap(IndicatorSet.EMPTY)).isSameAs(second);
        assertThat(sources(matcher, block)).isEmpty();
    }

    @Test
    void blockInWorkKeepsItsSetWhileAnotherIsSwappedIn() {
        SessionBlock block = oneSession();
        for (int i = 0; i < ROWS; i++) {
            block.addFrom(block, 0);
        }
        Matcher matcher = new Matcher(setOf("192.0.2.1", "first"));
        List<String> sources = new ArrayList<>();
        matcher.match(block, match -> {
            matcher.swap(setOf("192.0.2.1", "second"));
            sources.add(match.indicator().source());
        });

        assertThat(sources).hasSize(ROWS + 1).containsOnly("first");
    }

    @Test
    void threadsSeeWholeSetsWhileAnotherSwaps() {
        SessionBlock block = oneSession();
        for (int i = 0; i < ROWS; i++) {
            block.addFrom(block, 0);
        }
        IndicatorSet[] sets = {setOf("192.0.2.1", "even"), setOf("192.0.2.0/24", "odd")};
        Matcher matcher = new Matcher(sets[0]);
        CompletableFuture<Void> matching = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < 300; i++) {
                List<String> sources = sources(matcher, block);
                assertThat(sources).hasSize(ROWS + 1).containsOnly(sources.getFirst());
            }
        });
        for (int i = 0; !matching.isDone(); i++) {
            assertThat(matcher.swap(sets[i & 1])).isIn((Object[]) sets);
        }

        matching.join();
    }

    private static List<String> sources(Matcher matcher, SessionBlock block) {
        List<String> sources = new ArrayList<>();
        matcher.match(block, match -> sources.add(match.indicator().source()));
        return sources;
    }

    private static SessionBlock oneSession() {
        SessionBlock block = new SessionBlock("test", 4);
        addRow(block, ip("10.0.0.1"), 1, ip("192.0.2.1"), 0, 5);
        return block;
    }

    private static IndicatorSet setOf(String prefix, String source) {
        return new IndicatorSet(List.of(indicator(Prefix.parse(prefix).orElseThrow(), source, 0, 10)));
    }

    private static IndicatorSet set(Random random) {
        List<Indicator> indicators = new ArrayList<>();
        int count = random.nextInt(80);
        for (int i = 0; i < count; i++) {
            IpAddress address = address(random);
            int length = random.nextBoolean() ? 128 : 128 - random.nextInt(12);
            long fromMs = random.nextInt(8);
            indicators.add(indicator(
                    new Prefix(Prefix.floor(address, length), length),
                    "list " + random.nextInt(3),
                    fromMs,
                    fromMs + 1 + random.nextInt(8)));
        }
        return new IndicatorSet(indicators);
    }

    private static Indicator indicator(Prefix prefix, String source, long fromMs, long toMs) {
        return new Indicator(prefix, IndicatorRole.ATTACKER, 50, source, fromMs, toMs);
    }

    private static SessionBlock rows(Random random) {
        SessionBlock block = new SessionBlock("test", 16);
        for (int i = 0; i < ROWS; i++) {
            addRow(block, address(random), random.nextInt(3), address(random), random.nextInt(3), random.nextInt(16));
        }
        return block;
    }

    private static IpAddress address(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> new IpAddress(0x2001_0db8L << 32, random.nextInt(400));
            case 1 -> IpAddress.ofIpv4(random.nextInt());
            default -> IpAddress.ofIpv4(0xc000_0200 + random.nextInt(4000));
        };
    }

    private static void addRow(
            SessionBlock block, IpAddress src, int srcInstitution, IpAddress dst, int dstInstitution, long startMs) {
        int row = block.newRow();
        block.startMs()[row] = startMs;
        block.srcHigh()[row] = src.high();
        block.srcLow()[row] = src.low();
        block.dstHigh()[row] = dst.high();
        block.dstLow()[row] = dst.low();
        block.attribute(row, srcInstitution, dstInstitution, (char) 0, 0);
    }

    private static IpAddress ip(String text) {
        return IpAddress.parse(text).orElseThrow();
    }

    private static List<Match> naive(IndicatorSet set, SessionBlock block) {
        List<Match> matches = new ArrayList<>();
        for (int row = 0; row < block.size(); row++) {
            IpAddress src = new IpAddress(block.srcHigh()[row], block.srcLow()[row]);
            IpAddress dst = new IpAddress(block.dstHigh()[row], block.dstLow()[row]);
            int srcInstitution = block.srcInstitution()[row];
            int dstInstitution = block.dstInstitution()[row];
            Indicator ofDst = set.find(dst.high(), dst.low(), block.startMs()[row]);
            Indicator ofSrc = set.find(src.high(), src.low(), block.startMs()[row]);
            if (srcInstitution != 0 && ofDst != null) {
                matches.add(new Match(src, srcInstitution, dst, ofDst, block.session(row)));
            }
            if (dstInstitution != 0 && ofSrc != null) {
                matches.add(new Match(dst, dstInstitution, src, ofSrc, block.session(row)));
            }
        }
        return matches;
    }
}
