// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.desk.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.address.Prefix;
import org.hinomi.model.alert.Severity;
import org.hinomi.model.indicator.Indicator;
import org.hinomi.model.indicator.IndicatorRole;
import org.hinomi.model.judgement.DamageRung;
import org.hinomi.model.judgement.Judgement;
import org.hinomi.model.judgement.LocalText;
import org.hinomi.model.judgement.Reason;
import org.hinomi.model.signal.CauseKey;
import org.hinomi.model.signal.Evidence;
import org.hinomi.model.signal.Signal;
import org.junit.jupiter.api.Test;

class LaneTest {

    private static final IpAddress HOST = IpAddress.parse("192.0.2.10").orElseThrow();
    private static final IpAddress PEER = IpAddress.parse("203.0.113.66").orElseThrow();
    private static final LocalText TEXT = new LocalText("理由", "reason");

    private static Judgement judgement(int urgency, DamageRung damage) {
        return new Judgement(
                "test", damage, List.of(), List.of(new Reason("r", Reason.Score.URGENCY, urgency, TEXT)), TEXT);
    }

    private static Signal signal(Evidence evidence) {
        return new Signal("s", "test", HOST, 1, List.of(CauseKey.ofPeer(PEER)), List.of(PEER), 0, 1, 1, evidence);
    }

    private static Evidence listed(IndicatorRole role, int confidence, long fromHost) {
        Indicator indicator = new Indicator(
                Prefix.parse(PEER.toString()).orElseThrow(), role, confidence, "list", Long.MIN_VALUE, Long.MAX_VALUE);
        return new Evidence.IndicatorContact(indicator, fromHost, 1 - Math.min(1, fromHost), 0, 0);
    }

    private static Evidence alerts(Severity severity, boolean isFromHost, long allowed, String fileHash) {
        return new Evidence.Alerts("v:1", "name", "", severity, isFromHost, allowed, 1, fileHash);
    }

    private static Lane of(Evidence evidence) {
        return Lane.of(judgement(80, DamageRung.COMMAND_AND_CONTROL), List.of(signal(evidence)));
    }

    @Test
    void aListedCommandServerThatTheHostCalledIsHalfAutomatic() {
        assertThat(of(listed(IndicatorRole.COMMAND_AND_CONTROL, 50, 3))).isEqualTo(Lane.HALF_AUTOMATIC);
        assertThat(of(listed(IndicatorRole.SINKHOLE, 90, 3))).isEqualTo(Lane.HALF_AUTOMATIC);
    }

    @Test
    void aDoubtfulListAScannerOrAPeerThatOnlyCalledIsLookedAtByEye() {
        assertThat(of(listed(IndicatorRole.COMMAND_AND_CONTROL, 49, 3))).isEqualTo(Lane.WORKBENCH);
        assertThat(of(listed(IndicatorRole.SCANNER, 90, 3))).isEqualTo(Lane.WORKBENCH);
        assertThat(of(listed(IndicatorRole.COMMAND_AND_CONTROL, 90, 0))).isEqualTo(Lane.WORKBENCH);
    }

    @Test
    void aSevereAlertAboutTheHostsOwnAllowedTrafficNamesMalware() {
        assertThat(of(alerts(Severity.HIGH, true, 1, ""))).isEqualTo(Lane.HALF_AUTOMATIC);
        assertThat(of(alerts(Severity.LOW, false, 0, "d41d8cd98f00b204e9800998ecf8427e")))
                .isEqualTo(Lane.HALF_AUTOMATIC);
        assertThat(of(alerts(Severity.HIGH, true, 0, ""))).isEqualTo(Lane.WORKBENCH);
        assertThat(of(alerts(Severity.HIGH, false, 1, ""))).isEqualTo(Lane.WORKBENCH);
        assertThat(of(alerts(Severity.MEDIUM, true, 1, ""))).isEqualTo(Lane.WORKBENCH);
    }

    @Test
    void withoutAHighScoreOrAClaimedRungAPersonLooks() {
        List<Signal> named = List.of(signal(listed(IndicatorRole.COMMAND_AND_CONTROL, 90, 3)));
        assertThat(Lane.of(judgement(60, DamageRung.EXECUTED), named)).isEqualTo(Lane.HALF_AUTOMATIC);
        assertThat(Lane.of(judgement(59, DamageRung.EXECUTED), named)).isEqualTo(Lane.WORKBENCH);
        assertThat(Lane.of(judgement(90, DamageRung.DELIVERED), named)).isEqualTo(Lane.WORKBENCH);
    }

    @Test
    void aWithdrawnClaimNamesNothing() {
        Signal withdrawn = new Signal(
                "s",
                "test",
                HOST,
                1,
                List.of(CauseKey.ofPeer(PEER)),
                List.of(PEER),
                0,
                1,
                0,
                new Evidence.OddSize(PEER, 1, 2, 3, 1, 5, 6));
        assertThat(Lane.of(judgement(90, DamageRung.SECOND_DOWNLOAD), List.of(withdrawn)))
                .isEqualTo(Lane.WORKBENCH);
    }
}
