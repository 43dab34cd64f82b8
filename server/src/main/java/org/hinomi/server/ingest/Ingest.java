// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.hinomi.analysis.Pipeline;
import org.hinomi.archive.SessionArchive;
import org.hinomi.engine.Engine;
import org.hinomi.engine.EngineSettings;
import org.hinomi.engine.element.IntakeCounts;
import org.hinomi.engine.signal.SignalJson;
import org.hinomi.engine.source.WatchedFolder;
import org.hinomi.model.error.ErrorCode;
import org.hinomi.model.error.HinomiException;
import org.hinomi.model.signal.Signal;
import org.hinomi.server.archive.ArchiveRoom;
import org.hinomi.server.config.Configuration.ArchiveLimits;
import org.hinomi.server.ingest.IngestFolder.LoadedFile;
import org.hinomi.server.postgres.HomeLock;

/**
 * Loads files into a home's archive through the engine, each file's content once: reads, attributes, matches, shows the
 * sessions to the detectors, and returns when hour files and index are complete. A run that was killed goes on at its
 * last checkpoint with the next call, before anything else. One thread only.
 */
public final class Ingest {

    /**
     * How much work a crash may cost. After some millions of sessions a checkpoint copies and writes up to 1.4 GB of states: every
     * 20 s that is a tenth of all CPU.
     */
    private static final Duration CHECKPOINTS = Duration.ofMinutes(1);

    /** The same for inputs that leave the states small. */
    private static final Duration SMALL_CHECKPOINTS = Duration.ofSeconds(5);

    private static final long SMALL_BYTES = 1_000_000_000;

    /** Two checkpoints: each may still give segments, and these hour files that are smaller. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path home;
    private final IngestFolder folder;
    private final Pipeline pipeline;
    private final String sensor;
    private final Disk disk;
    private final Consumer<IntakeCounts> onCounts;

    private Ingest(Path home, Pipeline pipeline, String sensor, Disk disk, Consumer<IntakeCounts> onCounts) {
        this.home = home;
        this.folder = new IngestFolder(home);
        this.pipeline = pipeline;
        this.sensor = sensor;
        this.disk = disk;
        this.onCounts = onCounts;
    }

    /**
     * What a call did.
     *
     * @param counts of the files that were read, by file
     * @param loadedBefore files that were left alone because their content had been loaded before, or comes twice
     * @param resumedFiles how many files belonged to a run that had been killed
     * @param signals all that the detectors ever claimed on this home
     */
    public record Result(List<IntakeCounts> counts, List<Path> loadedBefore, int resumedFiles, List<Signal> signals) {}

    /**
     * The disk that files are loaded to.
     *
     * @param limits how much must stay free, and whether the archive's oldest days go for it
     * @param freeBytes how much is free
     * @param patience so long the run waits for room before it stops
     */
    record Disk(ArchiveLimits limits, LongSupplier freeBytes, Duration patience) {}

    /**
     * Loads the files. Where the disk runs nearly full, reading pauses; where no room comes, the run stops with what it has
     * read, and the next call goes on.
     *
     * @param sensor name of the sensor that wrote them
     * @param limits how much of the disk must stay free, and whether the archive's oldest days go for it
     * @param onCounts told of each file's counts as they grow, from other threads
     * @throws HinomiException where the home is in use, its disk is nearly full, a file cannot be read, or the engine fails
     */
    public static Result run(
            Path home,
            List<Path> files,
            Pipeline pipeline,
            String sensor,
            ArchiveLimits limits,
            Consumer<IntakeCounts> onCounts) {
        return run(home, files, pipeline, sensor, new Disk(limits, ArchiveRoom.freeBytesOf(home), PATIENCE), onCounts);
    }

    /** As the public one. */
    static Result run(
            Path home, List<Path> files, Pipeline pipeline, String sensor, Disk disk, Consumer<IntakeCounts> onCounts) {
        try (HomeLock lock = HomeLock.take(home);
                SessionArchive archive = SessionArchive.open(lock.home().resolve("archive"))) {
            return new Ingest(lock.home(), pipeline, sensor, disk, onCounts).run(files, archive);
        } catch (IOException e) {
            throw new HinomiException(ErrorCode.RESOURCE, home + " cannot be loaded into: " + e, e);
        }
    }

    private Result run(List<Path> files, SessionArchive archive) throws IOException {
        ArchiveRoom room = new ArchiveRoom(archive, disk.limits(), disk.freeBytes(), Clock.systemUTC());
        requireRoom(archive, room);
        List<IntakeCounts> counts = new ArrayList<>();
        List<LoadedFile> unfinished = folder.unfinished();
        if (!unfinished.isEmpty()) {
            counts.addAll(load(unfinished, archive, room));
        }
        List<LoadedFile> fresh = new ArrayList<>();
        List<Path> known = new ArrayList<>();
        Set<String> ids = new HashSet<>(folder.loaded());
        for (Path path : files) {
            LoadedFile file = LoadedFile.of(path);
            if (ids.add(file.contentId())) {
                fresh.add(file);
            } else {
                known.add(path);
            }
        }
        if (!fresh.isEmpty()) {
            folder.begin(fresh);
            counts.addAll(load(fresh, archive, room));
        }
        archive.compact(Long.MAX_VALUE, 0);
        archive.mergeIndex(1, Long.MAX_VALUE);
        return new Result(counts, known, unfinished.size(), IngestFolder.signals(home));
    }

    /** Nothing is begun that there is no room for; what an earlier call left may be made smaller first. */
    private void requireRoom(SessionArchive archive, ArchiveRoom room) {
        room.make();
        if (room.isShort()) {
            archive.compact(Long.MAX_VALUE, 0);
        }
        if (room.isShort()) {
            throw new HinomiException(
                    ErrorCode.RESOURCE,
                    "the disk of " + home + " is nearly full (" + room.shortage()
                            + "): nothing was read. Free space, or let the archive delete its oldest days"
                            + " (--when-full oldest-first)");
        }
    }

    private static boolean isSmall(List<LoadedFile> files) throws IOException {
        long bytes = 0;
        for (LoadedFile file : files) {
            bytes += Files.exists(file.path()) ? Files.size(file.path()) : 0;
        }
        return bytes < SMALL_BYTES;
    }

    private List<IntakeCounts> load(List<LoadedFile> files, SessionArchive archive, ArchiveRoom room)
            throws IOException {
        List<WatchedFolder> inputs = files.stream()
                .map(file -> new WatchedFolder(file.path().toString(), sensor))
                .toList();
        EngineSettings settings = EngineSettings.bounded(folder.engineHome(), inputs)
                .withSegments(SessionArchive.segmentsOf(home.resolve("archive")))
                .withCheckpointInterval(isSmall(files) ? SMALL_CHECKPOINTS : CHECKPOINTS)
                .withLeastFreeBytes(room.leastFreeBytes());
        if (!Engine.hasEnded(settings)) {
            requireAll(files);
            try (Journal signals = Journal.open(folder.signalFile());
                    Journal counts = Journal.open(folder.countFile())) {
                readAll(settings, signals, counts, new Compaction(archive, room, disk.patience()));
            }
        }
        List<IntakeCounts> counts = folder.counts();
        folder.end(files);
        return counts;
    }

    private static void requireAll(List<LoadedFile> files) {
        for (LoadedFile file : files) {
            if (!Files.isReadable(file.path())) {
                throw new HinomiException(
                        ErrorCode.BAD_INPUT,
                        file.path() + ": is gone, and a run that was killed has read only a part of it; put it back, "
                                + "or delete the folder ingest/run in the home to give up the rest of that run");
            }
        }
    }

    private void readAll(EngineSettings settings, Journal signals, Journal counts, Compaction compaction) {
        Engine engine = Engine.start(
                settings,
                pipeline,
                found -> signals.append(found.stream().map(SignalJson::write).toList()),
                news -> {
                    counts.append(news.stream()
                            .map(SignalJson.mapper()::writeValueAsString)
                            .toList());
                    news.forEach(onCounts);
                });
        compaction.start(engine::stop);
        try (compaction) {
            engine.awaitBoundedEnd();
            compaction.check();
        } catch (HinomiException e) {
            compaction.check(); // it stopped the engine: what it says comes first
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HinomiException(ErrorCode.RESOURCE, "stopped; the next call goes on at the last checkpoint", e);
        }
    }
}
