// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.ingest;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.hinomi.engine.element.IntakeCounts;
import org.hinomi.engine.signal.SignalJson;
import org.hinomi.model.error.ErrorCode;
import org.hinomi.model.error.HinomiException;
import org.hinomi.model.signal.Signal;
import org.jspecify.annotations.Nullable;

/**
 * What ingest keeps in a home:
 *
 * <pre>
 * ingest/files.log        content id and path of every file that has been loaded
 * ingest/signals.jsonl    what the detectors claimed; of two lines with one id the later counts
 * ingest/signals.handed-on  how much of it the desk has
 * ingest/run/files.txt    the files of the run that goes on, or was killed
 * ingest/run/counts.jsonl its counts by file
 * ingest/run/engine/      its checkpoints
 * </pre>
 */
public final class IngestFolder {

    private final Path folder;

    IngestFolder(Path home) {
        folder = home.resolve("ingest");
    }

    /** The signals that runs on this home found, in the order of their ids. */
    public static List<Signal> signals(Path home) throws IOException {
        Map<String, Signal> byId = new LinkedHashMap<>();
        Journal.read(new IngestFolder(home).signalFile(), line -> {
            Signal signal = SignalJson.read(line);
            byId.put(signal.id(), signal);
        });
        return byId.values().stream().sorted(Signal.ORDER).toList();
    }

    /**
     * Hands on the signals that runs on this home found since they were last handed on, and remembers that it did. After a
     * crash in between they come again.
     */
    public static void handOn(Path home, Consumer<List<Signal>> out) {
        IngestFolder ingest = new IngestFolder(home);
        Path done = ingest.folder.resolve("signals.handed-on");
        try {
            if (!Files.exists(ingest.signalFile())) {
                return;
            }
            String size = Long.toString(Files.size(ingest.signalFile()));
            if (Files.exists(done) && Files.readString(done).equals(size)) {
                return;
            }
            out.accept(signals(home));
            Files.writeString(done, size);
        } catch (IOException e) {
            throw new HinomiException(ErrorCode.RESOURCE, ingest.folder + " cannot be read: " + e, e);
        }
    }

    Path signalFile() {
        return folder.resolve("signals.jsonl");
    }

    Path countFile() {
        return run().resolve("counts.jsonl");
    }

    Path engineHome() {
        return run().resolve("engine");
    }

    private Path run() {
        return folder.resolve("run");
    }

    private Path ledger() {
        return folder.resolve("files.log");
    }

    private Path runFiles() {
        return run().resolve("files.txt");
    }

    /** Ids of the contents that have been loaded. */
    Set<String> loaded() throws IOException {
        Set<String> ids = new HashSet<>();
        Journal.read(ledger(), line -> ids.add(line.substring(0, line.indexOf(' '))));
        return ids;
    }

    /** The files of a run that was killed; none where there is none. */
    List<LoadedFile> unfinished() throws IOException {
        List<LoadedFile> files = new ArrayList<>();
        Journal.read(runFiles(), line -> files.add(LoadedFile.parse(line)));
        return files;
    }

    /** Begins a run: from here on it is finished before any other. */
    void begin(List<LoadedFile> files) throws IOException {
        deleteTree(run());
        Files.createDirectories(run());
        Path draft = run().resolve("files.draft");
        try (Journal journal = Journal.open(draft)) {
            journal.append(files.stream().map(LoadedFile::toString).toList());
        }
        Files.move(draft, runFiles(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Ends a run whose rows are all committed. A crash in between is made good by ending it again. */
    void end(List<LoadedFile> files) throws IOException {
        Set<String> known = loaded();
        List<String> lines = files.stream()
                .filter(file -> !known.contains(file.contentId()))
                .map(LoadedFile::toString)
                .toList();
        if (!lines.isEmpty()) {
            try (Journal journal = Journal.open(ledger())) {
                journal.append(lines);
            }
        }
        Files.deleteIfExists(runFiles());
        deleteTree(engineHome().resolve("ended"));
        deleteTree(engineHome().resolve("checkpoints")); // the rest goes when the next run begins
    }

    /** The newest counts of each file of the run. */
    List<IntakeCounts> counts() throws IOException {
        Map<String, IntakeCounts> bySource = new LinkedHashMap<>();
        Journal.read(countFile(), line -> {
            IntakeCounts counts = SignalJson.mapper().readValue(line, IntakeCounts.class);
            bySource.put(counts.source(), counts);
        });
        return bySource.values().stream()
                .sorted(Comparator.comparing(IntakeCounts::source))
                .toList();
    }

    /** Deletes a tree. Flink deletes its temporary files in it at the same time, some moments after a run has ended. */
    private static void deleteTree(Path tree) throws IOException {
        if (Files.exists(tree)) {
            Files.walkFileTree(tree, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                    if (e instanceof NoSuchFileException) {
                        return FileVisitResult.CONTINUE;
                    }
                    throw e;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) throws IOException {
                    Files.deleteIfExists(folder);
                    return FileVisitResult.CONTINUE;
                }
            });
        }
    }

    /**
     * A file and what it was known by when it was found.
     *
     * @param contentId see {@link FileContent}
     * @param path absolute
     */
    record LoadedFile(String contentId, Path path) {

        static LoadedFile of(Path path) throws IOException {
            return new LoadedFile(FileContent.idOf(path), path.toAbsolutePath().normalize());
        }

        static LoadedFile parse(String line) {
            int space = line.indexOf(' ');
            return new LoadedFile(line.substring(0, space), Path.of(line.substring(space + 1)));
        }

        @Override
        public String toString() {
            return contentId + " " + path;
        }
    }
}
