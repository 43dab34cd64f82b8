// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.hinomi.analysis.LocalRunner;
import org.hinomi.engine.element.IntakeCounts;
import org.hinomi.engine.sink.SignalStore;
import org.hinomi.engine.source.WatchedFolder;
import org.hinomi.model.format.RejectReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Input comes faster than the store of signals takes what is found in it. In the middle the store takes nothing at all: reading
 * must come to a halt, because nothing may be dropped and buffers are small. Then it takes a little at a time, while more
 * lines come.
 */
class OverloadTest {

    private static final long SEED = 11;

    /** In four files of some 5 MB: many times what the buffers between the tasks hold. */
    private static final int ROWS = 50_000;

    private static final int FILES = 4;
    private static final int MORE_ROWS = 20_000;
    private static final int COPIES = 5_000;
    private static final int BROKEN = 300;
    private static final int ALERTS = 500;
    private static final int SESSIONS = FILES * ROWS + MORE_ROWS;
    private static final int OFFERED = SESSIONS + COPIES + BROKEN + ALERTS;

    /** So long without one more line read is a halt; lines are read within milliseconds. */
    private static final Duration HALT = Duration.ofSeconds(3);

    private static final Duration A_LITTLE = Duration.ofMillis(5);

    @TempDir
    Path folder;

    private final RecordingStore store = new RecordingStore();

    /** Who holds it shuts the store. */
    private final ReentrantLock valve = new ReentrantLock();

    @Test
    void readingWaitsAndEveryLineIsAccountedForOnce() throws Exception {
        Path input = Files.createDirectories(folder.resolve("input"));
        Path broken = Files.createDirectories(folder.resolve("broken"));
        World world = new World(SEED);
        writeInput(world, input);
        World.write(broken.resolve("broken.log"), World.zeekHeader() + "1767225600.0\tbroken\n".repeat(BROKEN));
        EngineSettings settings = EngineSettings.watching(
                folder.resolve("home"),
                List.of(
                        new WatchedFolder(input.toString(), World.SENSOR),
                        new WatchedFolder(broken.toString(), World.SENSOR)));

        Engine engine = Engine.start(settings, World.pipeline(), slowStore(), store.intakeStore());
        store.awaitCounts(counts -> offered() > 0);
        valve.lock();
        try {
            assertThat(linesAtHalt()).as("reading has stopped before the end").isLessThan(FILES * ROWS);
            append(input.resolve("part-0.log"), world.zeekLines(MORE_ROWS, FILES));
        } finally {
            valve.unlock();
        }
        store.awaitCounts(counts -> offered() == OFFERED && copies() == COPIES);
        engine.stop();
        Engine.start(
                        EngineSettings.bounded(settings.home(), settings.inputs()),
                        World.pipeline(),
                        store.signalStore(),
                        store.intakeStore())
                .awaitBoundedEnd(); // opens the gates

        assertFunnel();
        LocalRunner.Result expected = World.runPlainly(input);
        assertThat(Segments.digests(settings.segments()))
                .as("archived")
                .hasSize(SESSIONS)
                .doesNotHaveDuplicates();
        assertThat(store.lines()).isEqualTo(RecordingStore.linesOf(expected.signals()));
        assertThat(expected.duplicates().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(COPIES);
    }

    /** Offered = accepted + rejected, and accepted = archived sessions + alerts. */
    private void assertFunnel() {
        assertThat(offered()).isEqualTo(OFFERED);
        assertThat(store.accepted()).isEqualTo(SESSIONS + ALERTS);
        assertThat(rejected(RejectReason.TRUNCATED)).isEqualTo(BROKEN);
        assertThat(copies()).isEqualTo(COPIES);
        assertThat(store.counts().values())
                .allSatisfy(counts -> assertThat(counts.offered())
                        .isEqualTo(counts.accepted()
                                + counts.rejected().values().stream()
                                        .mapToLong(Long::longValue)
                                        .sum()));
    }

    private static void writeInput(World world, Path input) throws IOException {
        for (int file = 0; file < FILES; file++) {
            World.write(input.resolve("part-" + file + ".log"), World.zeekHeader() + world.zeekLines(ROWS, file));
        }
        String copied = Files.readString(input.resolve("part-1.log"))
                .lines()
                .skip(World.zeekHeader().lines().count())
                .limit(COPIES)
                .collect(Collectors.joining("\n"));
        World.write(input.resolve("copies.log"), World.zeekHeader() + copied + "\n");
        World.write(input.resolve("eve.json"), world.eveLines(ALERTS, 1));
    }

    private SignalStore slowStore() {
        SignalStore fast = store.signalStore();
        return signals -> {
            valve.lock();
            try {
                LockSupport.parkNanos(A_LITTLE.toNanos());
                fast.upsert(signals);
            } finally {
                valve.unlock();
            }
        };
    }

    /** How many lines had been read when no more came for a while. */
    private long linesAtHalt() {
        long seen = offered();
        long sinceNs = System.nanoTime();
        while (System.nanoTime() - sinceNs < HALT.toNanos()) {
            LockSupport.parkNanos(A_LITTLE.toNanos());
            long now = offered();
            if (now != seen) {
                seen = now;
                sinceNs = System.nanoTime();
            }
        }
        return seen;
    }

    private long offered() {
        return store.counts().values().stream().mapToLong(IntakeCounts::offered).sum();
    }

    private long copies() {
        return rejected(RejectReason.DUPLICATE);
    }

    private long rejected(RejectReason reason) {
        return store.counts().values().stream()
                .mapToLong(counts -> counts.rejected().getOrDefault(reason, 0L))
                .sum();
    }

    private static void append(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
    }
}
