// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.score;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.hinomi.bench.harness.Goal;
import org.hinomi.bench.simulate.scored.Staged;
import org.hinomi.bench.simulate.scored.WorldPlan;
import org.hinomi.model.judgement.DamageRung;
import org.hinomi.model.judgement.Judgement;
import org.hinomi.model.judgement.RungFinding;

/**
 * The set {@code damage}: the rung that the ladder claims for an incident against the one that was reached, and how likely it holds
 * each. Who reached a rung reached all below it, so what is said of "at least this rung" is the highest likelihood from there on.
 */
public final class DamageScore {

    private static final List<DamageRung> RUNGS = List.of(DamageRung.values());

    private final List<Long> seeds;
    private final Path folder;
    private final Consumer<String> progress;
    private final List<Outcome> outcomes = new ArrayList<>();
    private long missed;

    /**
     * What was, and what the ladder says.
     *
     * @param claimed the highest rung that it claims
     * @param said how likely it holds "at least this rung", 0..1, by rung
     */
    private record Outcome(DamageRung truth, DamageRung claimed, Map<DamageRung, Double> said) {

        boolean isReached(DamageRung rung) {
            return truth.compareTo(rung) >= 0;
        }
    }

    /**
     * @param folder where the worlds' logs are written
     * @param progress told what is being done
     */
    public DamageScore(List<Long> seeds, Path folder, Consumer<String> progress) {
        this.seeds = List.copyOf(seeds);
        this.folder = folder;
        this.progress = progress;
    }

    public Scoreboard score() {
        try {
            for (long seed : seeds) {
                progress.accept("world " + WorldPlan.DAMAGE + "-" + seed);
                add(WorldsScore.Played.of(WorldPlan.DAMAGE, seed, folder));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Scoreboard(
                "damage",
                List.of(
                        Goal.atMost(0.10, 0.05, "mean over rungs", "brierMean"),
                        Goal.atMost(0.02, 0, "of incidents claimed above the truth", "claimedAbove")),
                values(),
                List.of(confusion(), brier()),
                Map.of("seeds", seeds.toString()),
                List.of(
                        "incidents on worlds of our own making (docs/score-worlds.md)",
                        "the two gates are this bench's own: the issue asks for the score, not for a bound",
                        missed + " staged incidents have no incident; they count as nothing claimed"));
    }

    private void add(WorldsScore.Played played) {
        Judged judged = played.logs().judge();
        for (Staged part : played.staged()) {
            if (!part.family().equals("damage")) {
                continue;
            }
            List<Judgement> judgements = judged.incidents().stream()
                    .filter(incident -> part.hosts().contains(incident.host()) && incident.names(part.peers()))
                    .map(Judged.Incident::judgement)
                    .toList();
            missed += judgements.isEmpty() ? 1 : 0;
            DamageRung claimed = judgements.stream()
                    .map(Judgement::damage)
                    .max(DamageRung::compareTo)
                    .orElse(DamageRung.NONE);
            outcomes.add(new Outcome(part.rung(), claimed, said(judgements)));
        }
    }

    private static Map<DamageRung, Double> said(List<Judgement> judgements) {
        Map<DamageRung, Double> said = new EnumMap<>(DamageRung.class);
        for (Judgement judgement : judgements) {
            for (RungFinding finding : judgement.ladder()) {
                for (DamageRung rung : RUNGS) {
                    if (finding.hasLikelihood() && finding.rung().compareTo(rung) >= 0) {
                        said.merge(rung, finding.likelihood() / 100.0, Math::max);
                    }
                }
            }
        }
        return said;
    }

    private long count(DamageRung truth, DamageRung claimed) {
        return outcomes.stream()
                .filter(each -> each.truth() == truth && each.claimed() == claimed)
                .count();
    }

    private double share(long part) {
        return outcomes.isEmpty() ? 0 : (double) part / outcomes.size();
    }

    /** Mean square of (said − was) over all incidents, of "at least this rung". */
    private double brier(DamageRung rung) {
        return outcomes.stream()
                .mapToDouble(each -> each.said().getOrDefault(rung, 0.0) - (each.isReached(rung) ? 1 : 0))
                .map(error -> error * error)
                .average()
                .orElse(0);
    }

    /** The same of one who says the share of all incidents each time. */
    private double uninformed(DamageRung rung) {
        double base =
                share(outcomes.stream().filter(each -> each.isReached(rung)).count());
        return base * (1 - base);
    }

    /** The rungs above none that were staged: one that no incident reached would be praised for silence. */
    private List<DamageRung> claimable() {
        return RUNGS.stream()
                .filter(rung -> rung != DamageRung.NONE)
                .filter(rung -> outcomes.stream().anyMatch(each -> each.truth() == rung))
                .toList();
    }

    private Map<String, Double> values() {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put(
                "brierMean",
                claimable().stream().mapToDouble(this::brier).average().orElse(0));
        claimable().forEach(rung -> values.put("brier-" + rung.id(), brier(rung)));
        values.put(
                "exact",
                share(outcomes.stream()
                        .filter(each -> each.truth() == each.claimed())
                        .count()));
        values.put(
                "claimedAbove",
                share(outcomes.stream()
                        .filter(each -> each.claimed().compareTo(each.truth()) > 0)
                        .count()));
        values.put(
                "claimedBelow",
                share(outcomes.stream()
                        .filter(each -> each.claimed().compareTo(each.truth()) < 0)
                        .count()));
        return values;
    }

    private Table confusion() {
        List<String> columns = new ArrayList<>(List.of("truth ↓ claimed →"));
        RUNGS.forEach(rung -> columns.add(rung.id()));
        List<List<Object>> rows = new ArrayList<>();
        for (DamageRung truth : RUNGS) {
            List<Object> row = new ArrayList<>(List.of(truth.id()));
            RUNGS.forEach(claimed -> row.add(count(truth, claimed)));
            rows.add(row);
        }
        return new Table("confusion", "Damage: what was reached and what is claimed", columns, rows);
    }

    private Table brier() {
        List<List<Object>> rows = claimable().stream()
                .map(rung -> Arrays.<Object>asList(rung.id(), brier(rung), uninformed(rung)))
                .toList();
        return new Table(
                "brier",
                "Brier score of \"at least this rung\" (0 is perfect)",
                List.of("rung", "ladder", "always the base rate"),
                rows);
    }
}
