// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.engine;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.hinomi.engine.source.WatchedFolder;

/**
 * What a site may choose.
 *
 * @param home folder for the engine's own files; one engine at a time
 * @param segments folder that committed segments appear in, on the same file system as {@code home}
 * @param inputs what to read
 * @param isBounded whether to end when all that is there now has been read. The end of a bounded run is the end of its
 *     home, see {@link Engine#hasEnded}
 * @param parallelism tasks of each kind, at most the machine's cores
 * @param checkpointInterval how much work a crash may cost; also how soon sessions reach the archive
 * @param pollInterval how often to look for new files and new lines
 * @param leastFreeBytes reading pauses while the disk of the segments has less; 0 for never
 */
public record EngineSettings(
        Path home,
        Path segments,
        List<WatchedFolder> inputs,
        boolean isBounded,
        int parallelism,
        Duration checkpointInterval,
        Duration pollInterval,
        long leastFreeBytes) {

    /** Some minutes of a national network's segments, and as much again for the hour files that they become. */
    public static final long LEAST_FREE_BYTES = 1_000_000_000;

    private static final int PARALLELISM = 2;
    private static final Duration CHECKPOINT_INTERVAL = Duration.ofSeconds(5);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(500);

    public EngineSettings {
        requireNonNull(home, "home");
        requireNonNull(segments, "segments");
        inputs = List.copyOf(inputs);
        requireNonNull(checkpointInterval, "checkpointInterval");
        requireNonNull(pollInterval, "pollInterval");
    }

    /** Reads what is there, then ends. */
    public static EngineSettings bounded(Path home, List<WatchedFolder> inputs) {
        return of(home, inputs, true);
    }

    /** Watches for ever. */
    public static EngineSettings watching(Path home, List<WatchedFolder> inputs) {
        return of(home, inputs, false);
    }

    private static EngineSettings of(Path home, List<WatchedFolder> inputs, boolean isBounded) {
        return new EngineSettings(
                home,
                home.resolve("segments"),
                inputs,
                isBounded,
                PARALLELISM,
                CHECKPOINT_INTERVAL,
                POLL_INTERVAL,
                LEAST_FREE_BYTES);
    }

    /** The same with segments elsewhere. */
    public EngineSettings withSegments(Path folder) {
        return new EngineSettings(
                home, folder, inputs, isBounded, parallelism, checkpointInterval, pollInterval, leastFreeBytes);
    }

    /** The same with checkpoints at another pace. */
    public EngineSettings withCheckpointInterval(Duration interval) {
        return new EngineSettings(
                home, segments, inputs, isBounded, parallelism, interval, pollInterval, leastFreeBytes);
    }

    /** The same with another limit of free space. */
    public EngineSettings withLeastFreeBytes(long bytes) {
        return new EngineSettings(
                home, segments, inputs, isBounded, parallelism, checkpointInterval, pollInterval, bytes);
    }

    Path checkpoints() {
        return home.resolve("checkpoints");
    }

    /** Where each task of a bounded run leaves a file when all that it read is committed. */
    Path ends() {
        return home.resolve("ended");
    }

    Path temporary() {
        return home.resolve("tmp");
    }
}
