// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.score.aitads;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hinomi.analysis.rank.AlertHour;
import org.hinomi.analysis.rank.AlertRanking;
import org.hinomi.analysis.rank.RankedHour;
import org.hinomi.analysis.rank.SharedAlerts;
import org.hinomi.analysis.rank.SharedClosings;
import org.hinomi.bench.harness.BenchFailure;
import org.hinomi.bench.harness.Goal;
import org.hinomi.bench.score.Scoreboard;
import org.hinomi.bench.score.Table;

/** The set {@code ait-ads}: each organisation ranked with what the others see, then also with what they closed. */
public final class AitAdsScore {

    private static final int A_DAY = 10;
    /** No person looks further down a day's list. */
    private static final int LONGEST_LIST = 200;

    private final List<Organisation> organisations;

    /**
     * @param data the folder with {@code alerts/ait-ads}
     * @throws BenchFailure where it is not there
     */
    public AitAdsScore(Path data) {
        Path folder = data.resolve("alerts/ait-ads");
        if (!Files.isDirectory(folder)) {
            throw new BenchFailure(
                    folder + " is not there: nothing to score (--data names the folder of labelled data)");
        }
        organisations = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().contains("_alerts.csv"))
                    .sorted()
                    .toList()) {
                organisations.add(Organisation.read(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (organisations.size() < 2) {
            throw new BenchFailure(folder + " holds fewer than two organisations: none can be left out");
        }
    }

    /** What one organisation scores. */
    private record Result(
            Organisation organisation,
            double naive,
            double unlabelled,
            double labelled,
            Map<String, Integer> plainPlaces,
            Map<String, Integer> places) {

        int itemsADay() {
            return places.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        }

        long within(Map<String, Integer> of) {
            return of.values().stream().filter(place -> place <= A_DAY).count();
        }
    }

    public Scoreboard score() {
        List<Result> results = organisations.stream().map(this::leaveOut).toList();
        Map<String, Double> values = new LinkedHashMap<>();
        values.put(
                "averagePrecisionUnlabelled",
                mean(results.stream().map(Result::unlabelled).toList()));
        values.put(
                "averagePrecisionLabelled",
                mean(results.stream().map(Result::labelled).toList()));
        values.put(
                "itemsPerOrgDay",
                mean(results.stream().map(each -> (double) each.itemsADay()).toList()));
        long steps = results.stream().mapToLong(each -> each.places().size()).sum();
        values.put(
                "stepRecallAt10",
                (double) results.stream()
                                .mapToLong(each -> each.within(each.places()))
                                .sum()
                        / steps);
        values.put(
                "stepRecallAt10ByScoreAlone",
                (double) results.stream()
                                .mapToLong(each -> each.within(each.plainPlaces()))
                                .sum()
                        / steps);
        values.put(
                "averagePrecisionNaive",
                mean(results.stream().map(Result::naive).toList()));
        return new Scoreboard(
                "ait-ads",
                goals(),
                values,
                List.of(table(results), places(results)),
                Map.of("rules", AlertRanking.WEIGHTS.version()),
                notes());
    }

    private static List<Goal> goals() {
        return List.of(
                Goal.atLeast(0.45, 0.55, "mean over organisations", "averagePrecisionUnlabelled"),
                Goal.atLeast(0.85, 0.90, "mean over organisations", "averagePrecisionLabelled"),
                Goal.atMost(20, 10, "items a day until every step was seen", "itemsPerOrgDay"),
                Goal.atLeast(0.85, 0.95, "of attack steps within 10 items a day", "stepRecallAt10"));
    }

    private static List<String> notes() {
        return List.of(
                "item = signature, host, hour; the first 24 hours of each organisation are its past and are not scored",
                "itemsPerOrgDay and stepRecallAt10 are of the day's list that a person sees (with the others' closings, each told "
                        + "with the kind of attack it was part of); a step counts as seen on its best day",
                "four organisations of one generator: the plan of attack is the same in all, so the labelled figures say what "
                        + "sharing is worth when others met the same attack, not what it is worth against a new one");
    }

    private Result leaveOut(Organisation organisation) {
        List<Organisation> others = without(organisations, organisation);
        SharedAlerts seen = new SharedAlerts();
        for (Organisation other : others) {
            other.items().keySet().forEach(seen::add);
            seen.watched(other.hours());
        }
        SharedClosings closed = new SharedClosings();
        for (int i = 0; i < others.size(); i++) {
            close(others.get(i), i, without(others, others.get(i)), closed);
        }
        List<RankedHour> unlabelled = rank(organisation, new AlertRanking(seen, new SharedClosings()));
        AlertRanking ranking = new AlertRanking(seen, closed);
        List<RankedHour> labelled = rank(organisation, ranking);
        Map<AlertHour, Double> scores = scores(labelled);
        List<List<AlertHour>> plain = new ArrayList<>();
        List<List<AlertHour>> lists = new ArrayList<>();
        for (List<AlertHour> day : RankedList.days(organisation).values()) {
            plain.add(RankedList.byScore(day, scores));
            List<RankedHour> ranked =
                    labelled.stream().filter(each -> day.contains(each.hour())).toList();
            List<AlertHour> told = new ArrayList<>(ranking.select(ranked, LONGEST_LIST).stream()
                    .map(RankedHour::hour)
                    .toList());
            day.stream().filter(hour -> !told.contains(hour)).forEach(told::add);
            lists.add(told);
        }
        return new Result(
                organisation,
                RankedList.averagePrecision(organisation, RankedList.naive(organisation, others)),
                RankedList.averagePrecision(organisation, scores(unlabelled)),
                RankedList.averagePrecision(organisation, scores),
                RankedList.stepPlaces(organisation, plain),
                RankedList.stepPlaces(organisation, lists));
    }

    /** An organisation closes all its items; their setting is what it saw itself, without the one that is left out. */
    private static void close(Organisation closer, int number, List<Organisation> others, SharedClosings closings) {
        SharedAlerts seen = new SharedAlerts();
        for (Organisation other : others) {
            other.items().keySet().forEach(seen::add);
            seen.watched(other.hours());
        }
        for (RankedHour each : rank(closer, new AlertRanking(seen, new SharedClosings()))) {
            Organisation.Item item = closer.item(each.hour());
            closings.add(number, each, item.isAttack(), item.isAttack() ? kind(item) : "", 0);
        }
    }

    /** The first of its steps: a closing names one kind. */
    private static String kind(Organisation.Item item) {
        return item.steps().stream().min(String::compareTo).orElse("");
    }

    private static List<Organisation> without(List<Organisation> all, Organisation one) {
        return all.stream().filter(other -> !other.name().equals(one.name())).toList();
    }

    private static List<RankedHour> rank(Organisation organisation, AlertRanking ranking) {
        return ranking.rank(organisation.items().keySet());
    }

    private static Map<AlertHour, Double> scores(List<RankedHour> ranked) {
        Map<AlertHour, Double> scores = new HashMap<>();
        ranked.forEach(each -> scores.put(each.hour(), each.score()));
        return scores;
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }

    private static Table table(List<Result> results) {
        List<List<Object>> rows = new ArrayList<>();
        for (Result each : results) {
            rows.add(List.of(
                    each.organisation().name(),
                    (long) each.organisation().items().size(),
                    each.naive(),
                    each.unlabelled(),
                    each.labelled(),
                    (long) each.itemsADay(),
                    each.within(each.places()) + " of " + each.places().size()));
        }
        return new Table(
                "organisations",
                "AIT-ADS, one organisation left out at a time: average precision, and the day's list",
                List.of(
                        "organisation",
                        "items",
                        "novelty × rarity",
                        "without closings",
                        "with others' closings",
                        "items a day for all steps",
                        "steps within 10 a day"),
                rows);
    }

    private static Table places(List<Result> results) {
        List<List<Object>> rows = new ArrayList<>();
        for (Result each : results) {
            each.places()
                    .forEach((step, place) ->
                            rows.add(List.of(each.organisation().name() + " " + step, (long) place, (long)
                                    each.plainPlaces().getOrDefault(step, 0))));
        }
        return new Table(
                "steps",
                "Best place of each attack step in a day's list",
                List.of("step", "in the list", "by score alone"),
                rows);
    }
}
