// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.score;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.hinomi.bench.harness.Goal;
import org.hinomi.bench.simulate.scored.CallBacks;
import org.hinomi.bench.simulate.scored.Staged;
import org.hinomi.bench.simulate.scored.Staged.Standing;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.signal.Signal;

/**
 * Call-backs: recall by class where one in ten thousand ordinary pair-days is claimed, and precision among pollers; RITA beside
 * it. Collects over worlds. One thread only.
 */
final class CallBackScore {

    static final double ASKED_RATE = 1e-4;
    private static final double ASKED_RECALL = 0.95;

    private final PairCurve ours = new PairCurve();
    private final PairCurve rita = new PairCurve();
    private final PairCurve hardOurs = new PairCurve();
    private final PairCurve hardRita = new PairCurve();
    private final Map<String, Long> counts = new HashMap<>();

    /**
     * Takes one world.
     *
     * @param dayPairs ordinary and bad pairs of each day
     */
    void add(TruthIndex truth, Judged judged, List<PairHistories> dayPairs) {
        Map<PairHistories.Pair, Double> claimed = strengths(judged);
        Map<PairHistories.Pair, Double> scores = dayPairs.getLast().rita();
        add(truth, claimed, ours, hardOurs);
        add(truth, scores, rita, hardRita);
        long bad = truth.all().stream()
                .filter(part -> isOurs(part) && !part.isHarmless())
                .count();
        ours.countOrdinary(dayPairs.stream().mapToLong(PairHistories::size).sum() - bad);
        rita.countOrdinary(dayPairs.getLast().size() - bad);
        truth.all().stream()
                .filter(part -> isOurs(part) && !part.isHarmless())
                .forEach(part -> counts.merge(part.kind(), 1L, Long::sum));
    }

    private static boolean isOurs(Staged part) {
        return part.family().equals(CallBacks.FAMILY);
    }

    private static Map<PairHistories.Pair, Double> strengths(Judged judged) {
        Map<PairHistories.Pair, Double> strengths = new HashMap<>();
        for (Signal signal : judged.of(CallBacks.FAMILY)) {
            for (IpAddress peer : signal.peers()) {
                strengths.merge(
                        new PairHistories.Pair(signal.host(), peer), (double) Judged.strength(signal), Math::max);
            }
        }
        return strengths;
    }

    private static void add(TruthIndex truth, Map<PairHistories.Pair, Double> scores, PairCurve curve, PairCurve hard) {
        for (Staged part : truth.all()) {
            if (isOurs(part) && !part.isHarmless()) {
                PairHistories.Pair pair = new PairHistories.Pair(
                        part.hosts().getFirst(), part.peers().getFirst());
                PairCurve to = part.standing() == Standing.HARD ? hard : curve;
                to.addAttack(part.kind(), scores.getOrDefault(pair, 0.0));
            }
        }
        scores.forEach((pair, score) -> {
            List<Staged> meant = truth.meant(pair.host(), List.of(pair.peer()));
            if (meant.stream().allMatch(Staged::isHarmless)) {
                curve.addOrdinary(score, meant.stream().anyMatch(CallBackScore::isOurs));
            }
        });
    }

    void addValues(Map<String, Double> values) {
        double rate = ours.thresholdAtRate(ASKED_RATE);
        double worst = 1;
        for (Kind kind : kinds()) {
            double recall = kind.curve(ours, hardOurs).recall(kind.name(), rate);
            values.put("callBackRecall-" + kind.name(), recall);
            if (!kind.isHard()) {
                worst = Math.min(worst, recall);
            }
        }
        values.put("callBackWorstRecall", worst);
        values.put("callBackPairFalseRate", ours.falseRate(0));
        values.put("callBackPrecisionAmongPollers", ours.precisionAmongPollers(ASKED_RECALL));
        values.put("callBackPrecisionAmongPollersAsShipped", ours.precisionOfAll());
        values.put("callBackOrdinaryPairDays", (double) ours.ordinary());
        values.put("ritaWorstRecall", worst(rita));
        values.put("ritaPrecisionAmongPollers", rita.precisionAmongPollers(ASKED_RECALL));
    }

    private double worst(PairCurve curve) {
        double threshold = curve.thresholdAtRate(ASKED_RATE);
        return kinds().stream()
                .filter(kind -> !kind.isHard())
                .mapToDouble(kind -> curve.recall(kind.name(), threshold))
                .min()
                .orElse(0);
    }

    /** A class of call-backs, in the order of the truth. */
    private record Kind(String name, boolean isHard) {

        PairCurve curve(PairCurve easy, PairCurve hard) {
            return isHard ? hard : easy;
        }
    }

    private static List<Kind> kinds() {
        List<Kind> kinds = new ArrayList<>();
        CallBacks.kinds().forEach((name, standing) -> kinds.add(new Kind(name, standing == Standing.HARD)));
        return kinds;
    }

    Table table() {
        double ourRate = ours.thresholdAtRate(ASKED_RATE);
        double ritaRate = rita.thresholdAtRate(ASKED_RATE);
        Table.Builder table = new Table.Builder(
                "callBacks",
                "Call-backs: recall by class; FPR is of %,d ordinary pair-days (RITA: of the last day's)"
                        .formatted(ours.ordinary()),
                "class",
                "staged",
                "recall as shipped",
                "recall at FPR 1e-4",
                "RITA at 0.5",
                "RITA at FPR 1e-4");
        for (Kind kind : kinds()) {
            PairCurve mine = kind.curve(ours, hardOurs);
            PairCurve other = kind.curve(rita, hardRita);
            table.row(
                    kind.name() + (kind.isHard() ? " (apart)" : ""),
                    counts.getOrDefault(kind.name(), 0L),
                    mine.recall(kind.name(), 0),
                    mine.recall(kind.name(), ourRate),
                    other.recall(kind.name(), 0.5),
                    other.recall(kind.name(), ritaRate));
        }
        row(table, "ordinary pairs claimed", curve -> curve.falsePairs(0), curve -> (double) curve.falsePairs(0.5));
        row(table, "pair false-positive rate", curve -> curve.falseRate(0), curve -> curve.falseRate(0.5));
        row(table, "precision among pollers as shipped", PairCurve::precisionOfAll, PairCurve::precisionOfAll);
        row(
                table,
                "precision among pollers at recall 0.95",
                curve -> curve.precisionAmongPollers(ASKED_RECALL),
                curve -> curve.precisionAmongPollers(ASKED_RECALL));
        return table.build();
    }

    private void row(
            Table.Builder table, String name, ToDoubleFunction<PairCurve> mine, ToDoubleFunction<PairCurve> other) {
        table.row(name, "", number(mine.applyAsDouble(ours)), "", number(other.applyAsDouble(rita)), "");
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, value < 0.001 ? "%.2e" : "%.3f", value);
    }

    static List<Goal> goals() {
        return List.of(
                Goal.atLeast(0.90, 0.97, "of a class", "callBackWorstRecall"),
                Goal.atMost(ASKED_RATE, ASKED_RATE / 2, "of ordinary pair-days", "callBackPairFalseRate"),
                Goal.atLeast(0.60, 0.80, "of claims among pollers", "callBackPrecisionAmongPollers"));
    }
}
