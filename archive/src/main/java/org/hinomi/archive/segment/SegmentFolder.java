// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.segment;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.hinomi.model.error.ErrorCode;
import org.hinomi.model.error.HinomiException;

/**
 * The segments of one archive and the two steps that make them visible: {@code NAME.pending} is written and sealed
 * before a checkpoint, {@link #commit} renames it to {@code NAME.seg} after. A crash between loses nothing, because
 * the checkpoint knows the name and commits again; a pending segment that no checkpoint knows is deleted.
 *
 * <p>Holds no state but the path: thread-safe, and any number of objects may stand for one folder of this process.
 */
public final class SegmentFolder {

    private static final String PENDING = ".pending";
    private static final String COMMITTED = ".seg";

    /** A checkpoint that is restored commits segments of its last interval again: far fewer batches ago than this. */
    private static final int BATCHES_REMEMBERED = 256;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,120}");

    private final Path folder;

    private SegmentFolder(Path folder) {
        this.folder = folder;
    }

    /** Opens a folder, which is made where it is missing. */
    public static SegmentFolder open(Path folder) {
        return run("cannot be opened", folder, () -> {
            Files.createDirectories(folder);
            return new SegmentFolder(folder);
        });
    }

    /**
     * Begins a segment.
     *
     * @param name letters, digits, {@code -} and {@code _}; never used before
     */
    public SegmentWriter create(String name) throws IOException {
        return SegmentWriter.create(name, file(name, PENDING));
    }

    /**
     * Makes a sealed segment visible. Bears repetition, also after the segment went into Parquet.
     *
     * @throws HinomiException RESOURCE where there is no such segment, or where it was never sealed
     */
    public void commit(String name) {
        run("cannot commit " + name, folder, () -> {
            Path committed = file(name, COMMITTED);
            Path pending = file(name, PENDING);
            if (Files.exists(committed)) {
                return committed;
            }
            if (Files.exists(pending)) {
                SegmentReader.info(pending);
                Durable.force(pending);
                Durable.rename(pending, committed);
                return committed;
            }
            if (!isInABatch(name)) {
                throw new HinomiException(
                        ErrorCode.RESOURCE,
                        "segment " + name + " of a complete checkpoint is missing in " + folder
                                + ": its sessions are lost; restore the folder, or start from an empty one");
            }
            return committed;
        });
    }

    /** Deletes the pending segments that no checkpoint knows, and gives their names. */
    public List<String> abortUnknown(Set<String> known) {
        return run("cannot be cleaned", folder, () -> {
            List<String> aborted = new ArrayList<>();
            for (String name : names(PENDING)) {
                if (!known.contains(name)) {
                    Files.deleteIfExists(file(name, PENDING));
                    aborted.add(name);
                }
            }
            return aborted;
        });
    }

    /** The committed segments whose rows no batch has taken, by name. */
    public List<Path> committed() {
        return run("cannot be listed", folder, () -> {
            List<String> names = names(COMMITTED);
            Set<String> gone = new HashSet<>();
            takenBatches().forEach(batch -> gone.addAll(batch.segments()));
            return names.stream()
                    .filter(name -> !gone.contains(name))
                    .map(name -> file(name, COMMITTED))
                    .toList();
        });
    }

    /** When a committed segment was sealed, milliseconds since the Unix epoch by the file system's clock. */
    public long sealedAtMs(Path segment) {
        return run("has no time of " + segment.getFileName(), folder, () -> {
            FileTime time = Files.getLastModifiedTime(segment);
            return time.toMillis();
        });
    }

    /** The name that a committed segment was committed by. */
    public static String nameOf(Path segment) {
        String file = String.valueOf(segment.getFileName());
        return file.substring(0, file.length() - COMMITTED.length());
    }

    /** From here on the batch's segments count as gone and its parts as there. */
    public void take(Batch batch) {
        run("cannot take batch " + batch.id(), folder, () -> {
            batch.store(file(batch.id(), Batch.TAKEN));
            return batch;
        });
    }

    /** The batches that were taken and not finished. */
    public List<Batch> takenBatches() {
        return run("cannot be listed", folder, () -> {
            List<Batch> batches = new ArrayList<>();
            for (String id : names(Batch.TAKEN)) {
                batches.add(Batch.load(file(id, Batch.TAKEN)));
            }
            return batches;
        });
    }

    /** Deletes the segments of a taken batch, whose parts are in their places. Bears repetition. */
    public void finish(Batch batch) {
        run("cannot finish batch " + batch.id(), folder, () -> {
            for (String name : batch.segments()) {
                Files.deleteIfExists(file(name, COMMITTED));
            }
            Durable.rename(file(batch.id(), Batch.TAKEN), file(batch.id(), Batch.DONE));
            forgetOldBatches();
            return batch;
        });
    }

    private void forgetOldBatches() throws IOException {
        List<Path> done = new ArrayList<>();
        for (String id : names(Batch.DONE)) {
            done.add(file(id, Batch.DONE));
        }
        done.sort(Comparator.comparingLong(this::sealedAtMs));
        for (Path old : done.subList(0, Math.max(0, done.size() - BATCHES_REMEMBERED))) {
            Files.deleteIfExists(old);
        }
    }

    private boolean isInABatch(String name) throws IOException {
        for (String suffix : List.of(Batch.TAKEN, Batch.DONE)) {
            for (String id : names(suffix)) {
                if (Batch.load(file(id, suffix)).segments().contains(name)) {
                    return true;
                }
            }
        }
        return false;
    }

    private List<String> names(String suffix) throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + suffix)) {
            for (Path file : files) {
                String name = String.valueOf(file.getFileName());
                names.add(name.substring(0, name.length() - suffix.length()));
            }
        }
        names.sort(Comparator.naturalOrder());
        return names;
    }

    private Path file(String name, String suffix) {
        if (!NAME.matcher(name).matches()) {
            throw new HinomiException(ErrorCode.INTERNAL, "not a name of a segment: " + name);
        }
        return folder.resolve(name + suffix);
    }

    private interface Step<T> {
        T run() throws IOException;
    }

    private static <T> T run(String failure, Path folder, Step<T> step) {
        try {
            return step.run();
        } catch (IOException e) {
            throw new HinomiException(
                    ErrorCode.RESOURCE, "segment folder " + folder + " " + failure + ": " + e.getMessage(), e);
        }
    }
}
