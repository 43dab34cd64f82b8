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

class SizeClassesTest {

    private static final long SEED = 20180524;
    private static final int GROUPS = 200;

    private static final IpAddress HOST_A = host(1);
    private static final IpAddress HOST_E = host(2);
    private static final IpAddress HOST_I = host(3);

    /** The slide "挙動の違いによる被害推定"; its masked day stands as day 0 here. */
    private static final List<Exchange> SLIDE = List.of(
            exchange(HOST_A, "09:19:28", 2283, 353460),
            exchange(HOST_E, "18:26:14", 1154, 23532),
            exchange(HOST_E, "19:07:37", 1154, 23532),
            exchange(HOST_E, "16:53:14", 1154, 23532),
            exchange(HOST_E, "17:45:15", 1154, 23532),
            exchange(HOST_E, "18:15:39", 1154, 23532),
            exchange(HOST_E, "19:59:12", 1154, 23532),
            exchange(HOST_E, "16:41:48", 307, 14466),
            exchange(HOST_I, "18:04:36", 307, 14466),
            exchange(HOST_I, "19:37:44", 307, 14466));

    @Test
    void findsTheSlidesSecondDownload() {
        SizeClasses.OddExchange odd = SizeClasses.of(SLIDE).findAlone().orElseThrow();
        assertThat(odd.exchange().host()).isEqualTo(HOST_A);
        assertThat(odd.exchange().bytesIn()).isEqualTo(353460);
        assertThat(odd.usualExchanges()).isEqualTo(9);
        assertThat(odd.usualClasses()).isEqualTo(2);
        assertThat(odd.hosts()).isEqualTo(3);
    }

    @Test
    void neitherOrderNorHostNorTimeMatters() {
        Random random = new Random(SEED);
        for (int round = 0; round < 100; round++) {
            List<Exchange> shuffled = new ArrayList<>();
            List<IpAddress> hosts = List.of(HOST_A, HOST_E, HOST_I);
            IpAddress oddHost = hosts.get(random.nextInt(3));
            for (Exchange exchange : SLIDE) {
                boolean isOdd = exchange.bytesIn() == 353460;
                IpAddress host = isOdd ? oddHost : hosts.get((shuffled.size() + round) % 3);
                shuffled.add(
                        new Exchange(host, 1, random.nextLong(86_400_000), exchange.bytesOut(), exchange.bytesIn()));
            }
            Collections.shuffle(shuffled, random);
            assertThat(SizeClasses.of(shuffled).findAlone())
                    .as("seed %d, round %d", SEED, round)
                    .hasValueSatisfying(odd -> assertThat(odd.exchange().host()).isEqualTo(oddHost));
        }
    }

    @Test
    void theLargestAloneIsNoClaim() {
        List<Exchange> browsing = List.of(
                exchange(HOST_A, "09:00:00", 801, 20_114),
                exchange(HOST_A, "09:00:01", 742, 3_220),
                exchange(HOST_E, "10:00:00", 911, 18_042),
                exchange(HOST_E, "10:00:05", 655, 900_000),
                exchange(HOST_I, "11:00:00", 702, 7_777));
        assertThat(SizeClasses.of(browsing).findAlone()).isEmpty();
        assertThat(SizeClasses.of(browsing).findCorroborated()).isEmpty();
    }

    @Test
    void anOddSmallerAnswerIsNoClaim() {
        List<Exchange> group = new ArrayList<>(SLIDE.subList(1, 10));
        group.add(exchange(HOST_A, "09:19:28", 2283, 512));
        assertThat(SizeClasses.of(group).findAlone()).isEmpty();
        assertThat(SizeClasses.of(group).findCorroborated()).isEmpty();
    }

    /** Members' sensors count the one question 688/12400 with headers or, 8 and 11 packets of IPv6 over TCP, as 208/11740. */
    @Test
    void oneQuestionThatTwoSensorsCountIsOneClass() {
        List<Exchange> polls = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            polls.add(of(i % 2, 688 - 480 * (i % 2), 12_400 - 660 * (i % 2)));
        }
        polls.add(of(0, 1376, 14_371_993));
        assertThat(SizeClasses.of(polls).findAlone()).isEmpty();
        // What one institution's sensor counts twofold are two questions.
        List<Exchange> ofOne = polls.stream()
                .map(poll -> new Exchange(poll.host(), 1, poll.startMs(), poll.bytesOut(), poll.bytesIn()))
                .toList();
        assertThat(SizeClasses.of(ofOne).findAlone()).isPresent();
    }

    /** As the slide, with the first class counted by one member's sensor and the second by another's. */
    @Test
    void twoQuestionsOfTwoInstitutionsStayTwo() {
        List<Exchange> group = new ArrayList<>();
        for (Exchange exchange : SLIDE) {
            int institution = exchange.bytesOut() == 307 ? 2 : 1;
            group.add(new Exchange(
                    exchange.host(), institution, exchange.startMs(), exchange.bytesOut(), exchange.bytesIn()));
        }
        assertThat(SizeClasses.of(group).findAlone()).isPresent();
    }

    @Test
    void aServiceOfNineHostsIsNotClaimedBySizesAlone() {
        List<Exchange> group = new ArrayList<>(SLIDE);
        for (int i = 0; i < 5; i++) {
            group.add(exchange(host(100 + i), "12:00:00", 1154, 23532));
        }
        assertThat(SizeClasses.of(group).findAlone()).isPresent();
        group.add(exchange(host(105), "12:00:00", 1154, 23532));
        assertThat(SizeClasses.of(group).findAlone()).isEmpty();
        assertThat(SizeClasses.of(group).findCorroborated()).isPresent();
    }

    @Test
    void aServerOfManyHostsIsGivenUp() {
        List<Exchange> group = new ArrayList<>(SLIDE);
        for (int i = 0; i < 2 * SizeClasses.MAX_HOSTS; i++) {
            group.add(exchange(host(100 + i), "12:00:00", 1154, 23532));
        }
        assertThat(SizeClasses.of(group).isGivenUp()).isTrue();
        assertThat(SizeClasses.of(group).findCorroborated()).isEmpty();
    }

    /**
     * Precision among 200 benign groups that each hold one odd size, for one true group each in 20 of them. Benign kinds, in
     * equal shares: a status poller with one software update; interactive pages with one download; a two-question service
     * with one report; a small error page; a mirror that all hosts fetch from.
     */
    @Test
    void benignGroupsWithOneOddSizeStayMostlyQuiet() {
        Random random = new Random(SEED);
        int falseClaims = 0;
        for (int group = 0; group < GROUPS; group++) {
            falseClaims += SizeClasses.of(benign(group % 5, random)).findAlone().isPresent() ? 1 : 0;
        }
        int trueClaims = 0;
        int trueGroups = GROUPS / 10;
        for (int group = 0; group < trueGroups; group++) {
            trueClaims += SizeClasses.of(attack(random)).findAlone().isPresent() ? 1 : 0;
        }
        double precision = (double) trueClaims / (trueClaims + falseClaims);
        System.out.printf(
                "odd-size alone, seed %d: %d of %d attacks found, %d of %d benign groups claimed, precision %.2f%n",
                SEED, trueClaims, trueGroups, falseClaims, GROUPS, precision);
        assertThat(trueClaims).isEqualTo(trueGroups);
        assertThat(falseClaims).isLessThanOrEqualTo(GROUPS / 20);
    }

    private static List<Exchange> benign(int kind, Random random) {
        List<Exchange> group = new ArrayList<>();
        int hosts = 2 + random.nextInt(6);
        int usual = 6 + random.nextInt(30);
        long question = 200L + random.nextLong(900);
        long answer = 300L + random.nextLong(20_000);
        for (int i = 0; i < usual; i++) {
            IpAddress host = host(10 + i % hosts);
            group.add(
                    switch (kind) {
                        case 0 -> at(random, host, question, answer);
                        case 1 -> at(random, host, question + random.nextInt(600), answer + random.nextInt(90_000));
                        case 2 -> at(random, host, question + (i % 2) * 40L, answer + (i % 2) * 900L);
                        case 3 -> at(random, host, question, answer);
                        default -> at(random, host, question, answer + 1_000_000L * (i % 3));
                    });
        }
        group.add(
                switch (kind) {
                    // An updater fetches with a question as long as its poll, give or take a version number.
                    case 0 ->
                        at(random, host(10), question - random.nextInt(30), 5_000_000L + random.nextInt(9_000_000));
                    case 1 -> at(random, host(10), question, 40_000_000L);
                    // Half of these ask for the report with a longer question: the look-alike that sizes cannot tell.
                    case 2 ->
                        at(
                                random,
                                host(10),
                                question + (random.nextInt(10) == 0 ? 300 : -5),
                                answer * (2 + random.nextInt(12)));
                    case 3 -> at(random, host(10), question, 180 + random.nextInt(100));
                    default -> at(random, host(10), question + 10, 9_000_000L);
                });
        return group;
    }

    /** Two fixed exchanges of two to five hosts, and one fetch with a longer question. */
    private static List<Exchange> attack(Random random) {
        List<Exchange> group = new ArrayList<>();
        int hosts = 2 + random.nextInt(4);
        long question = 200L + random.nextLong(1_000);
        long answer = 500L + random.nextLong(25_000);
        for (int i = 0; i < 6 + random.nextInt(10); i++) {
            boolean isFirst = i % 3 != 0;
            group.add(
                    at(random, host(10 + i % hosts), isFirst ? question : question * 3, isFirst ? answer : answer / 2));
        }
        group.add(at(random, host(10 + hosts), question * 3 + 100 + random.nextInt(900), answer * 8 + 70_000));
        return group;
    }

    private static Exchange at(Random random, IpAddress host, long bytesOut, long bytesIn) {
        return new Exchange(host, 1, random.nextLong(86_400_000), bytesOut, bytesIn);
    }

    private static Exchange of(int institution, long bytesOut, long bytesIn) {
        return new Exchange(host(10 + institution), institution, 0, bytesOut, bytesIn);
    }

    private static Exchange exchange(IpAddress host, String time, long bytesOut, long bytesIn) {
        long startMs = java.time.LocalTime.parse(time).toSecondOfDay() * 1000L;
        return new Exchange(host, 1, startMs, bytesOut, bytesIn);
    }

    private static IpAddress host(int number) {
        return IpAddress.ofIpv4(0xC0000200 + number);
    }
}
