// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.hinomi.engine.source.WatchedFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrowingFileTest {

    private static final long SEED = 7;
    private static final int ROWS = 400;
    private static final int ALERTS = 50;

    @TempDir
    Path folder;

    private final RecordingStore store = new RecordingStore();

    @Test
    void isReadToItsEndAcrossStopAndRotationAndNothingForbiddenReachesTheDisk() throws Exception {
        Path input = Files.createDirectories(folder.resolve("input"));
        Path growing = input.resolve("conn.log");
        World world = new World(SEED);
        String first = World.zeekHeader() + world.zeekLines(ROWS, 1);
        String second = world.zeekLines(ROWS, 2);
        String half = second.substring(0, 30);
        World.write(growing, first + half);
        World.write(input.resolve("eve.json"), world.eveLines(ALERTS, 1));
        EngineSettings settings = EngineSettings.watching(
                folder.resolve("home"), List.of(new WatchedFolder(input.toString(), World.SENSOR)));

        Engine engine = start(settings);
        store.awaitCounts(counts -> store.accepted() == ROWS + ALERTS);
        engine.stop();
        assertThat(filesWith(settings.checkpoints(), World.SENSOR)).isNotEmpty(); // the search finds what is there
        assertThat(filesWith(settings.checkpoints(), World.CANARY)).isEmpty();

        append(growing, second.substring(30));
        Files.move(growing, input.resolve("conn.1.log"));
        World.write(growing, World.zeekHeader() + world.zeekLines(ROWS, 3));
        engine = start(settings);
        store.awaitCounts(counts -> store.accepted() == 3 * ROWS + ALERTS);
        engine.stop();
        start(EngineSettings.bounded(settings.home(), settings.inputs())).awaitBoundedEnd(); // opens the gates

        assertThat(Segments.digests(settings.segments())).hasSize(3 * ROWS).doesNotHaveDuplicates();
        assertThat(store.lines())
                .isEqualTo(RecordingStore.linesOf(World.runPlainly(input).signals()));
        assertThat(store.counts().values())
                .allSatisfy(counts -> assertThat(counts.rejected()).isEmpty());
    }

    /** The limit stands for a full disk: more than any has. */
    @Test
    void whileTheDiskIsFullNothingIsReadAndAfterwardsAll() throws Exception {
        Path input = Files.createDirectories(folder.resolve("waiting"));
        World.write(input.resolve("conn.log"), World.zeekHeader() + new World(SEED).zeekLines(ROWS, 0));
        EngineSettings settings = EngineSettings.watching(
                folder.resolve("full"), List.of(new WatchedFolder(input.toString(), World.SENSOR)));
        Engine engine = start(settings.withLeastFreeBytes(Long.MAX_VALUE));
        assertThat(engine.failure()).as("it waits").isNotDone();
        engine.stop(); // a savepoint: the pause holds no barrier back
        assertThat(store.accepted()).isZero();

        engine = start(settings.withLeastFreeBytes(1));
        store.awaitCounts(counts -> store.accepted() == ROWS);
        engine.stop();
        assertThat(Segments.digests(settings.segments())).hasSize(ROWS).doesNotHaveDuplicates();
    }

    private Engine start(EngineSettings settings) {
        return Engine.start(settings, World.pipeline(), store.signalStore(), store.intakeStore());
    }

    private static void append(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
    }

    private static List<Path> filesWith(Path folder, String text) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> contains(file, text))
                    .toList();
        }
    }

    private static boolean contains(Path file, String text) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
