// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.rank;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hinomi.model.judgement.LocalText;

/**
 * Orders an institution's alert hours by the log odds that they are part of an attack: a sum of named reasons with the
 * weights of {@link Weights}. Pure; thread-safe once its shared sources are filled.
 *
 * <p>An hour is judged by what came before it, and by the hours beside it: it is ranked an hour after it ended, or again then.
 * What the other institutions see and did is taken as it stands.
 */
public final class AlertRanking {

    /**
     * The weights of one rule set. Rarity and novelty are surprise in nats: minus the logarithm of how often something happens in
     * an hour.
     *
     * @param version stands in reports
     * @param pairNovelty of surprise that the signature fires on this host
     * @param signatureNovelty of surprise that it fires at the institution at all; half, because the host says the same again
     * @param rarity of surprise that it fires, by the other institutions
     * @param burst of the logarithm of alerts against the pair's own past; half of the others, because volume is cheap to make
     * @param support of the logarithm of other unusual signatures on the host
     */
    public record Weights(
            String version, double pairNovelty, double signatureNovelty, double rarity, double burst, double support) {}

    /**
     * Surprises are not independent (what is new is often rare), so each counts a fifth: five of them together are worth one
     * independent observation. Others' closings count whole, and so does support, because steps of an attack on one host are
     * what false alarms do not make.
     */
    public static final Weights WEIGHTS = new Weights("2026-11.1", 0.2, 0.1, 0.2, 0.1, 1);

    /** Own surprise, in weighted nats, from which a signature supports others: 8 nats of surprise, once in 3000 hours. */
    private static final double UNUSUAL = 1.6;

    /** Hours to both sides within which signatures support each other. */
    private static final int NEIGHBOUR_HOURS = 1;

    /** A burst counts up to e^4, 55 times the usual. */
    private static final double MOST_BURST = 4;

    /** What an hour is worth in a day's list when its kind is in the list for certain: the order within a kind. */
    private static final double REPEATED = 0.01;

    private static final Comparator<AlertHour> ORDER = Comparator.comparingLong(AlertHour::hour)
            .thenComparing(AlertHour::signature)
            .thenComparing(AlertHour::host);

    private final SharedAlerts others;
    private final SharedClosings closings;

    /**
     * @param others what the other institutions see, this one left out
     * @param closings what the other institutions, and this one, closed
     */
    public AlertRanking(SharedAlerts others, SharedClosings closings) {
        this.others = requireNonNull(others, "others");
        this.closings = requireNonNull(closings, "closings");
    }

    /** Ranks all hours of one institution, highest first; each signature, host and hour stands there once. */
    public List<RankedHour> rank(Collection<AlertHour> hours) {
        List<AlertHour> sorted = hours.stream().sorted(ORDER).toList();
        Map<AlertHour, List<RankReason>> surprises = surprises(sorted);
        Map<Long, List<AlertHour>> unusual = new HashMap<>();
        surprises.forEach((hour, reasons) -> {
            if (reasons.stream().mapToDouble(RankReason::points).sum() > UNUSUAL) {
                unusual.computeIfAbsent(hour.hour(), fresh -> new ArrayList<>()).add(hour);
            }
        });
        List<RankedHour> ranked = new ArrayList<>();
        for (AlertHour hour : sorted) {
            ranked.add(judge(hour, surprises.getOrDefault(hour, List.of()), company(hour, unusual)));
        }
        ranked.sort(Comparator.comparingDouble(RankedHour::score).reversed().thenComparing(RankedHour::hour, ORDER));
        return ranked;
    }

    private Map<AlertHour, List<RankReason>> surprises(List<AlertHour> sorted) {
        Map<AlertHour, List<RankReason>> surprises = new HashMap<>();
        OwnPast past = new OwnPast();
        for (int from = 0; from < sorted.size(); ) {
            int to = from;
            while (to < sorted.size()
                    && sorted.get(to).hour() == sorted.get(from).hour()) {
                surprises.put(sorted.get(to), surprise(sorted.get(to), past));
                to++;
            }
            past.addAll(sorted.subList(from, to)); // an hour is no past of itself
            from = to;
        }
        return surprises;
    }

    private List<RankReason> surprise(AlertHour hour, OwnPast past) {
        List<RankReason> reasons = new ArrayList<>();
        long watched = past.hoursBefore(hour.hour());
        long onHost = past.hoursOnHost(hour);
        long here = past.hoursHere(hour);
        reasons.add(new RankReason(
                "novel-for-host",
                WEIGHTS.pairNovelty() * -Math.log((onHost + 0.5) / (watched + 1)),
                new LocalText(
                        "このホストでこの警報が出たのは、過去%d時間のうち%d時間です".formatted(watched, onHost),
                        "This signature fired on this host in %d of the %d hours before".formatted(onHost, watched))));
        reasons.add(new RankReason(
                "novel-for-institution",
                WEIGHTS.signatureNovelty() * -Math.log((here + 0.5) / (watched + 1)),
                new LocalText(
                        "この機関全体では、同じ警報は延べ%dホスト時間です".formatted(here),
                        "At the whole institution it fired in %d host-hours before".formatted(here))));
        if (!others.isEmpty()) {
            reasons.add(new RankReason(
                    "rare-elsewhere",
                    WEIGHTS.rarity() * -Math.log(others.rate(hour.signature()) + 1 / Surprise.RAREST),
                    new LocalText(
                            "他の参加機関では、1機関1時間あたり平均%.3fホストで出る警報です".formatted(others.rate(hour.signature())),
                            "At the other institutions it fires on %.3f hosts an hour and institution"
                                    .formatted(others.rate(hour.signature())))));
        }
        reasons.add(burst(hour, past));
        return reasons;
    }

    /** Without a past of its own a pair's volume is compared with nothing, and counts half. */
    private static RankReason burst(AlertHour hour, OwnPast past) {
        double usual = past.usualAlerts(hour);
        double excess = usual == 0 ? Math.log(hour.alerts() + 1.0) / 2 : Math.log((hour.alerts() + 1) / (usual + 1));
        return new RankReason(
                "burst",
                WEIGHTS.burst() * Math.clamp(excess, 0, MOST_BURST),
                new LocalText(
                        "この1時間に%d件（これまでは平均%.1f件）".formatted(hour.alerts(), usual),
                        "%d alerts within the hour (%.1f on average before)".formatted(hour.alerts(), usual)));
    }

    /** Other unusual signatures on the same host, in the hour and beside it. */
    private static int company(AlertHour hour, Map<Long, List<AlertHour>> unusual) {
        Set<String> signatures = new HashSet<>();
        for (long at = hour.hour() - NEIGHBOUR_HOURS; at <= hour.hour() + NEIGHBOUR_HOURS; at++) {
            for (AlertHour other : unusual.getOrDefault(at, List.of())) {
                if (other.host().equals(hour.host()) && !other.signature().equals(hour.signature())) {
                    signatures.add(other.signature());
                }
            }
        }
        return signatures.size();
    }

    private RankedHour judge(AlertHour hour, List<RankReason> surprises, int company) {
        Setting setting = Setting.of(company);
        List<RankReason> reasons = new ArrayList<>();
        reasons.add(new RankReason(
                "base-rate",
                logOdds(SharedClosings.PRIOR),
                new LocalText("警報の多くは攻撃ではありません（出発点）", "Most alerts are no attack (where every rank starts)")));
        reasons.addAll(surprises);
        if (company > 0) {
            reasons.add(new RankReason(
                    "supported",
                    WEIGHTS.support() * Math.log1p(company),
                    new LocalText(
                            "前後1時間に同じホストで、ほかに%d種類の珍しい警報があります".formatted(company),
                            "%d other unusual signatures on the same host within an hour".formatted(company))));
        }
        double count = closings.count(hour.signature());
        if (count > 0) {
            double share = closings.share(hour.signature(), setting);
            reasons.add(new RankReason(
                    "closed-alike",
                    logOdds(share) - logOdds(SharedClosings.PRIOR),
                    new LocalText(
                            "同じ種類の警報は、%.0f%%が攻撃として処理されました".formatted(100 * share),
                            "Of this kind %.0f%% were closed as part of an attack".formatted(100 * share))));
        }
        return new RankedHour(hour, setting, reasons);
    }

    private static double logOdds(double probability) {
        return Math.log(probability / (1 - probability));
    }

    /**
     * Chooses what a person sees of a day, in the order of telling: each next one is the hour that most probably shows a kind of
     * attack that the list does not show yet. Where nobody ever closed a signature as true, it is a kind of its own.
     *
     * @param day ranked hours
     * @param budget at most so many
     */
    public List<RankedHour> select(Collection<RankedHour> day, int budget) {
        List<RankedHour> rest = new ArrayList<>(day);
        rest.sort(Comparator.comparingDouble(RankedHour::score).reversed().thenComparing(RankedHour::hour, ORDER));
        Map<String, Double> unshown = new TreeMap<>();
        List<RankedHour> list = new ArrayList<>();
        while (!rest.isEmpty() && list.size() < budget) {
            RankedHour best = rest.getFirst();
            for (RankedHour each : rest) {
                if (worth(each, unshown) > worth(best, unshown)) {
                    best = each;
                }
            }
            list.add(best);
            rest.remove(best);
            double probability = best.probability();
            kinds(best).forEach((kind, share) -> unshown.merge(kind, 1 - probability * share, (a, b) -> a * b));
        }
        return list;
    }

    private double worth(RankedHour each, Map<String, Double> unshown) {
        double fresh = 0;
        for (Map.Entry<String, Double> kind : kinds(each).entrySet()) {
            fresh += kind.getValue() * unshown.getOrDefault(kind.getKey(), 1.0);
        }
        return each.probability() * (fresh + REPEATED);
    }

    private Map<String, Double> kinds(RankedHour each) {
        Map<String, Double> kinds = closings.kinds(each.hour().signature());
        return kinds.isEmpty() ? Map.of("signature:" + each.hour().signature(), 1.0) : kinds;
    }
}
