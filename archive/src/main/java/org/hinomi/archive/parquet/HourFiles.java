// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.parquet;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hinomi.archive.index.RunWriter;
import org.hinomi.archive.segment.Durable;

/** The folder of all hour files, {@code day=YYYY-MM-DD/hour=HH/part-ID.parquet}. Holds no state: thread-safe. */
public final class HourFiles {

    private final Path sessions;

    public HourFiles(Path sessions) throws IOException {
        this.sessions = sessions;
        Files.createDirectories(sessions);
    }

    /** All hour files, by name and so by time; other files are passed over. */
    public List<HourFile> list() throws IOException {
        try (Stream<Path> files = Files.walk(sessions, 3)) {
            return files.map(path -> HourFile.at(sessions, path))
                    .flatMap(Optional::stream)
                    .sorted(Comparator.comparingLong(HourFile::hourMs).thenComparing(HourFile::path))
                    .toList();
        }
    }

    /** Whether there is one that may hold sessions of {@code [fromMs, toMs)}. */
    public boolean hasAny(long fromMs, long toMs) throws IOException {
        return !list(fromMs, toMs).isEmpty();
    }

    /** Those that may hold sessions of {@code [fromMs, toMs)}. */
    public List<HourFile> list(long fromMs, long toMs) throws IOException {
        return list().stream().filter(file -> file.mayHold(fromMs, toMs)).toList();
    }

    /** Brings a finished part to its place; fine where it is there already. */
    void place(Path staging, String name) throws IOException {
        Path draft = staging.resolve(name);
        Path to = sessions.resolve(name);
        if (Files.exists(draft)) {
            Path day = sessions.resolve(Path.of(name).getName(0));
            Files.createDirectories(day.resolve(Path.of(name).getName(1)));
            Durable.force(sessions);
            Durable.force(day);
            Durable.rename(draft, to);
        } else if (!Files.exists(to)) {
            throw new IOException("hour file " + to + " of a compaction is missing, and so is " + draft);
        }
    }

    /** Brings a finished file to its place where it is still a draft. */
    void placeIfDrafted(Path staging, String name) throws IOException {
        if (Files.exists(staging.resolve(name))) {
            place(staging, name);
        }
    }

    /** Deletes one file with its run of the index, and its folders where they are empty then. */
    public void delete(HourFile file) throws IOException {
        Files.deleteIfExists(file.path());
        Files.deleteIfExists(Path.of(RunWriter.runOf(file.path().toString())));
        Path folder = file.path().getParent();
        try {
            while (folder != null && !folder.equals(sessions)) {
                Files.deleteIfExists(folder);
                folder = folder.getParent();
            }
        } catch (DirectoryNotEmptyException e) {
            return; // another part of that hour, another hour of that day
        }
    }
}
