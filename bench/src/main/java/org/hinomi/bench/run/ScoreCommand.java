// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.run;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.hinomi.bench.harness.Commit;
import org.hinomi.bench.harness.Machine;
import org.hinomi.bench.harness.Report;
import org.hinomi.bench.score.CapturesScore;
import org.hinomi.bench.score.DamageScore;
import org.hinomi.bench.score.Scoreboard;
import org.hinomi.bench.score.WorldsScore;
import org.hinomi.bench.score.aitads.AitAdsScore;
import org.hinomi.bench.simulate.scored.WorldSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bench score}: what the detectors, the ladder and the ranking are worth, against a truth. */
@Command(
        name = "score",
        description = "Scores the product's claims against a truth.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ScoreCommand implements Callable<Integer> {

    /** What is scored. */
    enum Set {
        worlds,
        captures,
        aitAds,
        damage
    }

    /** Forms of the output. */
    enum Output {
        table,
        json
    }

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "SET",
            description =
                    "worlds: every detector on worlds of our own; captures: labelled captures; ait-ads: ranking of "
                            + "alerts; damage: the ladder.",
            converter = SetConverter.class)
    private Set set = Set.worlds;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Labelled captures and alerts. Default: ../shared/data.")
    private @Nullable Path data;

    @Option(names = "--output", description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
    private Output output = Output.table;

    @Option(
            names = "--worlds",
            paramLabel = "tuning|test|SEED,…",
            split = ",",
            description =
                    "Whose seeds are played. Thresholds are looked for on tuning only. Default: ${DEFAULT-VALUE}.")
    private List<String> worlds = List.of("test");

    @Option(
            names = "--work",
            paramLabel = "DIR",
            description = "Where worlds are written. Default: target/bench/score.")
    private @Nullable Path work;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description =
                    "Where the report goes. Default: bench/results/score-SET-DATE-COMMIT.json for the test worlds and "
                            + "the labelled data, nowhere for other worlds.")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
        return publish(score());
    }

    private Scoreboard score() {
        return switch (set) {
            case worlds -> new WorldsScore(seeds(), workFolder(), this::say).score();
            case captures -> new CapturesScore(dataFolder()).score();
            case aitAds -> new AitAdsScore(dataFolder()).score();
            case damage -> new DamageScore(seeds(), workFolder(), this::say).score();
        };
    }

    private List<Long> seeds() {
        List<Long> seeds = new ArrayList<>();
        for (String text : worlds) {
            try {
                seeds.addAll(WorldSet.valueOf(text.toUpperCase(Locale.ROOT)).seeds());
            } catch (IllegalArgumentException notASet) {
                seeds.add(seed(text));
            }
        }
        return seeds;
    }

    private long seed(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new ParameterException(
                    spec.commandLine(), "--worlds: tuning, test or a number, not '" + text + "'", e);
        }
    }

    private Path dataFolder() {
        return data == null ? ReportOptions.sources().resolveSibling("shared/data") : data;
    }

    private Path workFolder() {
        return work == null ? ReportOptions.sources().resolve("target/bench/score") : work;
    }

    private void say(String what) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("  " + what);
        err.flush();
    }

    private int publish(Scoreboard board) throws IOException {
        Instant now = Clock.systemUTC().instant();
        String commit = Commit.of(ReportOptions.sources());
        PrintWriter to = spec.commandLine().getOut();
        if (output == Output.json) {
            to.print(board.json(now, commit));
        } else {
            board.print(to);
        }
        to.flush();
        Report report = board.report();
        Path file = out;
        if (file == null && (!board.options().containsKey("seeds") || worlds.equals(List.of("test")))) {
            file = ReportOptions.sources().resolve("bench/results").resolve(report.fileName(now, commit));
        }
        if (file != null) {
            report.write(file, now, commit, Machine.here());
            say("report: " + file);
        }
        return 0;
    }
}
