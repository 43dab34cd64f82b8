// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.score.aitads;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hinomi.analysis.rank.AlertHour;

/** What a ranking of one organisation is worth; the warm-up day is left out. */
final class RankedList {

    private RankedList() {}

    /** Mean over the attack items of the precision down to each; items of one score stand at the end of their group. */
    static double averagePrecision(Organisation organisation, Map<AlertHour, Double> scores) {
        List<Map.Entry<AlertHour, Double>> sorted = scores.entrySet().stream()
                .filter(each -> organisation.day(each.getKey()) > 0)
                .sorted(Map.Entry.<AlertHour, Double>comparingByValue().reversed())
                .toList();
        double sum = 0;
        long found = 0;
        for (int from = 0; from < sorted.size(); ) {
            int to = from;
            long here = 0;
            while (to < sorted.size()
                    && sorted.get(to).getValue().equals(sorted.get(from).getValue())) {
                here += organisation.item(sorted.get(to).getKey()).isAttack() ? 1 : 0;
                to++;
            }
            found += here;
            sum += here * (double) found / to;
            from = to;
        }
        return found == 0 ? 0 : sum / found;
    }

    /** The items of each day after the warm-up. */
    static Map<Long, List<AlertHour>> days(Organisation organisation) {
        Map<Long, List<AlertHour>> days = new TreeMap<>();
        for (AlertHour hour : organisation.items().keySet()) {
            if (organisation.day(hour) > 0) {
                days.computeIfAbsent(organisation.day(hour), fresh -> new ArrayList<>())
                        .add(hour);
            }
        }
        return days;
    }

    /** For each attack step the best place in a day's list that shows it, 1 is the first. */
    static Map<String, Integer> stepPlaces(Organisation organisation, Iterable<List<AlertHour>> dayLists) {
        Map<String, Integer> places = new TreeMap<>();
        for (List<AlertHour> list : dayLists) {
            for (int i = 0; i < list.size(); i++) {
                for (String step : organisation.item(list.get(i)).steps()) {
                    places.merge(step, i + 1, Math::min);
                }
            }
        }
        return places;
    }

    /** A day in the order of plain scores. */
    static List<AlertHour> byScore(List<AlertHour> day, Map<AlertHour, Double> scores) {
        return day.stream()
                .sorted(Comparator.comparingDouble((AlertHour hour) -> -scores.getOrDefault(hour, 0.0))
                        .thenComparing(AlertHour::signature)
                        .thenComparing(AlertHour::host)
                        .thenComparingLong(AlertHour::hour))
                .toList();
    }

    /** Novelty on the host times rarity over the others: what a ranking must beat. */
    static Map<AlertHour, Double> naive(Organisation organisation, List<Organisation> others) {
        Map<String, Long> elsewhere = new HashMap<>();
        long all = 0;
        for (Organisation other : others) {
            for (AlertHour hour : other.items().keySet()) {
                elsewhere.merge(hour.signature(), 1L, Long::sum);
                all++;
            }
        }
        Map<List<String>, TreeSet<Long>> hours = new HashMap<>();
        organisation
                .items()
                .keySet()
                .forEach(hour -> hours.computeIfAbsent(List.of(hour.signature(), hour.host()), fresh -> new TreeSet<>())
                        .add(hour.hour()));
        Map<AlertHour, Double> scores = new HashMap<>();
        for (AlertHour hour : organisation.items().keySet()) {
            int before = hours.getOrDefault(List.of(hour.signature(), hour.host()), new TreeSet<>())
                    .headSet(hour.hour())
                    .size();
            double share = (double) elsewhere.getOrDefault(hour.signature(), 0L) / all;
            scores.put(hour, -Math.log(share + 1e-4) / (1 + before));
        }
        return scores;
    }
}
