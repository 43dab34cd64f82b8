// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.hinomi.analysis.LocalRunner;
import org.hinomi.engine.element.IntakeCounts;
import org.hinomi.engine.source.WatchedFolder;
import org.hinomi.model.format.RejectReason;
import org.hinomi.model.signal.Signal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineAgreesWithLocalRunnerTest {

    private static final long SEED = 20260101;
    private static final int ROWS = 1500;
    private static final int COPIED_ROWS = 200;
    private static final int ALERTS = 120;

    @TempDir
    Path folder;

    @Test
    void sameSignalsSameCopiesAndEverySessionOnce() throws Exception {
        Path input = Files.createDirectories(folder.resolve("input"));
        writeDay(input);
        LocalRunner.Result expected = World.runPlainly(input);
        assertThat(expected.signals().stream().map(Signal::detector).collect(Collectors.toSet()))
                .hasSize(5);

        RecordingStore store = new RecordingStore();
        EngineSettings settings = EngineSettings.bounded(
                folder.resolve("home"), List.of(new WatchedFolder(input.toString(), World.SENSOR)));
        Engine.start(settings, World.pipeline(), store.signalStore(), store.intakeStore())
                .awaitBoundedEnd();

        assertThat(Engine.hasEnded(settings)).isTrue();
        assertThat(store.lines()).isEqualTo(RecordingStore.linesOf(expected.signals()));
        assertThat(store.accepted()).isEqualTo(4 * ROWS + 2 * ALERTS + World.REFUSALS + 1 + World.LOOKUPS);
        assertThat(copies(store))
                .isEqualTo(COPIED_ROWS)
                .isEqualTo(expected.duplicates().values().stream()
                        .mapToLong(Long::longValue)
                        .sum());
        assertThat(Segments.digests(settings.segments())).hasSize(4 * ROWS).doesNotHaveDuplicates();
    }

    /** The same records in any order and spread over other files, late by up to the whole day, and a part of them twice. */
    @Test
    void shuffledLateAndReplayedRecordsClaimTheSame() throws Exception {
        Path ordered = Files.createDirectories(folder.resolve("ordered"));
        writeDay(ordered);
        LocalRunner.Result expected = World.runPlainly(ordered);
        assertThat(expected.signals().stream()
                        .filter(signal -> signal.detector().equals("cold-name")))
                .hasSize(World.NAMES);

        Path shuffled = Files.createDirectories(folder.resolve("shuffled"));
        int replayed = writeShuffled(new World(SEED), shuffled);
        RecordingStore store = new RecordingStore();
        EngineSettings settings = EngineSettings.bounded(
                folder.resolve("home"), List.of(new WatchedFolder(shuffled.toString(), World.SENSOR)));
        Engine.start(settings, World.pipeline(), store.signalStore(), store.intakeStore())
                .awaitBoundedEnd();

        assertThat(store.lines()).isEqualTo(RecordingStore.linesOf(expected.signals()));
        assertThat(copies(store)).isEqualTo(replayed);
        assertThat(store.accepted()).isEqualTo(4 * ROWS + 2 * ALERTS + World.REFUSALS + 1 + World.LOOKUPS);
        assertThat(Segments.digests(settings.segments())).hasSize(4 * ROWS).doesNotHaveDuplicates();
    }

    private static int writeShuffled(World world, Path input) throws IOException {
        List<String> sessions = new ArrayList<>();
        for (int hour = 0; hour < 4; hour++) {
            sessions.addAll(world.zeekLines(ROWS, hour).lines().toList());
        }
        String alerts = world.eveLines(ALERTS, 0) + world.eveLines(ALERTS, 3);
        Collections.shuffle(sessions, new Random(SEED));
        int half = sessions.size() / 2;
        writeLines(input.resolve("first"), sessions.subList(0, half));
        writeLines(input.resolve("second"), sessions.subList(half, sessions.size()));
        writeLines(input.resolve("replayed"), sessions.subList(half / 2, half));
        World.write(input.resolve("alerts"), alerts);
        List<String> logins = new ArrayList<>(World.sshLines());
        Collections.shuffle(logins, new Random(SEED));
        World.write(input.resolve("logins"), World.sshLog(logins));
        List<String> lookups = new ArrayList<>(World.dnsLines());
        Collections.shuffle(lookups, new Random(SEED));
        World.write(input.resolve("lookups"), World.dnsLog(lookups));
        List<String> again = lookups.subList(lookups.size() / 2, lookups.size());
        World.write(input.resolve("lookups-again"), World.dnsLog(again));
        return half - half / 2 + again.size();
    }

    private static void writeLines(Path file, List<String> lines) throws IOException {
        World.write(file, World.zeekHeader() + String.join("\n", lines) + "\n");
    }

    private static long copies(RecordingStore store) {
        return store.counts().values().stream()
                .map(IntakeCounts::rejected)
                .mapToLong(rejected -> rejected.getOrDefault(RejectReason.DUPLICATE, 0L))
                .sum();
    }

    /** Four hours of sessions, one with rows of another in it; two of alerts; names in no order of time. */
    private static void writeDay(Path input) throws IOException {
        World world = new World(SEED);
        List<String> texts = new ArrayList<>();
        for (int hour = 0; hour < 4; hour++) {
            texts.add(World.zeekHeader() + world.zeekLines(ROWS, hour));
        }
        String copied = texts.get(1).lines().skip(20).limit(COPIED_ROWS).collect(Collectors.joining("\n"));
        texts.set(2, texts.get(2) + copied + "\n");
        texts.add(world.eveLines(ALERTS, 0));
        texts.add(world.eveLines(ALERTS, 3));
        texts.add(World.sshLog(World.sshLines()));
        texts.add(World.dnsLog(World.dnsLines()));
        Collections.shuffle(texts, new Random(SEED));
        for (int i = 0; i < texts.size(); i++) {
            if (i % 2 == 0) {
                World.write(input.resolve("part-" + i), texts.get(i));
            } else {
                World.writeGzip(input.resolve("part-" + i), texts.get(i));
            }
        }
    }
}
