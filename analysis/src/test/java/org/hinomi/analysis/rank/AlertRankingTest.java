// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AlertRankingTest {

    private static final long FIRST_HOUR = 456_000;
    private static final long SEED = 7;

    /** Fires every hour on {@code host} for four days. */
    private static List<AlertHour> everyHour(String signature, String host) {
        List<AlertHour> hours = new ArrayList<>();
        for (int hour = 0; hour < 96; hour++) {
            hours.add(new AlertHour(signature, host, FIRST_HOUR + hour, 3));
        }
        return hours;
    }

    private static AlertRanking alone() {
        return new AlertRanking(new SharedAlerts(), new SharedClosings());
    }

    private static RankedHour find(List<RankedHour> ranked, AlertHour hour) {
        return ranked.stream()
                .filter(each -> each.hour().equals(hour))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatIsNewOnAHostOutranksWhatFiresEveryHour() {
        AlertHour fresh = new AlertHour("new", "web", FIRST_HOUR + 90, 3);
        List<AlertHour> hours = new ArrayList<>(everyHour("usual", "web"));
        hours.add(fresh);

        assertThat(alone().rank(hours)).extracting(RankedHour::hour).startsWith(fresh);
    }

    @Test
    void whatIsCommonElsewhereRanksBelowWhatIsRareThere() {
        SharedAlerts others = new SharedAlerts();
        others.watched(1000);
        for (int hour = 0; hour < 500; hour++) {
            others.add(new AlertHour("common", "a", hour, 1));
        }
        AlertHour common = new AlertHour("common", "web", FIRST_HOUR + 50, 1);
        AlertHour rare = new AlertHour("rare", "mail", FIRST_HOUR + 50, 1);
        List<AlertHour> hours = new ArrayList<>(everyHour("usual", "dns"));
        hours.add(common);
        hours.add(rare);

        List<RankedHour> ranked = new AlertRanking(others, new SharedClosings()).rank(hours);

        // Rates of 0 and of 0.5 hosts an hour: ln((0.5 + 1/300) / (1/300)) nats between them, a fifth of which counts.
        double apart = find(ranked, rare).score() - find(ranked, common).score();
        assertThat(apart).isCloseTo(0.2 * Math.log((0.5 + 1 / 300.0) * 300), within(1e-9));
    }

    @Test
    void laterHoursDoNotChangeTheRankOfEarlierOnes() {
        AlertHour early = new AlertHour("new", "web", FIRST_HOUR + 20, 3);
        List<AlertHour> hours = new ArrayList<>(everyHour("usual", "web").subList(0, 30));
        hours.add(early);
        double before = find(alone().rank(hours), early).score();
        for (int hour = 40; hour < 80; hour++) {
            hours.add(new AlertHour("new", "web", FIRST_HOUR + hour, 50));
        }

        assertThat(find(alone().rank(hours), early).score()).isEqualTo(before);
    }

    @Test
    void otherUnusualSignaturesOnTheHostSupportAndThoseOnAnotherHostDoNot() {
        List<AlertHour> hours = new ArrayList<>(everyHour("usual", "dns"));
        AlertHour supported = new AlertHour("one", "web", FIRST_HOUR + 90, 1);
        AlertHour lonely = new AlertHour("one", "mail", FIRST_HOUR + 90, 1);
        hours.add(supported);
        hours.add(lonely);
        for (String step : List.of("two", "three", "four")) {
            hours.add(new AlertHour(step, "web", FIRST_HOUR + 91, 60));
        }
        SharedAlerts others = new SharedAlerts();
        others.watched(1000);

        List<RankedHour> ranked = new AlertRanking(others, new SharedClosings()).rank(hours);

        assertThat(find(ranked, supported).setting()).isEqualTo(Setting.CROWDED);
        assertThat(find(ranked, lonely).setting()).isEqualTo(Setting.ALONE);
        assertThat(find(ranked, supported).score() - find(ranked, lonely).score())
                .isCloseTo(Math.log(4), within(1e-9)); // three others: ln(1 + 3)
    }

    @Test
    void theOrderInWhichHoursComeDoesNotMatter() {
        List<AlertHour> hours = new ArrayList<>(everyHour("usual", "web"));
        hours.add(new AlertHour("new", "web", FIRST_HOUR + 90, 3));
        hours.add(new AlertHour("new", "mail", FIRST_HOUR + 91, 3));
        List<RankedHour> ranked = alone().rank(hours);

        Collections.shuffle(hours, new Random(SEED));

        assertThat(alone().rank(hours)).isEqualTo(ranked);
    }

    @Test
    void closingsOfTheSameKindLiftAndLower() {
        SharedClosings closings = new SharedClosings();
        AlertHour bad = new AlertHour("bad", "web", FIRST_HOUR, 1);
        AlertHour noise = new AlertHour("noise", "web", FIRST_HOUR, 1);
        for (int institution = 1; institution <= 3; institution++) {
            for (int i = 0; i < 10; i++) {
                closings.add(institution, new RankedHour(bad, Setting.ALONE, List.of()), true, "scan", 0);
                closings.add(institution, new RankedHour(noise, Setting.ALONE, List.of()), false, "", 0);
            }
        }

        List<RankedHour> ranked = new AlertRanking(new SharedAlerts(), closings).rank(List.of(bad, noise));

        assertThat(points(find(ranked, bad), "closed-alike")).isPositive();
        assertThat(points(find(ranked, noise), "closed-alike")).isNegative();
    }

    private static double points(RankedHour ranked, String reason) {
        return ranked.reasons().stream()
                .filter(each -> each.id().equals(reason))
                .mapToDouble(RankReason::points)
                .sum();
    }

    @Test
    void oneCloserOfThousandsIsOutvotedByTwoOthers() {
        SharedClosings closings = new SharedClosings();
        RankedHour alert = new RankedHour(new AlertHour("bad", "web", FIRST_HOUR, 1), Setting.ALONE, List.of());
        for (int i = 0; i < 5000; i++) {
            closings.add(1, alert, false, "", 0);
        }
        for (int i = 0; i < 20; i++) {
            closings.add(2, alert, true, "scan", 0);
            closings.add(3, alert, true, "scan", 0);
        }

        assertThat(closings.share("bad", Setting.ALONE)).isGreaterThan(0.5);
    }

    @Test
    void aClosingCountsHalfAfterItsHalfLife() {
        SharedClosings closings = new SharedClosings();
        RankedHour alert = new RankedHour(new AlertHour("bad", "web", FIRST_HOUR, 1), Setting.ALONE, List.of());
        closings.add(1, alert, true, "scan", 0);
        closings.add(1, alert, true, "scan", SharedClosings.HALF_LIFE_DAYS);

        assertThat(closings.count("bad")).isCloseTo(1.5, within(1e-9));
    }

    @Test
    void theDaysListShowsEachKindBeforeItRepeatsOne() {
        SharedClosings closings = new SharedClosings();
        AlertHour scanOne = new AlertHour("scan-one", "web", FIRST_HOUR, 1);
        AlertHour scanTwo = new AlertHour("scan-two", "web", FIRST_HOUR, 1);
        AlertHour theft = new AlertHour("theft", "web", FIRST_HOUR, 1);
        close(closings, scanOne, "scan", 20, 20);
        close(closings, scanTwo, "scan", 20, 20);
        close(closings, theft, "theft", 12, 20);
        AlertRanking ranking = new AlertRanking(new SharedAlerts(), closings);
        List<RankedHour> ranked = ranking.rank(List.of(scanOne, scanTwo, theft));

        List<RankedHour> list = ranking.select(ranked, 2);

        assertThat(ranked).extracting(RankedHour::hour).last().isEqualTo(theft);
        assertThat(list)
                .extracting(each -> each.hour().signature())
                .contains("theft")
                .hasSize(2);
    }

    private static void close(SharedClosings closings, AlertHour hour, String kind, int bad, int all) {
        for (int i = 0; i < all; i++) {
            closings.add(1, new RankedHour(hour, Setting.ALONE, List.of()), i < bad, kind, 0);
        }
    }

    @Test
    void whatNobodyKnowsStartsAtTheBaseRate() {
        assertThat(new SharedClosings().share("never-seen", Setting.ALONE)).isCloseTo(0.02, within(1e-12));
    }
}
