// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.rank;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * How institutions closed alerts, as decayed counts by signature and {@link Setting}. One thread only while it is filled.
 *
 * <p>No institution counts for more than {@link #MOST_OF_ONE} closings of one signature in one setting, however many it
 * makes: one careless or hostile closer is outvoted by the next two.
 */
public final class SharedClosings {

    /**
     * Days after which a closing counts half. A signature's rules and the attacks it meets change within months; a quarter is
     * the period in which sensors' rule sets are usually reviewed.
     */
    public static final double HALF_LIFE_DAYS = 90;

    /** Closings of one institution, signature and setting that count, 20: more say hardly more about a share. */
    public static final double MOST_OF_ONE = 20;

    /** Share of alert hours that are part of an attack where nothing is known: 2 %, one in fifty. */
    static final double PRIOR = 0.02;

    /** The prior counts as so many closings of the signature. */
    private static final double PRIOR_WEIGHT = 2;

    /** The signature's share counts as so many closings in the setting. */
    private static final double SIGNATURE_WEIGHT = 3;

    private final Map<Key, Map<Integer, Tally>> tallies = new HashMap<>();

    private record Key(String signature, Setting setting) {}

    private static final class Tally {

        private double all;
        private double bad;
        private final Map<String, Double> kinds = new TreeMap<>();

        double scale() {
            return all <= MOST_OF_ONE ? 1 : MOST_OF_ONE / all;
        }
    }

    /**
     * One closing.
     *
     * @param institution whose it is; only told apart, never told
     * @param isAttack whether it was closed as true
     * @param kind what attack it was part of, in shared words; empty where not said
     * @param ageDays since it was closed
     */
    public void add(int institution, RankedHour closed, boolean isAttack, String kind, double ageDays) {
        requireNonNull(kind, "kind");
        Key key = new Key(closed.hour().signature(), closed.setting());
        Tally tally = tallies.computeIfAbsent(key, fresh -> new TreeMap<>())
                .computeIfAbsent(institution, fresh -> new Tally());
        double weight = Math.pow(2, -ageDays / HALF_LIFE_DAYS);
        tally.all += weight;
        if (isAttack) {
            tally.bad += weight;
            tally.kinds.merge(kind, weight, Double::sum);
        }
    }

    /** Share of a signature's alert hours in this setting that were part of an attack, drawn to the signature's, then to the prior. */
    double share(String signature, Setting setting) {
        double all = PRIOR_WEIGHT;
        double bad = PRIOR_WEIGHT * PRIOR;
        for (Setting each : Setting.values()) {
            all += sum(signature, each, false);
            bad += sum(signature, each, true);
        }
        double ofSignature = bad / all;
        return (sum(signature, setting, true) + SIGNATURE_WEIGHT * ofSignature)
                / (sum(signature, setting, false) + SIGNATURE_WEIGHT);
    }

    /** Closings that count, of a signature in any setting. */
    double count(String signature) {
        double count = 0;
        for (Setting each : Setting.values()) {
            count += sum(signature, each, false);
        }
        return count;
    }

    private double sum(String signature, Setting setting, boolean isBad) {
        double sum = 0;
        for (Tally tally :
                tallies.getOrDefault(new Key(signature, setting), Map.of()).values()) {
            sum += (isBad ? tally.bad : tally.all) * tally.scale();
        }
        return sum;
    }

    /** What kinds of attack a signature was part of, as shares that add up to 1; empty where it never was. */
    Map<String, Double> kinds(String signature) {
        Map<String, Double> kinds = new TreeMap<>();
        for (Setting each : Setting.values()) {
            for (Tally tally :
                    tallies.getOrDefault(new Key(signature, each), Map.of()).values()) {
                tally.kinds.forEach((kind, weight) -> kinds.merge(kind, weight * tally.scale(), Double::sum));
            }
        }
        double total = kinds.values().stream().mapToDouble(Double::doubleValue).sum();
        kinds.replaceAll((kind, weight) -> weight / total);
        return kinds;
    }
}
