// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.hinomi.bench.simulate.attack.Screenplay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveSimulationTest {

    /** 2026-04-01T10:00:00+09:00. */
    private static final long START_MS = 1_775_005_200_000L;

    private static final double RATE_PER_SEC = 40;

    @TempDir
    private Path folder;

    private final AtomicLong nowMs = new AtomicLong(START_MS);

    @Test
    void filesHoldWholeLinesAtEveryStep() throws Exception {
        simulation(2, 0, step -> assertThat(texts(logs())).allMatch(text -> text.isEmpty() || text.endsWith("\n")))
                .run();

        assertThat(nowMs.get()).isGreaterThanOrEqualTo(START_MS + 2000);
        assertThat(texts(logs())).isNotEmpty();
    }

    @Test
    void writesTheHistoryFirst() throws Exception {
        simulation(0.2, 3, step -> {}).run();

        String conn = Files.readString(files(logs().resolve("zeek")).getFirst());
        // Three hours before the start.
        assertThat(conn).contains("#open\t2026-04-01-07-");
        long lines = texts(logs().resolve("zeek")).stream()
                .flatMap(String::lines)
                .filter(line -> !line.startsWith("#"))
                .count();
        assertThat(lines).isGreaterThan(300);
    }

    @Test
    void exportsAppearCompleteEveryTenSeconds() throws Exception {
        simulation(65, 0, step -> {}).run();

        List<Path> exports = files(logs().resolve("nii-socs")).stream()
                .filter(file -> file.getFileName().toString().startsWith("SESSION."))
                .toList();
        assertThat(exports).hasSizeBetween(6, 8);
        assertThat(files(logs().resolve("nii-socs")))
                .noneMatch(Files::isDirectory)
                .noneMatch(file -> file.getFileName().toString().startsWith("."));
    }

    @Test
    void twoAttacksArePlayedWithinFortySeconds() throws Exception {
        simulation(40, 0, step -> {}).run();

        List<String> truths = Files.readAllLines(folder.resolve("truth/truth.jsonl"));
        String all = String.join("\n", texts(logs()));
        String sizeClass = peerOf(truths, "size-class");
        String cold = peerOf(truths, "cold-c2");
        assertThat(all.lines()
                        .filter(line -> line.contains(sizeClass) && !line.contains("distribution"))
                        .count())
                .isGreaterThanOrEqualTo(10);
        assertThat(all.lines().filter(line -> line.contains(cold)).count()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void everyAttackStartsWithinFourMinutes() throws Exception {
        simulation(0.2, 0, step -> {}).run();

        assertThat(Files.readAllLines(folder.resolve("truth/truth.jsonl")))
                .isNotEmpty()
                .allSatisfy(line -> {
                    long startMs = Long.parseLong(line.replaceAll(".*\"start\":(\\d+),.*", "$1"));
                    assertThat(startMs).isBetween(START_MS, START_MS + 240_000);
                });
    }

    @Test
    void secondStartKeepsTheLogsAndWritesNoHistory() throws Exception {
        simulation(0.2, 3, step -> {}).run();
        List<Path> before = files(logs());
        nowMs.addAndGet(60_000);
        simulation(0.2, 3, step -> {}).run();

        assertThat(files(logs())).containsAll(before);
        assertThat(files(logs().resolve("zeek")))
                .extracting(file -> file.getFileName().toString())
                .filteredOn(name -> name.startsWith("conn.20260401-07"))
                .hasSize(1);
    }

    @Test
    void stopEndsThePlay() throws Exception {
        LiveSimulation[] holder = new LiveSimulation[1];
        holder[0] = simulation(0, 0, step -> holder[0].stop());
        holder[0].run();

        assertThat(nowMs.get()).isEqualTo(START_MS + 200);
    }

    @Test
    void theDayBeforeHoldsItsOwnAttacks() throws Exception {
        simulation(0.2, 24, 2, now -> {}).run();
        List<String> truths = Files.readAllLines(folder.resolve("truth/truth.jsonl"));
        assertThat(truths)
                .as("each of the six attacks three times, on other hosts each time")
                .hasSizeGreaterThan(3 * 6)
                .doesNotHaveDuplicates();
    }

    /** Lets the clock run in place of sleeping, and looks at the files at every step. */
    private LiveSimulation simulation(double durationSec, int historyHours, Step step) {
        return simulation(durationSec, historyHours, 0, step);
    }

    private LiveSimulation simulation(double durationSec, int historyHours, int historyRounds, Step step) {
        LiveSettings settings = new LiveSettings(
                11,
                RATE_PER_SEC,
                (long) Math.ceil(durationSec),
                Duration.ofHours(historyHours),
                4_000,
                historyRounds,
                1,
                20,
                0.08,
                Screenplay.Choices.USUAL);
        Sleeper sleeper = lengthMs -> {
            nowMs.addAndGet(lengthMs);
            step.look(nowMs.get());
        };
        Path truth = folder.resolve("truth/truth.jsonl");
        return new LiveSimulation(
                settings, logs(), truth, () -> java.time.Instant.ofEpochMilli(nowMs.get()), sleeper, line -> {});
    }

    @FunctionalInterface
    private interface Step {

        void look(long atMs);
    }

    private Path logs() {
        return folder.resolve("logs");
    }

    private static String peerOf(List<String> truths, String attack) {
        return truths.stream()
                .filter(line -> line.contains('"' + attack + '"'))
                .map(line -> line.replaceAll(".*\"peers\":\\[\"([^\"]*)\".*", "$1"))
                .findFirst()
                .orElseThrow();
    }

    private static List<Path> files(Path below) throws IOException {
        try (Stream<Path> files = Files.walk(below)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static List<String> texts(Path below) {
        try {
            return files(below).stream().map(LiveSimulationTest::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
