// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.score;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hinomi.bench.simulate.scored.Staged;
import org.hinomi.bench.simulate.scored.Staged.Standing;
import org.hinomi.model.judgement.DamageRung;
import org.hinomi.model.signal.Evidence;
import org.hinomi.model.signal.Signal;

/** What each detector finds of each class, and what it claims besides. Collects over worlds. One thread only. */
final class FamilyTally {

    /** False claims shown of each detector. */
    private static final int EXAMPLES = 8;

    private final Map<Row, Counts> rows = new LinkedHashMap<>();
    private final Map<String, Claims> claims = new TreeMap<>();
    private final List<Example> examples = new ArrayList<>();
    private double institutionDays;

    /** A false claim, for whoever wants to know why. */
    private record Example(String detector, int strength, String world, Signal signal, String about) {}

    private record Row(String family, String kind, Standing standing) {}

    private static final class Counts {

        private long staged;
        private long claimed;
        private long asSuccess;
        private long byAny;
    }

    private static final class Claims {

        private long all;
        private long wrong;
        private long aboutLookAlikes;
    }

    /**
     * Takes one world.
     *
     * @param institutionDays scored days of all its institutions together
     */
    void add(String world, TruthIndex truth, Judged judged, long institutionDays) {
        this.institutionDays += institutionDays;
        for (Staged part : truth.all()) {
            count(part, judged);
        }
        for (Signal signal : judged.signals()) {
            Claims counts = claims.computeIfAbsent(signal.detector(), fresh -> new Claims());
            List<Staged> meant = truth.meant(signal);
            counts.all++;
            if (meant.stream().allMatch(Staged::isHarmless)) {
                counts.wrong++;
                counts.aboutLookAlikes += meant.isEmpty() ? 0 : 1;
                String about =
                        meant.isEmpty() ? "ordinary life" : meant.getFirst().kind();
                examples.add(new Example(signal.detector(), Judged.strength(signal), world, signal, about));
            }
        }
    }

    private void count(Staged part, Judged judged) {
        Counts counts =
                rows.computeIfAbsent(new Row(part.family(), part.kind(), part.standing()), fresh -> new Counts());
        counts.staged++;
        boolean isClaimed = false;
        boolean isSuccess = false;
        boolean isAny = false;
        for (Signal signal : judged.signals()) {
            if (!part.isMeant(signal.host(), signal.peers())) {
                continue;
            }
            isAny = true;
            if (Families.detectorsOf(part.family()).contains(signal.detector())) {
                isClaimed = true;
                isSuccess |= Judged.rung(signal).compareTo(DamageRung.PROBED) > 0;
            }
        }
        counts.claimed += isClaimed ? 1 : 0;
        counts.asSuccess += isSuccess ? 1 : 0;
        counts.byAny += isAny ? 1 : 0;
    }

    Table attacks() {
        Table.Builder table = new Table.Builder(
                "attacks",
                "Attacks: share claimed by the detector of the family; of it as more than a probe; by any detector",
                "family and class",
                "staged",
                "claimed",
                "as more than a probe",
                "by any");
        rows.forEach((row, counts) -> {
            if (row.standing() != Standing.LOOK_ALIKE) {
                String apart = row.standing() == Standing.HARD ? " (apart)" : "";
                table.row(
                        row.family() + " " + row.kind() + apart,
                        counts.staged,
                        share(counts.claimed, counts.staged),
                        share(counts.asSuccess, counts.staged),
                        share(counts.byAny, counts.staged));
            }
        });
        return table.build();
    }

    Table lookAlikes() {
        Table.Builder table = new Table.Builder(
                "lookAlikes",
                "Harmless look-alikes: share claimed",
                "family and class",
                "staged",
                "claimed by the family",
                "as more than a probe",
                "by any");
        rows.forEach((row, counts) -> {
            if (row.standing() == Standing.LOOK_ALIKE) {
                table.row(
                        row.family() + " " + row.kind(),
                        counts.staged,
                        share(counts.claimed, counts.staged),
                        share(counts.asSuccess, counts.staged),
                        share(counts.byAny, counts.staged));
            }
        });
        return table.build();
    }

    Table falseClaims() {
        Table.Builder table = new Table.Builder(
                "falseClaims",
                "Claims about nothing bad, over %.0f institution-days (the first day of a world is its past, and not scored)"
                        .formatted(institutionDays),
                "detector",
                "claims",
                "false",
                "of these about look-alikes",
                "false per institution-day");
        claims.forEach((detector, counts) ->
                table.row(detector, counts.all, counts.wrong, counts.aboutLookAlikes, counts.wrong / institutionDays));
        return table.build();
    }

    /** The strongest false claims of each detector. */
    Table worst() {
        Table.Builder table = new Table.Builder(
                "strongestFalseClaims",
                "The strongest false claims of each detector",
                "detector",
                "strength",
                "about",
                "world",
                "host",
                "first peer",
                "records",
                "measures");
        claims.keySet()
                .forEach(detector -> examples.stream()
                        .filter(each -> each.detector().equals(detector))
                        .sorted(Comparator.comparingInt((Example each) -> -each.strength())
                                .thenComparing(each -> each.signal().id()))
                        .limit(EXAMPLES)
                        .forEach(each -> table.row(
                                detector,
                                (long) each.strength(),
                                each.about(),
                                each.world(),
                                each.signal().host().toString(),
                                each.signal().peers().isEmpty()
                                        ? "-"
                                        : each.signal().peers().getFirst().toString(),
                                each.signal().count(),
                                measures(each.signal()))));
        return table.build();
    }

    private static String measures(Signal signal) {
        return signal.evidence() instanceof Evidence.Behaviour behaviour
                ? behaviour.measures().toString()
                : "-";
    }

    void addValues(Map<String, Double> values) {
        rows.forEach((row, counts) -> {
            if (row.standing() != Standing.LOOK_ALIKE) {
                values.put("recall-" + row.family() + "-" + row.kind(), share(counts.claimed, counts.staged));
            }
        });
        claims.forEach(
                (detector, counts) -> values.put("falsePerInstitutionDay-" + detector, counts.wrong / institutionDays));
    }

    private static double share(long part, long all) {
        return (double) part / all;
    }
}
