// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.triage;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.alert.Severity;
import org.hinomi.model.context.TriageContext;
import org.hinomi.model.indicator.Indicator;
import org.hinomi.model.indicator.IndicatorRole;
import org.hinomi.model.judgement.DamageRung;
import org.hinomi.model.judgement.Judgement;
import org.hinomi.model.judgement.LocalText;
import org.hinomi.model.judgement.Reason.Score;
import org.hinomi.model.judgement.RungFinding;
import org.hinomi.model.session.SessionLookup;
import org.hinomi.model.signal.BehaviourInfo;
import org.hinomi.model.signal.Evidence;
import org.hinomi.model.signal.Signal;

/**
 * Judges all signals that share a host and a cause: climbs the damage ladder, then adds up urgency (緊急度) and risk (危険度)
 * from named reasons. A pure function of its arguments and of what the detectors say of
 * themselves; immutable.
 *
 * <p>The weights are the first rule set, {@link #RULES}. Their order is what matters: the rung that evidence supports
 * outweighs everything else together that a sensor or a list says, because labels are cheap and behaviour is not; and what
 * was stopped or never answered weighs less than what came through; but a host that keeps calling a command server needs a
 * person also where that server is dead, because the program that calls is still there. The values wait for calibration on analysts' closings.
 */
public final class Triage {

    /** Version of the rule set; stands in every judgement. */
    public static final String RULES = "2026-11.3";

    /** An indicator whose source is at least so sure counts as certain. */
    private static final int SURE_CONFIDENCE = 80;

    /** So many outside addresses that trip one signature on one host are a mass scan, not an attack on this host. */
    private static final int MASS_PEERS = 20;

    private static final int[] URGENCY_OF_RUNG = {0, 5, 25, 40, 55, 65, 75, 80, 85};
    private static final int[] RISK_OF_RUNG = {0, 5, 25, 45, 55, 65, 80, 90, 92};

    private final Map<String, BehaviourInfo> behaviours;

    /** Triage that knows the words and weights of these detectors. */
    public Triage(Collection<BehaviourInfo> behaviours) {
        this.behaviours = behaviours.stream()
                .collect(Collectors.toUnmodifiableMap(info -> info.detector().id(), info -> info));
    }

    /**
     * Judges one incident.
     *
     * @param host the inside host
     * @param signals its claims that share a cause; withdrawn ones are left out of account
     * @param lookup where the sessions of the peers are found
     */
    public Judgement judge(IpAddress host, List<Signal> signals, SessionLookup lookup) {
        return judge(host, signals, lookup, TriageContext.NONE);
    }

    /**
     * Judges one incident with what is known around it.
     *
     * @param context rarity, novelty, others' closings, the host, the calibration; what it leaves out gives no reason
     */
    public Judgement judge(IpAddress host, List<Signal> signals, SessionLookup lookup, TriageContext context) {
        requireNonNull(context, "context");
        requireNonNull(host, "host");
        List<Signal> standing = signals.stream()
                .filter(signal -> !signal.isWithdrawn())
                .sorted(Signal.ORDER)
                .toList();
        IncidentFacts facts = IncidentFacts.of(host, standing, lookup, behaviours, context);
        List<Behaviour> shown = facts.behaviours();
        List<RungFinding> ladder = DamageLadder.climb(facts);
        DamageRung damage = DamageLadder.highest(ladder);
        ScoreSheet sheet = new ScoreSheet();
        addDamage(sheet, damage);
        addAlerts(sheet, facts);
        addIndicators(sheet, facts);
        addBehaviour(sheet, facts);
        addShown(sheet, shown);
        return new Judgement(RULES, damage, ladder, sheet.reasons(), title(facts, shown));
    }

    private static void addShown(ScoreSheet sheet, List<Behaviour> shown) {
        for (Behaviour behaviour : shown) {
            sheet.addBoth(
                    behaviour.info().detector().id(),
                    behaviour.weigh(behaviour.info().urgency()),
                    behaviour.weigh(behaviour.info().risk()),
                    behaviour.text());
        }
    }

    private static void addDamage(ScoreSheet sheet, DamageRung damage) {
        if (damage != DamageRung.NONE) {
            LocalText text = new LocalText(
                    "被害推定：%sの段階".formatted(damage.title().ja()),
                    "Estimated damage: %s".formatted(damage.title().en()));
            int rank = List.of(DamageRung.values()).indexOf(damage);
            sheet.addBoth("damage-" + damage.id(), URGENCY_OF_RUNG[rank], RISK_OF_RUNG[rank], text);
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
            case CRITICAL -> sheet.addBoth("severity-critical", 12, 15, severityText("致命的", "critical"));
            case HIGH -> sheet.addBoth("severity-high", 8, 10, severityText("高", "high"));
            case MEDIUM -> sheet.addBoth("severity-medium", 4, 5, severityText("中", "medium"));
            case LOW, INFORMATIONAL -> sheet.addBoth("severity-low", 1, 1, severityText("低", "low"));
        }
        if (facts.alerts().allMatch(alert -> alert.allowed() == 0)) {
            sheet.addBoth(
                    "alerts-all-blocked",
                    -5,
                    -5,
                    new LocalText("警報の通信はすべてセンサーが遮断しました", "The sensor blocked all of the alerted traffic"));
        }
        if (facts.alerts().anyMatch(alert -> !alert.fileHash().isEmpty())) {
            sheet.addBoth(
                    "malicious-file",
                    5,
                    8,
                    new LocalText("悪性と判定されたファイルのハッシュ値があります", "The hash of a file judged malicious is known"));
        }
    }

    private static LocalText severityText(String ja, String en) {
        return new LocalText("センサーの判定した深刻度：" + ja, "Severity in the sensor’s own judgement: " + en);
    }

    private static void addIndicators(ScoreSheet sheet, IncidentFacts facts) {
        List<Indicator> indicators = facts.indicators();
        if (indicators.isEmpty()) {
            return;
        }
        Indicator first = indicators.getFirst();
        sheet.addBoth(
                "listed-peer",
                8,
                8,
                new LocalText(
                        "相手 %s は「%s」に掲載されています".formatted(first.prefix(), first.source()),
                        "The peer %s is on the list “%s”".formatted(first.prefix(), first.source())));
        if (facts.isKnownScan()) {
            sheet.addBoth("known-scanner", -12, -12, new LocalText("探索を繰り返す既知の送信元です", "It is known to scan everybody"));
        }
        if (facts.hasIndicator(IndicatorRole.COMMAND_AND_CONTROL)) {
            sheet.addBoth(
                    "listed-command-server",
                    8,
                    10,
                    new LocalText("指令サーバーとして掲載されています", "It is listed as a command server"));
        }
        if (indicators.stream().anyMatch(indicator -> indicator.confidence() >= SURE_CONFIDENCE)) {
            sheet.addBoth("sure-source", 3, 3, new LocalText("情報源の確度が高い掲載です", "Its source is sure of the listing"));
        }
    }

    private static void addBehaviour(ScoreSheet sheet, IncidentFacts facts) {
        SessionFacts.Tally fromHost = facts.own().fromHost();
        if (fromHost.sessions() > 0) {
            sheet.addBoth(
                    "host-calls-out",
                    8,
                    5,
                    new LocalText(
                            "このホスト側から%d件の通信を始めています".formatted(fromHost.sessions()),
                            "This host itself opened %d sessions".formatted(fromHost.sessions())));
        }
        if (fromHost.isNeverAnswered()) {
            sheet.addBoth(
                    "peer-never-answered",
                    -8,
                    -8,
                    new LocalText(
                            "相手は一度も応答していません（%d回の試行）".formatted(fromHost.sessions()),
                            "The peer never answered (%d attempts)".formatted(fromHost.sessions())));
        }
        if (fromHost.sessions() >= DamageLadder.PERSISTENT_CALLS
                && facts.hasIndicator(IndicatorRole.COMMAND_AND_CONTROL)) {
            sheet.addBoth(
                    "keeps-calling",
                    6,
                    5,
                    new LocalText(
                            "指令サーバーへの接続を繰り返しており、プログラムの動作とみられます",
                            "It keeps calling a command server, as a program does"));
        }
        if (fromHost.isAllBlocked()) {
            sheet.addBoth(
                    "calls-all-blocked",
                    -8,
                    -8,
                    new LocalText("このホストからの接続はすべて遮断されました", "All calls of this host were blocked"));
        }
        addAgreement(sheet, facts);
    }

    private static void addAgreement(ScoreSheet sheet, IncidentFacts facts) {
        long kinds = facts.signals().stream().map(Signal::detector).distinct().count();
        if (kinds > 1) {
            sheet.addBoth(
                    "independent-signs",
                    8,
                    8,
                    new LocalText(
                            "独立した%d種類の兆候が一致しています".formatted(kinds),
                            "%d independent kinds of signs agree".formatted(kinds)));
        }
        long peers = facts.signals().stream()
                .flatMap(signal -> signal.peers().stream())
                .distinct()
                .count();
        boolean isOnlyInbound =
                facts.own().fromHost().sessions() == 0 && facts.own().toHost().exchanged() == 0;
        if (peers >= MASS_PEERS && isOnlyInbound) {
            sheet.add(
                    "mass-scan",
                    Score.URGENCY,
                    -5,
                    new LocalText("多数の送信元による一斉探索とみられます", "Looks like a mass scan from many sources"));
        }
    }

    private static LocalText title(IncidentFacts facts, List<Behaviour> shown) {
        Signal first = facts.signals().stream().findFirst().orElseThrow();
        String peer = first.peers().isEmpty() ? "" : first.peers().getFirst().toString();
        if (facts.odd().isPresent()) {
            IpAddress server = facts.odd().get().peer();
            return new LocalText("%s からの追加ダウンロードの可能性".formatted(server), "Probable second download from " + server);
        }
        if (!facts.indicators().isEmpty()) {
            String listed = facts.indicators().getFirst().prefix().toString();
            return new LocalText("掲載アドレス %s との通信".formatted(listed), "Sessions with the listed address " + listed);
        }
        return facts.alerts()
                .max(Comparator.comparing(Evidence.Alerts::severity).thenComparing(Evidence.Alerts::name))
                .map(alert -> new LocalText("警報：" + alert.name(), "Alert: " + alert.name()))
                .or(() -> shown.stream().findFirst().map(Behaviour::title))
                .orElse(new LocalText("不審なサイズの通信：" + peer, "Odd sizes: " + peer));
    }
}
