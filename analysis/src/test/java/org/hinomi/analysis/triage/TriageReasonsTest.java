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

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.hinomi.model.alert.Severity;
import org.hinomi.model.context.ClosingCounts;
import org.hinomi.model.context.HostProfile;
import org.hinomi.model.context.HostProfile.StopClass;
import org.hinomi.model.context.KindHistory;
import org.hinomi.model.context.PastClosing;
import org.hinomi.model.context.PeerContext;
import org.hinomi.model.context.SignalKind;
import org.hinomi.model.context.TriageContext;
import org.hinomi.model.indicator.IndicatorRole;
import org.hinomi.model.judgement.DamageRung;
import org.hinomi.model.judgement.Judgement;
import org.hinomi.model.judgement.LocalText;
import org.hinomi.model.judgement.Reason;
import org.hinomi.model.judgement.Reason.Score;
import org.hinomi.model.judgement.Verdict;
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
        assertThat(ids(judgement)).containsExactlyInAnyOrder("damage-delivered", "severity-high", "host-calls-out");
        assertThat(judgement.urgency()).isEqualTo(25 + 8 + 8);
    }

    @Test
    void whatIsNewToMoreWeighsMore() {
        Judgement everywhere = novel(START_MS, START_MS, START_MS);
        Judgement institution = novel(START_MS, START_MS, SINCE_MS);
        Judgement host = novel(START_MS, SINCE_MS, SINCE_MS);
        Judgement known = novel(SINCE_MS, SINCE_MS, SINCE_MS);
        assertThat(ids(everywhere)).contains("new-to-members").doesNotContain("new-to-host");
        assertThat(ids(institution)).contains("new-to-institution");
        assertThat(ids(host)).contains("new-to-host");
        assertThat(everywhere.urgency()).isGreaterThan(institution.urgency());
        assertThat(institution.urgency()).isGreaterThan(host.urgency());
        assertThat(host.urgency()).isGreaterThan(known.urgency());
    }

    private static Judgement novel(long hostMs, long institutionMs, long membersMs) {
        KindHistory history = new KindHistory(hostMs, institutionMs, membersMs, 9, 5);
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
        KindHistory history = new KindHistory(START_MS, START_MS, START_MS, 1, 1);
        TriageContext context = TriageContext.NONE.withHistories(20, START_MS - DAY_MS + 1, Map.of(KIND, history));
        assertThat(ids(alerted().within(context).judge())).doesNotContain("new-to-members");
    }

    @Test
    void whatFewMembersSeeWeighsMoreThanWhatAllSee() {
        assertThat(points(rare(1), "kind-at-one-member")).isPositive();
        assertThat(points(rare(2), "kind-at-few-members")).isPositive();
        assertThat(rare(9).reasons()).noneMatch(reason -> reason.id().startsWith("kind-"));
        assertThat(points(rare(10), "kind-everywhere")).isNegative();
    }

    private static Judgement rare(int institutions) {
        return alerted()
                .within(remembering(new KindHistory(SINCE_MS, SINCE_MS, SINCE_MS, 40, institutions), 20))
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
    void oneCloserTakesAtMostHalfOfTheWeightHoweverOftenHeCloses() {
        List<PastClosing> closings = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            closings.add(new PastClosing(KIND, i % 100, "one", Verdict.FALSE_ALARM, START_MS - i * DAY_MS / 5));
        }
        TriageContext context = TriageContext.NONE.withClosings(ClosingTally.count(closings, START_MS));
        Judgement judgement = new Scene()
                .alert(true, 3, 0, Severity.HIGH)
                .calls(3, SessionState.ANSWERED, 300, 900)
                .within(context)
                .judge();
        assertThat(points(judgement, "closed-as-harmless")).isBetween(-5, -1);
        assertThat(judgement.urgency()).isGreaterThanOrEqualTo(TriageWeights.QUEUE_URGENCY);
    }

    @Test
    void noClosingsKeepAHostThatRunsAForeignProgramOutOfTheQueue() {
        ClosingCounts thousands = new ClosingCounts(0, 0, 9_999);
        KindHistory everywhere = new KindHistory(SINCE_MS, SINCE_MS, SINCE_MS, 900, 20);
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
    void aListThatWasConfirmedAgainIsFresh() {
        Judgement judgement = new Scene()
                .listed(IndicatorRole.ATTACKER, START_MS - 400 * DAY_MS)
                .calls(1, SessionState.ANSWERED, 300, 900)
                .within(TriageContext.NONE.withListed(Map.of("list", START_MS)))
                .judge();
        assertThat(ids(judgement)).doesNotContain("old-listing");
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
            long firstMs = random.nextBoolean() ? START_MS : SINCE_MS;
            int institutions = 1 + random.nextInt(20);
            if (random.nextInt(3) > 0) {
                histories.put(kind, new KindHistory(START_MS, firstMs, firstMs, 30, institutions));
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
