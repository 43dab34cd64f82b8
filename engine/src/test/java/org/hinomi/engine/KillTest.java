// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hinomi.engine.source.WatchedFolder;
import org.hinomi.model.format.RejectReason;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KillTest {

    private static final long SEED = 99;
    private static final int KILLS = 2;
    private static final int SLICE_ROWS = 300;
    private static final long PATIENCE_SEC = 90;

    @TempDir
    Path folder;

    private final World world = new World(SEED);
    private Path input;
    private Path growing;
    private int slices;

    @BeforeEach
    void prepare() throws IOException {
        input = Files.createDirectories(folder.resolve("input"));
        growing = input.resolve("conn.log");
        World.write(growing, World.zeekHeader());
    }

    @Test
    void killedEnginesLoseNothingAndDoubleNothing() throws Exception {
        EngineSettings settings = EngineSettings.bounded(
                folder.resolve("home"), List.of(new WatchedFolder(input.toString(), World.SENSOR)));
        SignalFile signals = new SignalFile(folder.resolve("signals"));
        Files.createDirectories(settings.segments());
        for (int kill = 0; kill < KILLS; kill++) {
            runAndKill(settings, signals);
        }
        RecordingStore store = new RecordingStore();
        Engine.start(settings, World.pipeline(), signals, store.intakeStore()).awaitBoundedEnd();

        assertThat(signals.lines())
                .isEqualTo(RecordingStore.linesOf(World.runPlainly(input).signals()));
        assertThat(Segments.digests(settings.segments()))
                .hasSize(slices * SLICE_ROWS)
                .doesNotHaveDuplicates();
        assertThat(store.counts().values()).allSatisfy(counts -> {
            assertThat(counts.rejected()).doesNotContainKey(RejectReason.DUPLICATE); // no line was read again
            assertThat(counts.accepted()).isEqualTo((long) slices * SLICE_ROWS);
        });
    }

    /** A kill before the first commit would only try the start: waits for one, writes more, kills. */
    private void runAndKill(EngineSettings settings, SignalFile signals) throws Exception {
        try (WatchService watch = folder.getFileSystem().newWatchService()) {
            settings.segments().register(watch, StandardWatchEventKinds.ENTRY_CREATE);
            Process engine = startChild(settings, signals);
            try {
                grow();
                awaitCommit(watch, engine);
                grow();
            } finally {
                engine.destroyForcibly().waitFor();
            }
            grow();
        }
    }

    private void awaitCommit(WatchService watch, Process engine) throws Exception {
        while (true) {
            WatchKey key = watch.poll(PATIENCE_SEC, TimeUnit.SECONDS);
            assertThat(key).as("an event before patience ends").isNotNull();
            assertThat(engine.isAlive()).isTrue();
            for (WatchEvent<?> event : key.pollEvents()) {
                if (String.valueOf(event.context()).endsWith(Segments.SUFFIX)) {
                    return;
                }
            }
            key.reset();
        }
    }

    private void grow() throws IOException {
        String lines = world.zeekLines(SLICE_ROWS, slices++);
        int cut = lines.length() - 40; // what the engine sees in between ends within a line
        for (String part : List.of(lines.substring(0, cut), lines.substring(cut))) {
            Files.writeString(growing, part, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
        }
    }

    private Process startChild(EngineSettings settings, SignalFile signals) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                KilledEngine.class.getName(),
                input.toString(),
                settings.home().toString(),
                signals.file().toString());
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(folder.resolve("child.txt").toFile()))
                .start();
    }
}
