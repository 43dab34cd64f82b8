// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.view;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.hinomi.archive.ArchiveStatus;
import org.hinomi.archive.parquet.Duck;
import org.hinomi.archive.parquet.HourFile;
import org.hinomi.archive.parquet.HourFiles;
import org.hinomi.archive.parquet.ParquetSearch;
import org.hinomi.archive.segment.Batch;
import org.hinomi.archive.segment.SegmentFolder;
import org.hinomi.archive.segment.SegmentInfo;
import org.hinomi.archive.segment.SegmentReader;
import org.hinomi.model.error.ErrorCode;
import org.hinomi.model.error.HinomiException;

/**
 * An archive for a reader that does not hold its lock: a command beside a running Hinomi, or a search of low priority
 * within it. Every {@link #read} sees each session once, as the files stood when it began; where a compaction or the
 * retention takes one of them away meanwhile, it begins again. Thread-safe.
 */
public final class ArchiveView implements AutoCloseable {

    /** A file that was listed goes at most every few minutes, so the second attempt nearly always succeeds. */
    private static final int ATTEMPTS = 5;

    private final Path folder;
    private final SegmentFolder segments;
    private final HourFiles hours;
    private final Duck duck;
    private final ParquetSearch parquet;

    private ArchiveView(Path folder, int threads) throws IOException, SQLException {
        this.folder = folder;
        segments = SegmentFolder.open(folder.resolve("segments"));
        hours = new HourFiles(folder.resolve("sessions"));
        duck = new Duck(folder, folder.resolve("spill"), threads);
        parquet = new ParquetSearch(duck);
    }

    /**
     * Opens an archive that exists.
     *
     * @throws HinomiException BAD_INPUT where the folder holds no archive, RESOURCE where it cannot be used
     */
    public static ArchiveView open(Path folder) {
        return open(folder, Duck.THREADS);
    }

    /**
     * Opens an archive that exists.
     *
     * @param threads how many may work on a question at once
     * @throws HinomiException BAD_INPUT where the folder holds no archive, RESOURCE where it cannot be used
     */
    public static ArchiveView open(Path folder, int threads) {
        requireNonNull(folder, "folder");
        Path absolute = folder.toAbsolutePath().normalize();
        if (!Files.isDirectory(absolute.resolve("segments"))) {
            throw new HinomiException(
                    ErrorCode.BAD_INPUT,
                    absolute
                            + ": holds no session archive; name the home folder that Hinomi was started or loaded with");
        }
        try {
            return new ArchiveView(absolute, threads);
        } catch (IOException | SQLException e) {
            throw failure(absolute, e);
        }
    }

    /** What is done with the files. */
    public interface Reading<T> {

        /** Reads the files given; is called again with others where one of them is gone. */
        T read(ArchiveFiles files) throws IOException, SQLException;
    }

    /** Reads the archive as it stands at one moment. */
    public <T> T read(Reading<T> reading) {
        for (int attempt = 1; ; attempt++) {
            ArchiveFiles files = list();
            try {
                return reading.read(files);
            } catch (IOException | SQLException e) {
                if (attempt == ATTEMPTS || !files.isOutdated()) {
                    throw failure(folder, e);
                }
            } catch (HinomiException e) {
                if (attempt == ATTEMPTS || !files.isOutdated()) {
                    throw e;
                }
            }
        }
    }

    /** All files; no compaction swapped any while they were listed. */
    private ArchiveFiles list() {
        for (int attempt = 1; ; attempt++) {
            List<Path> before = segments.committed();
            try {
                ArchiveFiles files = new ArchiveFiles(before, hourFiles());
                if (before.equals(segments.committed()) && !files.isOutdated()) {
                    return files;
                }
            } catch (IOException e) {
                if (attempt == ATTEMPTS) {
                    throw failure(folder, e);
                }
            }
            if (attempt > 100 * ATTEMPTS) {
                throw new HinomiException(
                        ErrorCode.RESOURCE, "archive " + folder + " changes faster than it can be listed: try again");
            }
        }
    }

    /** Those in their places, and those of a taken batch that wait for theirs. */
    private List<HourFile> hourFiles() throws IOException {
        List<Batch> taken = segments.takenBatches();
        List<HourFile> files = new ArrayList<>(hours.list());
        for (Batch batch : taken) {
            Path staging = folder.resolve("drafts").resolve(batch.id());
            for (String part : batch.parts()) {
                Path draft = staging.resolve(part);
                boolean isPlaced = files.stream().anyMatch(file -> file.path().endsWith(part));
                if (!isPlaced) {
                    HourFile.at(staging, draft).ifPresent(files::add);
                }
            }
        }
        files.sort(Comparator.comparingLong(HourFile::hourMs).thenComparing(HourFile::path));
        return files;
    }

    /** Counts what is there. */
    public ArchiveStatus status() {
        return read(files -> {
            NavigableSet<Long> held = new TreeSet<>();
            long segmentRows = 0;
            for (Path segment : files.segments()) {
                SegmentInfo info = SegmentReader.info(segment);
                segmentRows += info.rows();
                held.addAll(info.hoursMs());
            }
            files.hours().forEach(file -> held.add(file.hourMs()));
            return new ArchiveStatus(
                    files.segments().size(),
                    segmentRows,
                    files.segmentBytes(),
                    files.hours().size(),
                    parquet.countRows(files.hours()),
                    files.sizeBytes() - files.segmentBytes(),
                    held.size(),
                    held.isEmpty() ? 0 : held.first(),
                    held.isEmpty() ? 0 : held.last());
        });
    }

    /** Asks hour files. */
    public ParquetSearch parquet() {
        return parquet;
    }

    /** The archive's folder. */
    public Path folder() {
        return folder;
    }

    @Override
    public void close() {
        try {
            duck.close();
        } catch (SQLException e) {
            throw failure(folder, e);
        }
    }

    private static HinomiException failure(Path folder, Exception cause) {
        return new HinomiException(
                ErrorCode.RESOURCE, "archive " + folder + " cannot be read: " + cause.getMessage(), cause);
    }
}
