// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.score;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.hinomi.analysis.attribute.NetworkFile;
import org.hinomi.bench.harness.Goal;
import org.hinomi.bench.simulate.scored.ScoredWorld;
import org.hinomi.bench.simulate.scored.Staged;
import org.hinomi.bench.simulate.scored.WorldPlan;
import org.hinomi.model.indicator.Indicator;
import org.hinomi.model.network.Institution;

/** The set {@code worlds}: every detector on worlds of our own. */
public final class WorldsScore {

    private static final long DAY_MS = 86_400_000;

    private final List<Long> seeds;
    private final Path folder;
    private final Consumer<String> progress;
    private final CallBackScore callBacks = new CallBackScore();
    private final FamilyTally families = new FamilyTally();
    private final ScanScore scans = new ScanScore();

    /**
     * @param folder where the worlds' logs are written
     * @param progress told what is being done
     */
    public WorldsScore(List<Long> seeds, Path folder, Consumer<String> progress) {
        this.seeds = List.copyOf(seeds);
        this.folder = folder;
        this.progress = progress;
    }

    /** A world as logs, with its truth and size; the world itself is let go. */
    record Played(LogSet logs, List<Staged> staged, WorldPlan plan, long startMs) {

        static Played of(WorldPlan plan, long seed, Path folder) throws IOException {
            ScoredWorld world = plan.play(seed);
            Path home = folder.resolve(world.name());
            world.write(home);
            return new Played(read(home, world.indicators()), world.staged(), plan, world.startMs());
        }

        private static LogSet read(Path home, List<Indicator> indicators) throws IOException {
            Path network = home.resolve("network.csv");
            try (Reader text = Files.newBufferedReader(network, StandardCharsets.UTF_8)) {
                List<Institution> institutions =
                        NetworkFile.read(text, "network.csv").institutions();
                List<Path> others = List.of(network, home.resolve("indicators.csv"));
                return LogSet.read(List.of(home), others, institutions, indicators);
            }
        }

        /** All days but the first, which is the past of the others. */
        List<PairHistories> scoredDays() {
            List<PairHistories> days = new ArrayList<>();
            for (int day = 1; day < plan.days(); day++) {
                long fromMs = startMs + day * DAY_MS;
                days.add(PairHistories.of(logs, fromMs, fromMs + DAY_MS));
            }
            return days;
        }
    }

    public Scoreboard score() {
        try {
            for (long seed : seeds) {
                score(WorldPlan.DAYS, seed);
                score(WorldPlan.WEEK, seed);
            }
            DelayScore delay = delay();
            return scoreboard(delay);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void score(WorldPlan plan, long seed) throws IOException {
        progress.accept("world " + plan + "-" + seed);
        Played played = Played.of(plan, seed, folder);
        Judged judged = played.logs().judge().since(played.startMs() + DAY_MS);
        TruthIndex truth = new TruthIndex(played.staged());
        families.add(plan + "-" + seed, truth, judged, (long) plan.institutions() * (plan.days() - 1));
        callBacks.add(truth, judged, played.scoredDays());
        scans.add(played.logs(), played.staged(), played.startMs() + DAY_MS);
    }

    private DelayScore delay() throws IOException {
        progress.accept("world delay-" + seeds.getFirst());
        Played played = Played.of(WorldPlan.DELAY, seeds.getFirst(), folder);
        return new DelayScore(played.logs(), played.staged());
    }

    private Scoreboard scoreboard(DelayScore delay) {
        Map<String, Double> values = new LinkedHashMap<>();
        callBacks.addValues(values);
        delay.addValues(values);
        scans.addValues(values);
        families.addValues(values);
        List<Goal> goals = new ArrayList<>(CallBackScore.goals());
        goals.addAll(DelayScore.goals());
        goals.addAll(ScanScore.goals());
        return new Scoreboard(
                "worlds",
                goals,
                values,
                List.of(
                        callBacks.table(),
                        delay.table(),
                        scans.table(),
                        families.attacks(),
                        families.lookAlikes(),
                        families.falseClaims(),
                        families.worst()),
                Map.of("seeds", seeds.toString()),
                List.of(
                        "figures on worlds of our own making (docs/score-worlds.md): they show where a detector fails, "
                                + "not how it does on a real network",
                        "RITA sees the last day alone, as it looks at 24 hours; no modifiers, only its beacon score"));
    }
}
