// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.engine;

import static java.util.Objects.requireNonNull;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.util.FileUtils;

/** The complete checkpoints and savepoints of all runs: Flink without high availability forgets them at exit. */
final class CheckpointFolder {

    /** The newest, and two more in case a person needs them. */
    static final int KEPT = 3;

    private static final String METADATA = "_metadata";

    private record Complete(Path folder, long checkpointId) {}

    private CheckpointFolder() {}

    static Optional<Path> newestComplete(Path checkpoints) throws IOException {
        return newestFirst(checkpoints).stream().map(Complete::folder).findFirst();
    }

    /**
     * Order is by the id inside {@code _metadata}: it goes on rising over restarts and, unlike file times, does not step
     * back with the clock. Flink writes the file under another name first, so what is there is whole; one that cannot be
     * read is passed over.
     */
    private static List<Complete> newestFirst(Path checkpoints) throws IOException {
        try (Stream<Path> tree = Files.walk(checkpoints, 3)) {
            return tree.filter(path -> path.endsWith(METADATA)).toList().stream()
                    .map(CheckpointFolder::read)
                    .flatMap(Optional::stream)
                    .sorted(Comparator.comparingLong(Complete::checkpointId).reversed())
                    .toList();
        }
    }

    private static Optional<Complete> read(Path metadata) {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(metadata))) {
            long id = Checkpoints.loadCheckpointMetadata(
                            in, CheckpointFolder.class.getClassLoader(), metadata.toString())
                    .getCheckpointId();
            return Optional.of(new Complete(requireNonNull(metadata.getParent()), id));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Deletes all but the newest complete ones; only while no engine runs. */
    static void prune(Path checkpoints) throws IOException {
        List<Path> kept = newestFirst(checkpoints).stream()
                .limit(KEPT)
                .map(Complete::folder)
                .toList();
        for (Path run : children(checkpoints)) {
            for (Path checkpoint : children(run)) {
                if (!kept.contains(checkpoint)) {
                    FileUtils.deleteFileOrDirectory(checkpoint.toFile());
                }
            }
            if (children(run).isEmpty()) {
                FileUtils.deleteFileOrDirectory(run.toFile());
            }
        }
    }

    private static List<Path> children(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.toList();
        }
    }
}
