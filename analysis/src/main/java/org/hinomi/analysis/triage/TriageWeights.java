// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.triage;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hinomi.analysis.rank.AlertRanking;
import org.hinomi.analysis.rank.Surprise;
import org.hinomi.model.judgement.DamageRung;

/**
 * The weights of all reasons of triage, in one table; {@link Triage#RULES} is its version. Detectors of behaviour bring their
 * own weights, site rules theirs.
 *
 * <p>The order is what matters: the rung that evidence supports outweighs all labels, lists and rarities together, and what was
 * stopped or never answered weighs less than what came through. Scores stop at 100, so values are chosen such that a rung from
 * "executed" upwards leads, and nothing else alone passes the queue's {@link #QUEUE_URGENCY}.
 */
public final class TriageWeights {

    /**
     * From this urgency on the desk asks a person. Reasons that lower a score never take a host with the rung "executed" or
     * more below it, whoever closed what before; only a site's own written rule can.
     */
    public static final int QUEUE_URGENCY = 20;

    /**
     * One row.
     *
     * @param id of the reason, stable
     * @param urgency points towards how soon, negative where it lowers
     * @param risk points towards how bad
     * @param why this value
     */
    public record Weight(String id, int urgency, int risk, String why) {}

    private static final List<Weight> ROWS = List.of(
            row("damage-probed", 5, 5, "attempts are ordinary; a hundred of them are not an incident"),
            row("damage-delivered", 25, 25, "alone it passes the queue's threshold, and leaves room for doubt"),
            row("damage-executed", 40, 45, "a foreign program runs: hours matter"),
            row("damage-command-and-control", 55, 55, "somebody steers it: the next step is theirs"),
            row("damage-second-download", 65, 65, "the next step has been taken"),
            row("damage-spreading", 75, 80, "each hour adds hosts"),
            row("damage-exfiltration", 80, 90, "what is gone cannot be called back; what follows can be stopped"),
            row("damage-re-intrusion", 85, 92, "the clean-up failed, and the attacker knows that he was seen"),
            row("severity-critical", 12, 15, "the vendor's word, less than half of a delivery that was seen"),
            row("severity-high", 8, 10, "two thirds of critical"),
            row("severity-medium", 4, 5, "one third of critical"),
            row("severity-low", 1, 1, "a note; tells that there is an alert at all"),
            row("alerts-all-blocked", -5, -5, "stopped at the border: takes back about a medium severity"),
            row("malicious-file", 5, 8, "a hash can be looked for on hosts, so the notice is worth more"),
            row("listed-peer", 8, 8, "somebody warned; lists are right more often than single signatures"),
            row("old-listing", -6, -6, "three quarters of the listing's worth, for one that is very old"),
            row("known-scanner", -12, -12, "takes back the listing and more: it scans everybody"),
            row("listed-command-server", 8, 10, "of all roles the one with a person behind it"),
            row("sure-source", 3, 3, "a source that states high confidence errs less; by how much it rarely says"),
            row("tor-relay", 4, 3, "attackers use Tor, and so do researchers"),
            row("host-calls-out", 8, 5, "the host acts itself: what is stopped at the border does not do that"),
            row("peer-never-answered", -8, -8, "nothing came of the calls: takes host-calls-out back"),
            row("keeps-calling", 6, 5, "a dead command server still tells of a living program"),
            row("calls-all-blocked", -8, -8, "as for calls that nobody answers"),
            row("independent-signs", 8, 8, "two detectors with different blind spots rarely err together"),
            row("mass-scan", -5, 0, "twenty sources at once mean everybody, not this host; no less bad, less soon"),
            row("attack-in-order", 6, 6, "probe, answer, own call in that order: chance rarely keeps it"),
            surprise("novel-for-host", AlertRanking.WEIGHTS.pairNovelty(), "the whole of it after 60 days of silence"),
            surprise("novel-for-institution", AlertRanking.WEIGHTS.signatureNovelty(), "half: the host says it again"),
            surprise(
                    "rare-elsewhere", AlertRanking.WEIGHTS.rarity(), "what no other member sees is aimed, or peculiar"),
            row("kind-everywhere", -4, -3, "at half of the members and more: noise, or everybody's problem at once"),
            row("closed-as-attack", 12, 12, "many independent closings as an attack weigh as much as the top severity"),
            row("closed-as-harmless", -10, -10, "less than the attack's: a miss costs more than a look"),
            row("sensitive-research", 3, 8, "fields that attackers seek: worse if true, hardly sooner"),
            row("cannot-stop", 5, 10, "lives hang on it: the time to plan is what the notice buys"),
            row("rather-not-stop", 2, 5, "many people lose work"),
            row("must-stop", 3, 7, "it will have to be stopped: its owners must know early"));

    private static final Map<String, Weight> BY_ID = byId();

    private TriageWeights() {}

    private static Weight row(String id, int urgency, int risk, String why) {
        return new Weight(id, urgency, risk, why);
    }

    /**
     * What the greatest surprise is worth: the ranking's weight, in points. Risk takes two thirds, because how rare a sign is says
     * more about whether it is true than about how bad it would be.
     */
    private static Weight surprise(String id, double weight, String why) {
        double points = Surprise.POINTS_A_NAT * weight * Surprise.MOST_NATS;
        return row(id, (int) Math.round(points), (int) Math.round(points * 2 / 3), why);
    }

    private static Map<String, Weight> byId() {
        Map<String, Weight> weights = new TreeMap<>();
        for (Weight weight : ROWS) {
            if (weights.put(weight.id(), weight) != null) {
                throw new IllegalStateException("two weights are called " + weight.id());
            }
        }
        return weights;
    }

    /** All rows, in the order of the table. */
    public static List<Weight> all() {
        return ROWS;
    }

    static Weight of(String id) {
        Weight weight = BY_ID.get(id);
        if (weight == null) {
            throw new IllegalArgumentException("no weight is called " + id);
        }
        return weight;
    }

    static Weight of(DamageRung rung) {
        return of("damage-" + rung.id());
    }

    /** What a rung that is claimed adds, 0 for none. */
    static int urgencyOf(DamageRung rung) {
        return rung == DamageRung.NONE ? 0 : of(rung).urgency();
    }

    static int riskOf(DamageRung rung) {
        return rung == DamageRung.NONE ? 0 : of(rung).risk();
    }
}
