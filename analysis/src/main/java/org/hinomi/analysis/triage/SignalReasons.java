// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.triage;

import static org.hinomi.analysis.triage.RungNotes.text;

import java.util.List;
import org.hinomi.model.alert.Severity;
import org.hinomi.model.context.PeerContext;
import org.hinomi.model.indicator.Indicator;
import org.hinomi.model.indicator.IndicatorRole;
import org.hinomi.model.judgement.LocalText;
import org.hinomi.model.signal.Signal;

/** Reasons out of what sensors, lists and detectors say. */
final class SignalReasons {

    /** An indicator whose source is at least so sure counts as certain. */
    private static final int SURE_CONFIDENCE = 80;

    /** So many outside addresses that trip one signature on one host are a mass scan, not an attack on this host. */
    private static final int MASS_PEERS = 20;

    private SignalReasons() {}

    static void add(ScoreSheet sheet, IncidentFacts facts) {
        addAlerts(sheet, facts);
        addIndicators(sheet, facts);
        addCalls(sheet, facts);
        addAgreement(sheet, facts);
        for (Behaviour behaviour : Behaviour.surestByDetector(facts.behaviours())) {
            sheet.add(
                    behaviour.info().detector().id(),
                    behaviour.weigh(behaviour.info().urgency()),
                    behaviour.weigh(behaviour.info().risk()),
                    behaviour.text());
        }
    }

    private static void addAlerts(ScoreSheet sheet, IncidentFacts facts) {
        if (facts.alerts().findAny().isEmpty()) {
            return;
        }
        Severity worst = facts.alerts()
                .map(alert -> alert.severity())
                .max(Severity::compareTo)
                .orElse(Severity.INFORMATIONAL);
        switch (worst) {
            case CRITICAL -> sheet.add("severity-critical", severityText("致命的", "critical"));
            case HIGH -> sheet.add("severity-high", severityText("高", "high"));
            case MEDIUM -> sheet.add("severity-medium", severityText("中", "medium"));
            case LOW, INFORMATIONAL -> sheet.add("severity-low", severityText("低", "low"));
        }
        if (facts.alerts().allMatch(alert -> alert.allowed() == 0)) {
            sheet.add(
                    "alerts-all-blocked",
                    text("警報の通信はすべてセンサーが遮断しました", "The sensor blocked all of the alerted traffic"));
        }
        if (facts.alerts().anyMatch(alert -> !alert.fileHash().isEmpty())) {
            sheet.add(
                    "malicious-file", text("悪性と判定されたファイルのハッシュ値があります", "The hash of a file judged malicious is known"));
        }
    }

    private static LocalText severityText(String ja, String en) {
        return new LocalText("センサーの判定した深刻度：" + ja, "Severity in the sensor’s own judgement: " + en);
    }

    private static void addIndicators(ScoreSheet sheet, IncidentFacts facts) {
        List<Indicator> indicators = facts.indicators();
        if (!indicators.isEmpty()) {
            Indicator first = indicators.getFirst();
            sheet.add(
                    "listed-peer",
                    text("相手 %s は「%s」に掲載されています", "The peer %s is on the list “%s”", first.prefix(), first.source()));
            addAge(sheet, facts);
        }
        if (facts.isKnownScan()) {
            sheet.add("known-scanner", text("探索を繰り返す既知の送信元です", "It is known to scan everybody"));
        }
        if (facts.hasIndicator(IndicatorRole.COMMAND_AND_CONTROL)) {
            sheet.add("listed-command-server", text("指令サーバーとして掲載されています", "It is listed as a command server"));
        }
        if (indicators.stream().anyMatch(indicator -> indicator.confidence() >= SURE_CONFIDENCE)) {
            sheet.add("sure-source", text("情報源の確度が高い掲載です", "Its source is sure of the listing"));
        }
        if (facts.hasCalled(PeerContext.TOR)) {
            sheet.add("tor-relay", text("このホストからTorの中継サーバーへの接続があります", "This host called a relay of the Tor network"));
        }
    }

    /** The freshest listing decides: another one, however old, takes nothing away. */
    private static void addAge(ScoreSheet sheet, IncidentFacts facts) {
        double days = IndicatorAge.freshestDays(facts);
        double lost = (1 - IndicatorAge.weight(days)) / (1 - IndicatorAge.LEAST_WEIGHT);
        if (Math.round(TriageWeights.of("old-listing").urgency() * lost) != 0) {
            sheet.add(
                    "old-listing",
                    lost,
                    text(
                            "掲載が始まってから%d日経っており、アドレスの持ち主が変わっている可能性があります",
                            "The listing began %d days before; the address may have a new owner", (long) days));
        }
    }

    private static void addCalls(ScoreSheet sheet, IncidentFacts facts) {
        SessionFacts.Tally fromHost = facts.own().fromHost();
        if (fromHost.sessions() > 0) {
            sheet.add(
                    "host-calls-out",
                    text("このホスト側から%d件の通信を始めています", "This host itself opened %d sessions", fromHost.sessions()));
        }
        if (fromHost.isNeverAnswered()) {
            sheet.add(
                    "peer-never-answered",
                    text("相手は一度も応答していません（%d回の試行）", "The peer never answered (%d attempts)", fromHost.sessions()));
        }
        if (fromHost.sessions() >= DamageLadder.PERSISTENT_CALLS
                && facts.hasIndicator(IndicatorRole.COMMAND_AND_CONTROL)) {
            sheet.add(
                    "keeps-calling",
                    text("指令サーバーへの接続を繰り返しており、プログラムの動作とみられます", "It keeps calling a command server, as a program does"));
        }
        if (fromHost.isAllBlocked()) {
            sheet.add("calls-all-blocked", text("このホストからの接続はすべて遮断されました", "All calls of this host were blocked"));
        }
    }

    private static void addAgreement(ScoreSheet sheet, IncidentFacts facts) {
        long kinds = facts.signals().stream().map(Signal::detector).distinct().count();
        if (kinds > 1) {
            sheet.add("independent-signs", text("独立した%d種類の兆候が一致しています", "%d independent kinds of signs agree", kinds));
        }
        long peers = facts.signals().stream()
                .flatMap(signal -> signal.peers().stream())
                .distinct()
                .count();
        boolean isOnlyInbound =
                facts.own().fromHost().sessions() == 0 && facts.own().toHost().exchanged() == 0;
        if (peers >= MASS_PEERS && isOnlyInbound) {
            sheet.add("mass-scan", text("多数の送信元による一斉探索とみられます", "Looks like a mass scan from many sources"));
        }
    }
}
