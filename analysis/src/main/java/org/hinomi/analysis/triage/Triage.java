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
import org.hinomi.model.context.TriageContext;
import org.hinomi.model.judgement.DamageRung;
import org.hinomi.model.judgement.Judgement;
import org.hinomi.model.judgement.LocalText;
import org.hinomi.model.judgement.Reason;
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
 * <p>The weights stand in {@link TriageWeights}, what evidence makes likely in the ladder's own table. A host that keeps
 * calling a command server needs a person also where that server is dead, because the program that calls is still there.
 */
public final class Triage {

    /** Version of the rule set; stands in every judgement. */
    public static final String RULES = "2026-11.5";

    private final Map<String, BehaviourInfo> behaviours;
    private final SiteRules rules;

    /** Triage that knows the words and weights of these detectors. */
    public Triage(Collection<BehaviourInfo> behaviours) {
        this(behaviours, SiteRules.NONE);
    }

    /** The same with rules of the site on top. */
    public Triage(Collection<BehaviourInfo> behaviours, SiteRules rules) {
        this.rules = requireNonNull(rules, "rules");
        this.behaviours = behaviours.stream()
                .collect(Collectors.toUnmodifiableMap(info -> info.detector().id(), info -> info));
    }

    /** The rule set with the site's own rules, as judgements record it. */
    public String version() {
        return rules.version().isEmpty() ? RULES : RULES + "+" + SiteRules.PREFIX + rules.version();
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
        return new Judgement(version(), damage, ladder, reasons(facts, ladder, damage), title(facts, shown));
    }

    private List<Reason> reasons(IncidentFacts facts, List<RungFinding> ladder, DamageRung damage) {
        ScoreSheet sheet = new ScoreSheet();
        if (damage != DamageRung.NONE) {
            sheet.add(
                    TriageWeights.of(damage),
                    1,
                    new LocalText(
                            "被害推定：%sの段階".formatted(damage.title().ja()),
                            "Estimated damage: %s".formatted(damage.title().en())));
        }
        addPossible(sheet, ladder, damage);
        SignalReasons.add(sheet, facts);
        ContextReasons.add(sheet, facts, ladder);
        if (damage.compareTo(DamageRung.EXECUTED) >= 0) {
            sheet.holdUrgencyAt(TriageWeights.QUEUE_URGENCY);
        }
        rules.add(sheet, facts, damage);
        return sheet.reasons();
    }

    /**
     * What speaks for a higher rung without being enough to claim it counts by its likelihood: a share of what the rung would add.
     * Of several rungs the one that adds most.
     */
    private static void addPossible(ScoreSheet sheet, List<RungFinding> ladder, DamageRung damage) {
        ladder.stream()
                .filter(finding -> finding.rung().compareTo(damage) > 0
                        && !finding.isClaimed()
                        && !finding.evidenceFor().isEmpty()
                        && finding.likelihood() >= LikelihoodTable.POSSIBLE)
                .max(Comparator.comparingInt((RungFinding finding) -> possibleUrgency(finding, damage))
                        .thenComparing(RungFinding::rung))
                .ifPresent(finding -> sheet.add(
                        "possible-damage",
                        possibleUrgency(finding, damage),
                        share(finding, TriageWeights.of(finding.rung()).risk() - TriageWeights.riskOf(damage)),
                        new LocalText(
                                "「%s」の段階に達した可能性は%d%%です（断定できる根拠はありません）"
                                        .formatted(finding.rung().title().ja(), finding.likelihood()),
                                "The rung “%s” was reached with a likelihood of %d %% (nothing seen is enough to claim it)"
                                        .formatted(finding.rung().title().en(), finding.likelihood()))));
    }

    private static int possibleUrgency(RungFinding finding, DamageRung damage) {
        return share(finding, TriageWeights.of(finding.rung()).urgency() - TriageWeights.urgencyOf(damage));
    }

    private static int share(RungFinding finding, int points) {
        return Math.round(points * finding.likelihood() / 100f);
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
