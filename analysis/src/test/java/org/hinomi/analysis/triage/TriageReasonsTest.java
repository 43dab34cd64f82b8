// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hinomi.analysis.triage.Scene.DAY_MS;
import static org.hinomi.analysis.triage.Scene.HOST;
import static org.hinomi.analysis.triage.Scene.PEER;
import static org.hinomi.analysis.triage.Scene.START_MS;
import static org.hinomi.analysis.triage.Scene.ids;
import static org.hinomi.analysis.triage.Scene.points;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.hinomi.model.address.Prefix;
import org.hinomi.model.alert.Severity;
import org.hinomi.model.context.ClosingCounts;
import org.hinomi.model.context.HostProfile;
import org.hinomi.model.context.HostProfile.StopClass;
import org.hinomi.model.context.KindHistory;
import org.hinomi.model.context.PeerContext;
import org.hinomi.model.context.SignalKind;
import org.hinomi.model.context.TriageContext;
import org.hinomi.model.indicator.Indicator;
import org.hinomi.model.indicator.IndicatorRole;
import org.hinomi.model.judgement.DamageRung;
import org.hinomi.model.judgement.Judgement;
import org.hinomi.model.judgement.LocalText;
import org.hinomi.model.judgement.Reason;
import org.hinomi.model.judgement.Reason.Score;
import org.hinomi.model.session.SessionState;
import org.junit.jupiter.api.Test;

class TriageReasonsTest {

    private static final long SEED = 20261129;
    private static final SignalKind KIND = SignalKind.ofSignature("test:1");
    private static final SignalKind LIST = SignalKind.ofList("list");
    private static final long SINCE_MS = START_MS - 40 * DAY_MS;

    @Test
    void anEmptyContextGivesNoReasonOfItsOwn() {
        Judgement judgement = new Scene()
                .alert(true, 3, 0, Severity.HIGH)
                .calls(4, SessionState.ANSWERED, 300, 900)
                .judge();
        assertThat(ids(judgement)).containsExactlyInAnyOrder("possible-damage", "severity-high", "host-calls-out");
        // four of one size make "executed" 35 % likely, which would add 40 points
        assertThat(judgement.urgency()).isEqualTo(14 + 8 + 8);
    }

    @Test
    void whatIsLikelyAboveTheClaimedRungAddsItsShare() {
        Judgement judgement = new Scene()
                .listed(IndicatorRole.DISTRIBUTION)
                .calls(4, SessionState.ANSWERED, 300, 900)
                .judge();
        assertThat(judgement.damage()).isEqualTo(DamageRung.DELIVERED);
        // the same sizes four times make "executed" 35 % likely: 35 % of the 15 points from 25 to 40
        assertThat(points(judgement, "possible-damage")).isEqualTo(5);
    }

    @Test
    void whatIsNewToMoreWeighsMore() {
        Judgement everywhere = novel(0, 0, 0);
        Judgement institution = novel(0, 0, 4);
        Judgement host = novel(0, 30, 4);
        Judgement known = novel(30, 30, 4);
        assertThat(ids(everywhere)).contains("novel-for-host", "novel-for-institution", "rare-elsewhere");
        assertThat(ids(host)).contains("novel-for-host").doesNotContain("novel-for-institution");
        assertThat(ids(known)).doesNotContain("novel-for-host", "novel-for-institution");
        assertThat(everywhere.urgency()).isGreaterThan(institution.urgency());
        assertThat(institution.urgency()).isGreaterThan(host.urgency());
        assertThat(host.urgency()).isGreaterThan(known.urgency());
    }

    /** At the most, 5.7 nats, novelty for the host is worth 5.7 nats · 0.2 · 5 points, rounded 6; for the institution half. */
    @Test
    void noveltyIsWorthWhatTheRankingGivesIt() {
        // none of 40 days: ln(41 / 0.5) is 4.4 nats
        assertThat(points(novel(0, 0, 4), "novel-for-host")).isEqualTo(5);
        // one of them: ln(41 / 1.5) is 3.3 nats
        assertThat(points(novel(1, 1, 4), "novel-for-host")).isEqualTo(3);
        // 3 · 4.4 / 5.7
        assertThat(points(novel(0, 0, 4), "novel-for-institution")).isEqualTo(2);
        // none of 19 others: ln(40) is 3.7 nats
        assertThat(points(novel(0, 0, 0), "rare-elsewhere")).isEqualTo(4);
    }

    private static Judgement novel(int hostDays, int institutionDays, int others) {
        KindHistory history = new KindHistory(hostDays, institutionDays, others);
        return alerted().within(remembering(history, 20)).judge();
    }

    private static Scene alerted() {
        return new Scene().alert(false, 0, 3, Severity.MEDIUM);
    }

    private static TriageContext remembering(KindHistory history, int members) {
        return TriageContext.NONE.withHistories(members, SINCE_MS, Map.of(KIND, history));
    }

    @Test
    void duringTheFirstDayNothingIsNew() {
        TriageContext context = TriageContext.NONE.withHistories(20, START_MS, Map.of(KIND, new KindHistory(0, 0, 0)));
        assertThat(ids(alerted().within(context).judge())).doesNotContain("novel-for-host", "novel-for-institution");
    }

    @Test
    void whatFewMembersSeeWeighsMoreThanWhatAllSee() {
        assertThat(points(rare(0), "rare-elsewhere")).isGreaterThan(points(rare(1), "rare-elsewhere"));
        assertThat(points(rare(1), "rare-elsewhere")).isGreaterThan(points(rare(8), "rare-elsewhere"));
        assertThat(points(rare(9), "kind-everywhere")).isNegative();
        assertThat(ids(rare(9))).doesNotContain("rare-elsewhere");
    }

    @Test
    void noReasonCountsTheOthersOneByOne() {
        for (int others = 1; others < 9; others++) {
            assertThat(rare(others).reasons())
                    .filteredOn(reason -> reason.id().equals("rare-elsewhere"))
                    .hasSize(2)
                    .allSatisfy(reason ->
                            assertThat(reason.text().en().replace("19", "")).doesNotContainPattern("[0-9]"));
        }
    }

    private static Judgement rare(int others) {
        return alerted()
                .within(remembering(new KindHistory(30, 30, others), 20))
                .judge();
    }

    @Test
    void othersClosingsRaiseAndLower() {
        // 12 · 6 / (6 + 2)
        assertThat(points(closed(new ClosingCounts(6, 0, 0)), "closed-as-attack"))
                .isEqualTo(9);
        // -10 · 8 / (8 + 2)
        assertThat(points(closed(new ClosingCounts(0, 4, 4)), "closed-as-harmless"))
                .isEqualTo(-8);
        assertThat(points(closed(new ClosingCounts(2, 1, 1)), "closed-as-attack"))
                .isZero();
    }

    private static Judgement closed(ClosingCounts counts) {
        return new Scene()
                .alert(true, 3, 0, Severity.HIGH)
                .calls(3, SessionState.ANSWERED, 300, 900)
                .within(TriageContext.NONE.withClosings(Map.of(KIND, counts)))
                .judge();
    }

    @Test
    void noClosingsKeepAHostThatRunsAForeignProgramOutOfTheQueue() {
        ClosingCounts thousands = new ClosingCounts(0, 0, 9_999);
        KindHistory everywhere = new KindHistory(40, 40, 19);
        TriageContext context = TriageContext.NONE
                .withClosings(Map.of(KIND, thousands, LIST, thousands))
                .withHistories(20, SINCE_MS, Map.of(KIND, everywhere, LIST, everywhere));
        Judgement judgement = new Scene()
                .listed(IndicatorRole.SINKHOLE, START_MS - 900 * DAY_MS)
                .alert(true, 0, 9, Severity.LOW)
                .calls(12, SessionState.BLOCKED, 0, 0)
                .within(context)
                .judge();
        assertThat(judgement.damage()).isEqualTo(DamageRung.EXECUTED);
        assertThat(judgement.urgency()).isGreaterThanOrEqualTo(TriageWeights.QUEUE_URGENCY);
    }

    @Test
    void anOldListingWeighsLessAndNeverNothing() {
        Judgement fresh = listedSince(0);
        Judgement halfLife = listedSince(45);
        Judgement ancient = listedSince(4_000);
        assertThat(ids(fresh)).doesNotContain("old-listing");
        // half of the weight lost, of at most three quarters: 6 · (1 - 0.5) / 0.75
        assertThat(points(halfLife, "old-listing")).isEqualTo(-4);
        assertThat(points(ancient, "old-listing")).isEqualTo(-6);
        assertThat(points(ancient, "listed-peer") + points(ancient, "old-listing"))
                .isPositive();
    }

    private static Judgement listedSince(int days) {
        return new Scene()
                .listed(IndicatorRole.ATTACKER, START_MS - days * DAY_MS)
                .calls(1, SessionState.ANSWERED, 300, 900)
                .judge();
    }

    @Test
    void whereTheListSaysNoBeginItIsWhenTheIndicatorCameHere() {
        Scene scene = new Scene().listed(IndicatorRole.ATTACKER).calls(1, SessionState.ANSWERED, 300, 900);
        Indicator indicator = new Indicator(
                Prefix.parse(PEER.toString()).orElseThrow(),
                IndicatorRole.ATTACKER,
                50,
                "list",
                Long.MIN_VALUE,
                Long.MAX_VALUE);
        assertThat(ids(scene.judge())).doesNotContain("old-listing");
        Judgement known = scene.within(TriageContext.NONE.withListed(Map.of(indicator, START_MS - 45 * DAY_MS)))
                .judge();
        assertThat(points(known, "old-listing")).isEqualTo(-4);
    }

    @Test
    void theOrderOfAnAttackIsAReasonAndItsReverseIsNot() {
        Scene inOrder = new Scene()
                .alert(false, 3, 0, Severity.HIGH)
                .session(PEER, HOST, 1, SessionState.ANSWERED, 500, 400)
                .session(HOST, PEER, 2, SessionState.ANSWERED, 500, 400);
        Scene reversed = new Scene()
                .listed(IndicatorRole.SINKHOLE)
                .alert(false, 3, 0, Severity.HIGH)
                .session(HOST, PEER, 1, SessionState.ANSWERED, 500, 400)
                .session(PEER, HOST, 2, SessionState.ANSWERED, 500, 400);
        assertThat(ids(inOrder.judge())).contains("attack-in-order");
        assertThat(ids(reversed.judge())).doesNotContain("attack-in-order");
    }

    @Test
    void whatTheHostIsCountsOnceSomethingReachedIt() {
        HostProfile host =
                new HostProfile(StopClass.CANNOT_STOP, new LocalText("航空宇宙", "aerospace"), HostProfile.NEVER_CLEANED);
        TriageContext context = TriageContext.NONE.withHost(host);
        assertThat(ids(alerted().within(context).judge())).doesNotContain("sensitive-research", "cannot-stop");
        Judgement reached = new Scene()
                .listed(IndicatorRole.DISTRIBUTION)
                .calls(1, SessionState.ANSWERED, 300, 900)
                .within(context)
                .judge();
        assertThat(ids(reached)).contains("sensitive-research", "cannot-stop");
    }

    @Test
    void knownScannersLowerAndTorRaises() {
        TriageContext scanner = TriageContext.NONE.withPeers(Map.of(PEER, Set.of(PeerContext.SCANNER)));
        TriageContext tor = TriageContext.NONE.withPeers(Map.of(PEER, Set.of(PeerContext.TOR)));
        assertThat(ids(alerted().within(scanner).judge())).contains("known-scanner");
        Scene calls = new Scene().alert(true, 1, 0, Severity.LOW).calls(1, SessionState.ANSWERED, 300, 900);
        assertThat(points(calls.within(tor).judge(), "tor-relay")).isPositive();
    }

    /** Random incidents in random surroundings; what is added is evidence that something came through or was done. */
    @Test
    void moreEvidenceForNeverLowersAScoreOrTheDamage() {
        Random random = new Random(SEED);
        for (int round = 0; round < 3_000; round++) {
            Scene scene = new Scene().within(randomContext(random)).alert(false, 0, 1, Severity.LOW);
            int steps = 1 + random.nextInt(6);
            for (int i = 0; i < steps; i++) {
                addAnything(scene, random);
            }
            Judgement before = scene.judge();
            addEvidence(scene, random);
            Judgement after = scene.judge();
            assertThat(after.urgency()).as("seed %d, round %d", SEED, round).isGreaterThanOrEqualTo(before.urgency());
            assertThat(after.risk()).as("seed %d, round %d", SEED, round).isGreaterThanOrEqualTo(before.risk());
            assertThat(after.damage()).as("seed %d, round %d", SEED, round).isGreaterThanOrEqualTo(before.damage());
            addsUp(after, round);
        }
    }

    private static void addsUp(Judgement judgement, int round) {
        for (Score score : Score.values()) {
            int sum = judgement.reasons().stream()
                    .filter(reason -> reason.score() == score)
                    .mapToInt(Reason::points)
                    .sum();
            assertThat(sum)
                    .as("seed %d, round %d", SEED, round)
                    .isEqualTo(score == Score.URGENCY ? judgement.urgency() : judgement.risk())
                    .isBetween(0, Judgement.MAX_SCORE);
        }
    }

    private static void addAnything(Scene scene, Random random) {
        switch (random.nextInt(4)) {
            case 0 -> scene.listed(IndicatorRole.SCANNER);
            case 1 -> scene.alert(random.nextBoolean(), 0, 2, severity(random));
            case 2 -> scene.session(HOST, PEER, random.nextInt(60), pick(random, SessionState.values(), 4), 0, 0);
            default -> addEvidence(scene, random);
        }
        if (random.nextInt(3) == 0) {
            scene.alert(random.nextBoolean(), 1, 0, Severity.LOW);
        }
    }

    private static void addEvidence(Scene scene, Random random) {
        switch (random.nextInt(5)) {
            case 0 -> {
                IndicatorRole[] roles = {
                    IndicatorRole.COMMAND_AND_CONTROL,
                    IndicatorRole.DISTRIBUTION,
                    IndicatorRole.ATTACKER,
                    IndicatorRole.SINKHOLE
                };
                scene.listed(roles[random.nextInt(roles.length)], START_MS - random.nextInt(300) * DAY_MS);
            }
            case 1 ->
                scene.alert("test:" + random.nextInt(3), "Name", random.nextBoolean(), 3, 0, severity(random), "");
            case 2 -> scene.behaviour(pick(random, DamageRung.values(), 8), 1 + random.nextInt(100));
            case 3 -> scene.session(HOST, PEER, random.nextInt(60), SessionState.ANSWERED, 300, 900);
            default -> scene.session(PEER, HOST, random.nextInt(60), SessionState.ANSWERED, 300, 900);
        }
    }

    private static Severity severity(Random random) {
        return pick(random, Severity.values(), Severity.values().length);
    }

    private static TriageContext randomContext(Random random) {
        if (random.nextInt(3) == 0) {
            return TriageContext.NONE;
        }
        List<SignalKind> kinds =
                List.of(KIND, LIST, SignalKind.ofSignature("test:0"), SignalKind.ofSignature("test:2"));
        Map<SignalKind, KindHistory> histories = new java.util.HashMap<>();
        Map<SignalKind, ClosingCounts> closings = new java.util.HashMap<>();
        for (SignalKind kind : kinds) {
            int hostDays = random.nextInt(20);
            if (random.nextInt(3) > 0) {
                histories.put(kind, new KindHistory(hostDays, hostDays + random.nextInt(20), random.nextInt(20)));
            }
            if (random.nextInt(3) > 0) {
                closings.put(kind, new ClosingCounts(random.nextInt(4), random.nextInt(4), random.nextInt(9)));
            }
        }
        StopClass stopClass = pick(random, StopClass.values(), StopClass.values().length);
        long cleanedUpMs = random.nextBoolean() ? START_MS - DAY_MS : HostProfile.NEVER_CLEANED;
        return TriageContext.NONE
                .withHistories(20, SINCE_MS, histories)
                .withClosings(closings)
                .withHost(new HostProfile(stopClass, HostProfile.NO_FIELD, cleanedUpMs));
    }

    @Test
    void everyWeightGivesItsReason() {
        assertThat(TriageWeights.all()).allSatisfy(weight -> {
            assertThat(weight.why()).isNotBlank();
            assertThat(weight.urgency()).isBetween(-Judgement.MAX_SCORE, Judgement.MAX_SCORE);
        });
        for (DamageRung rung : DamageRung.values()) {
            if (rung != DamageRung.NONE) {
                assertThat(TriageWeights.of(rung).risk()).isPositive();
            }
        }
    }

    /** One of the first {@code among} values. */
    private static <T> T pick(Random random, T[] values, int among) {
        return values[random.nextInt(among)];
    }
}
