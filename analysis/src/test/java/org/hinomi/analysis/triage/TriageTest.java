// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.address.Prefix;
import org.hinomi.model.alert.Severity;
import org.hinomi.model.indicator.Indicator;
import org.hinomi.model.indicator.IndicatorRole;
import org.hinomi.model.judgement.DamageRung;
import org.hinomi.model.judgement.Judgement;
import org.hinomi.model.judgement.LocalText;
import org.hinomi.model.judgement.Reason;
import org.hinomi.model.judgement.RungFinding;
import org.hinomi.model.session.Protocol;
import org.hinomi.model.session.Session;
import org.hinomi.model.session.SessionLookup;
import org.hinomi.model.session.SessionState;
import org.hinomi.model.signal.BehaviourInfo;
import org.hinomi.model.signal.CauseKey;
import org.hinomi.model.signal.DetectorInfo;
import org.hinomi.model.signal.DetectorKey;
import org.hinomi.model.signal.Evidence;
import org.hinomi.model.signal.MeasureUnit;
import org.hinomi.model.signal.Signal;
import org.junit.jupiter.api.Test;

class TriageTest {

    private static final IpAddress HOST = address("192.0.2.10");
    private static final IpAddress PEER = address("203.0.113.66");
    private static final long MINUTE_MS = 60_000;
    private static final BehaviourInfo BEHAVIOUR = new BehaviourInfo(
            new DetectorInfo("test", DetectorKey.PEER, "A claim.", "Much.", List.of(), List.of()),
            new LocalText("題", "title"),
            new LocalText("{times}回", "seen {times} times"),
            List.of(new BehaviourInfo.Measure("times", MeasureUnit.COUNT)),
            20,
            10);

    @Test
    void aPeerThatNeverAnswersGivesNoRungFromCommandAndControlUpwards() {
        Judgement judgement =
                judge(listed(IndicatorRole.COMMAND_AND_CONTROL), calls(237, SessionState.UNANSWERED, 0, 0));
        assertThat(judgement.damage()).isLessThan(DamageRung.COMMAND_AND_CONTROL);
        assertThat(ids(judgement)).contains("peer-never-answered");
        assertThat(finding(judgement, DamageRung.COMMAND_AND_CONTROL).text().en())
                .contains("never answered");
    }

    @Test
    void repeatedCallsToADeadCommandServerWeighMoreThanAFewTries() {
        Judgement few = judge(listed(IndicatorRole.COMMAND_AND_CONTROL), calls(9, SessionState.UNANSWERED, 0, 0));
        Judgement many = judge(listed(IndicatorRole.COMMAND_AND_CONTROL), calls(10, SessionState.UNANSWERED, 0, 0));
        assertThat(ids(few)).doesNotContain("keeps-calling");
        assertThat(ids(many)).contains("keeps-calling");
        assertThat(many.urgency()).isGreaterThan(few.urgency());
    }

    @Test
    void zeroBytesOutIsNoExfiltration() {
        Judgement judgement = judge(listed(IndicatorRole.UNSPECIFIED), calls(30, SessionState.UNANSWERED, 0, 0));
        RungFinding finding = finding(judgement, DamageRung.EXFILTRATION);
        assertThat(finding.standing()).isEqualTo(RungFinding.Standing.NO_EVIDENCE);
        assertThat(finding.text().ja()).contains("0バイト");
    }

    @Test
    void aRefusedConnectionDeliversNothing() {
        Judgement judgement = judge(listed(IndicatorRole.DISTRIBUTION), calls(3, SessionState.REFUSED, 0, 0));
        assertThat(finding(judgement, DamageRung.DELIVERED).standing()).isEqualTo(RungFinding.Standing.NO_EVIDENCE);
        assertThat(judgement.damage()).isEqualTo(DamageRung.NONE);
    }

    @Test
    void blockedAlertsAreAProbeAtMost() {
        Judgement judgement = judge(alerts(false, 0, 5, Severity.HIGH), List.of());
        assertThat(judgement.damage()).isEqualTo(DamageRung.PROBED);
        assertThat(ids(judgement)).contains("alerts-all-blocked");
    }

    @Test
    void anAllowedAlertWithoutSessionRecordsIsNotObservable() {
        Judgement judgement = judge(alerts(false, 5, 0, Severity.HIGH), List.of());
        assertThat(finding(judgement, DamageRung.DELIVERED).standing()).isEqualTo(RungFinding.Standing.NOT_OBSERVABLE);
    }

    @Test
    void lastingExchangeWithACommandServerIsCommandAndControl() {
        Judgement judgement =
                judge(listed(IndicatorRole.COMMAND_AND_CONTROL), calls(5, SessionState.ANSWERED, 300, 900));
        assertThat(judgement.damage()).isEqualTo(DamageRung.COMMAND_AND_CONTROL);
    }

    @Test
    void whatCameThroughOutweighsWhatALabelSays() {
        Judgement label = judge(alerts(false, 0, 500, Severity.CRITICAL), List.of());
        Judgement behaviour = judge(listed(IndicatorRole.UNSPECIFIED), calls(5, SessionState.ANSWERED, 300, 900));
        assertThat(behaviour.urgency()).isGreaterThan(label.urgency());
        assertThat(behaviour.risk()).isGreaterThan(label.risk());
    }

    @Test
    void reasonsAddUpToTheScores() {
        for (Judgement judgement : List.of(
                judge(listed(IndicatorRole.COMMAND_AND_CONTROL), calls(237, SessionState.UNANSWERED, 0, 0)),
                judge(alerts(false, 0, 1, Severity.LOW), List.of()),
                judge(alerts(true, 900, 0, Severity.CRITICAL), calls(40, SessionState.ANSWERED, 1, 1)))) {
            assertThat(sum(judgement, Reason.Score.URGENCY))
                    .isEqualTo(judgement.urgency())
                    .isBetween(0, 100);
            assertThat(sum(judgement, Reason.Score.RISK))
                    .isEqualTo(judgement.risk())
                    .isBetween(0, 100);
        }
    }

    @Test
    void everyRungIsSpokenOfInBothLanguages() {
        Judgement judgement = judge(listed(IndicatorRole.UNSPECIFIED), calls(1, SessionState.UNKNOWN, -1, -1));
        assertThat(judgement.ladder()).extracting(RungFinding::rung).hasSize(DamageRung.values().length - 1);
        assertThat(judgement.ladder()).allSatisfy(finding -> {
            assertThat(finding.text().ja()).isNotBlank();
            assertThat(finding.text().en()).isNotBlank();
        });
    }

    @Test
    void aBehaviourRaisesItsRungAndWeighsByItsStrength() {
        Judgement sure = judge(new Evidence.Behaviour(DamageRung.COMMAND_AND_CONTROL, 100, List.of(12L)), List.of());
        Judgement doubtful = judge(new Evidence.Behaviour(DamageRung.NONE, 50, List.of(12L)), List.of());
        assertThat(sure.damage()).isEqualTo(DamageRung.COMMAND_AND_CONTROL);
        assertThat(finding(sure, DamageRung.COMMAND_AND_CONTROL).text().en()).isEqualTo("seen 12 times");
        assertThat(points(sure, "test")).isEqualTo(20);
        assertThat(doubtful.damage()).isEqualTo(DamageRung.NONE);
        assertThat(points(doubtful, "test")).isEqualTo(10);
        assertThat(doubtful.title().ja()).isEqualTo("題：203.0.113.66");
    }

    private static int points(Judgement judgement, String id) {
        return judgement.reasons().stream()
                .filter(reason -> reason.id().equals(id) && reason.score() == Reason.Score.URGENCY)
                .mapToInt(Reason::points)
                .sum();
    }

    private static Judgement judge(Evidence evidence, List<Session> sessions) {
        long lastMs = sessions.stream().mapToLong(Session::startMs).max().orElse(0);
        String cause = "test";
        Signal signal = new Signal(
                Signal.idOf("test", HOST, cause, 0),
                "test",
                HOST,
                1,
                List.of(CauseKey.ofPeer(PEER)),
                List.of(PEER),
                0,
                lastMs,
                1,
                evidence);
        return new Triage(List.of(BEHAVIOUR)).judge(HOST, List.of(signal), new Fixed(sessions));
    }

    private static Evidence listed(IndicatorRole role) {
        Indicator indicator = new Indicator(
                Prefix.parse(PEER.toString()).orElseThrow(), role, 50, "list", Long.MIN_VALUE, Long.MAX_VALUE);
        return new Evidence.IndicatorContact(indicator, 1, 0, 0, 0);
    }

    private static Evidence alerts(boolean isFromHost, long allowed, long blocked, Severity severity) {
        return new Evidence.Alerts("test:1", "Test alert", "", severity, isFromHost, allowed, blocked, "");
    }

    /** One call a minute. */
    private static List<Session> calls(int count, SessionState state, long bytesOut, long bytesIn) {
        List<Session> sessions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sessions.add(new Session(
                    i * MINUTE_MS,
                    0,
                    HOST,
                    50_000 + i,
                    PEER,
                    80,
                    Protocol.TCP,
                    state,
                    bytesOut,
                    bytesIn,
                    1,
                    1,
                    0,
                    1,
                    0,
                    "",
                    0));
        }
        return sessions;
    }

    private static List<String> ids(Judgement judgement) {
        return judgement.reasons().stream().map(Reason::id).toList();
    }

    private static int sum(Judgement judgement, Reason.Score score) {
        return judgement.reasons().stream()
                .filter(reason -> reason.score() == score)
                .mapToInt(Reason::points)
                .sum();
    }

    private static RungFinding finding(Judgement judgement, DamageRung rung) {
        return judgement.ladder().stream()
                .filter(finding -> finding.rung() == rung)
                .findFirst()
                .orElseThrow();
    }

    private static IpAddress address(String text) {
        return IpAddress.parse(text).orElseThrow();
    }

    private record Fixed(List<Session> sessions) implements SessionLookup {

        @Override
        public List<Session> withPeers(Set<IpAddress> peers, long fromMs, long toMs) {
            return sessions;
        }

        @Override
        public List<Session> between(IpAddress host, Set<IpAddress> peers, long fromMs, long toMs) {
            return sessions;
        }
    }
}
