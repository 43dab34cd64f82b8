// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.hinomi.archive.index.ArchiveIndex;
import org.hinomi.archive.parquet.Compactor;
import org.hinomi.archive.parquet.Duck;
import org.hinomi.archive.parquet.HourFile;
import org.hinomi.archive.parquet.HourFiles;
import org.hinomi.archive.parquet.ParquetSearch;
import org.hinomi.archive.parquet.PartReader;
import org.hinomi.archive.query.ArchiveQuery;
import org.hinomi.archive.query.EarliestRows;
import org.hinomi.archive.segment.Batch;
import org.hinomi.archive.segment.Durable;
import org.hinomi.archive.segment.SegmentFolder;
import org.hinomi.archive.segment.SegmentInfo;
import org.hinomi.archive.segment.SegmentReader;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.error.ErrorCode;
import org.hinomi.model.error.HinomiException;
import org.hinomi.model.session.Session;
import org.hinomi.model.session.SessionLookup;
import org.jspecify.annotations.Nullable;

/**
 * All sessions that were seen and may still be kept, in one folder:
 *
 * <pre>
 * segments/NAME.pending, NAME.seg              fresh, as checkpoints committed them
 * sessions/day=YYYY-MM-DD/hour=HH/part-ID.parquet   the rest, see docs/archive-schema.md
 * sessions/day=YYYY-MM-DD/hour=HH/part-ID.idx       a part's run of the index
 * index/YYYY-MM-DD.N.day                            the day's index, merged from the runs
 * drafts/, spill/                              of a compaction that runs; emptied at every start
 * deletions.log                                what was deleted for its age
 * archive.lock                                 held while a process has the archive open
 * </pre>
 *
 * <p>A session is in exactly one of segments and hour files at every moment, whatever crashed. Thread-safe: questions
 * run beside each other and beside a compaction; compaction and expiry wait for each other.
 */
public final class SessionArchive implements SessionLookup, AutoCloseable {

    /** Batches that are sorted and encoded at once. The smallest machine has two cores. */
    private static final int BATCHES_AT_ONCE = 2;

    /** With what sorting needs. */
    private static final int BYTES_A_ROW = 136;

    /** Rows of a batch: all batches at once take a quarter of the heap, and at most 1.1 GB. */
    private static final long MAX_BATCH_ROWS =
            Math.clamp(Runtime.getRuntime().maxMemory() / (4 * BATCHES_AT_ONCE * BYTES_A_ROW), 250_000L, 4_000_000L);

    /** Fewer rows are not worth a batch of their own: an hour's rows in more parts are denser in fewer. */
    private static final long LEAST_BATCH_ROWS = 1_000_000;

    private static final long DAY_MS = 24 * SegmentInfo.HOUR_MS;
    private static final String SEGMENTS = "segments";
    private static final String DELETIONS = "deletions.log";

    private final Path folder;
    private final ArchiveLock lock;
    private final Duck duck;
    private final SegmentFolder segments;
    private final HourFiles hours;
    private final ParquetSearch search;
    private final Compactor compactor;
    private final ArchiveIndex index;
    private final ReentrantReadWriteLock view = new ReentrantReadWriteLock();
    private final ReentrantLock upkeep = new ReentrantLock();
    private volatile boolean isHalfSwapped;

    private SessionArchive(Path folder, ArchiveLock lock) throws IOException, SQLException {
        this.folder = folder;
        this.lock = lock;
        segments = SegmentFolder.open(folder.resolve(SEGMENTS));
        hours = new HourFiles(folder.resolve("sessions"));
        duck = new Duck(folder, folder.resolve("spill"));
        search = new ParquetSearch(duck);
        index = ArchiveIndex.open(folder);
        compactor = new Compactor(segments, hours, folder.resolve("drafts"));
    }

    /**
     * Opens an archive, which is made where it is missing, and makes good what a crash left half done.
     *
     * @throws HinomiException RESOURCE where another process has it open, or where the folder cannot be used
     */
    public static SessionArchive open(Path folder) {
        requireNonNull(folder, "folder");
        Path absolute = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(absolute);
            SessionArchive archive = locked(absolute);
            try {
                archive.compactor.recover();
                archive.recoverIndex();
                return archive;
            } catch (IOException | SQLException | RuntimeException e) {
                archive.close();
                throw e;
            }
        } catch (IOException | SQLException e) {
            throw failure(absolute, "be opened", e);
        }
    }

    private static SessionArchive locked(Path folder) throws IOException, SQLException {
        ArchiveLock lock = ArchiveLock.take(folder);
        try {
            return new SessionArchive(folder, lock);
        } catch (IOException | SQLException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private void recoverIndex() throws IOException, SQLException {
        index.recover();
        List<Long> incomplete = index.daysWithoutRun();
        if (!incomplete.isEmpty()) {
            try (PartReader parts = new PartReader(folder)) {
                index.rebuild(incomplete, parts, (done, all) -> {});
            }
        }
    }

    /** The door for writers: the engine's sink. */
    public SegmentFolder segments() {
        return segments;
    }

    /** Where {@link #segments} of an archive are, for a writer that gets a path. */
    public static Path segmentsOf(Path folder) {
        return folder.resolve(SEGMENTS);
    }

    /** The sessions that answer the question, by start time and then by digest. Record ids are 0. */
    public List<Session> find(ArchiveQuery query) {
        return reading("be searched", () -> {
            EarliestRows rows = new EarliestRows(query);
            for (Path segment : segments.committed()) {
                if (SegmentReader.info(segment).mayHold(query.fromMs(), query.toMs())) {
                    SegmentReader.read(segment, query.fromMs(), query.toMs(), rows::offer);
                }
            }
            rows.offer(search.find(hours.list(query.fromMs(), query.toMs()), query));
            return rows.sessions();
        });
    }

    @Override
    public List<Session> withPeers(Set<IpAddress> peers, long fromMs, long toMs) {
        return find(new ArchiveQuery(peers, fromMs, toMs, MAX_ROWS));
    }

    @Override
    public List<Session> between(IpAddress host, Set<IpAddress> peers, long fromMs, long toMs) {
        return peers.isEmpty() ? List.of() : find(new ArchiveQuery(Set.of(host), peers, fromMs, toMs, MAX_ROWS));
    }

    /** Which hours of a time have any session. */
    public Coverage coverage(long fromMs, long toMs) {
        return reading("be listed", () -> {
            SortedSet<Long> held = new TreeSet<>();
            hours.list(fromMs, toMs).forEach(file -> held.add(file.hourMs()));
            for (Path segment : segments.committed()) {
                held.addAll(SegmentReader.info(segment).hoursMs());
            }
            held.removeIf(hour -> hour >= toMs || hour + SegmentInfo.HOUR_MS <= fromMs);
            return new Coverage(fromMs, toMs, held);
        });
    }

    /** Counts what is there. */
    public ArchiveStatus status() {
        return reading("be counted", () -> {
            SortedSet<Long> held = new TreeSet<>();
            long segmentRows = 0;
            List<Path> fresh = segments.committed();
            for (Path segment : fresh) {
                SegmentInfo info = SegmentReader.info(segment);
                segmentRows += info.rows();
                held.addAll(info.hoursMs());
            }
            List<HourFile> files = hours.list();
            files.forEach(file -> held.add(file.hourMs()));
            return new ArchiveStatus(
                    fresh.size(),
                    segmentRows,
                    sizeBytes(fresh),
                    files.size(),
                    search.countRows(files),
                    sizeBytes(files.stream().map(HourFile::path).toList()),
                    held.size(),
                    held.isEmpty() ? 0 : held.first(),
                    held.isEmpty() ? 0 : held.last());
        });
    }

    /**
     * Turns segments into hour files: those sealed before {@code sealedBeforeMs} by the file system's clock, or all
     * where at least {@code count} wait.
     */
    public CompactionReport compact(long sealedBeforeMs, int count) {
        return keeping("be compacted", () -> {
            List<Path> waiting = segments.committed();
            List<Path> due = waiting.size() >= count
                    ? waiting
                    : waiting.stream()
                            .filter(segment -> segments.sealedAtMs(segment) < sealedBeforeMs)
                            .toList();
            return compactAll(batches(due));
        });
    }

    /** Segments by time, so that an hour goes into few parts, cut into as many batches as keep all threads busy. */
    private static List<List<Path>> batches(List<Path> due) {
        Map<Path, SegmentInfo> infos = new HashMap<>();
        due.forEach(segment -> infos.put(segment, SegmentReader.info(segment)));
        long rows = infos.values().stream().mapToLong(SegmentInfo::rows).sum();
        long wanted = Math.ceilDiv(rows, MAX_BATCH_ROWS);
        if (rows >= BATCHES_AT_ONCE * LEAST_BATCH_ROWS) {
            wanted = Math.ceilDiv(wanted, BATCHES_AT_ONCE) * BATCHES_AT_ONCE;
        }
        long most = wanted == 0 ? 0 : Math.ceilDiv(rows, wanted);
        List<List<Path>> batches = new ArrayList<>();
        List<Path> batch = new ArrayList<>();
        long inBatch = 0;
        List<Path> byTime = due.stream()
                .sorted(Comparator.comparingLong((Path segment) ->
                                requireNonNull(infos.get(segment)).leastStartMs())
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        for (Path segment : byTime) {
            batch.add(segment);
            inBatch += requireNonNull(infos.get(segment)).rows();
            if (inBatch >= most) {
                batches.add(List.copyOf(batch));
                batch.clear();
                inBatch = 0;
            }
        }
        if (!batch.isEmpty()) {
            batches.add(List.copyOf(batch));
        }
        return batches;
    }

    private CompactionReport compactAll(List<List<Path>> batches) throws IOException {
        if (batches.isEmpty()) {
            return CompactionReport.NOTHING;
        }
        CompactionReport report = CompactionReport.NOTHING;
        Queue<Compactor.Room> rooms = new ConcurrentLinkedQueue<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(
                Math.min(BATCHES_AT_ONCE, batches.size()),
                Thread.ofPlatform().name("compaction-", 0).factory())) {
            List<Future<CompactionReport>> futures = new ArrayList<>();
            batches.forEach(batch -> futures.add(threads.submit(() -> compact(batch, rooms))));
            try {
                for (Future<CompactionReport> future : futures) {
                    report = report.plus(future.get());
                }
            } finally {
                futures.forEach(future -> future.cancel(false)); // after a failure: what has not begun does not
            }
        } catch (ExecutionException e) {
            throw asIs(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("a compaction was interrupted");
        }
        return report;
    }

    private static IOException asIs(@Nullable Throwable failure) {
        return switch (failure) {
            case RuntimeException runtime -> throw runtime;
            case Error error -> throw error;
            case IOException io -> io;
            case null, default -> new IOException(failure);
        };
    }

    /**
     * Merges the index of each day that has at least {@code leastRuns} runs more than its day file covers, or that is over
     * and has any.
     *
     * @return how many days were merged
     */
    public int mergeIndex(int leastRuns, long nowMs) {
        return keeping("merge its index", () -> {
            int merged = 0;
            for (long dayMs : index.daysMs()) {
                boolean isOver = dayMs + DAY_MS <= nowMs;
                if (index.unmerged(dayMs) >= (isOver ? 1 : leastRuns)) {
                    index.merge(dayMs);
                    merged++;
                }
            }
            return merged;
        });
    }

    /** Takes a room that another batch has left, or makes one. */
    private CompactionReport compact(List<Path> files, Queue<Compactor.Room> rooms) throws IOException {
        Compactor.Room free = rooms.poll();
        Compactor.Room room = free == null ? new Compactor.Room() : free;
        Compactor.Draft draft = compactor.draft(files, room);
        rooms.add(room);
        swap(draft.batch());
        return new CompactionReport(
                files.size(), draft.rows(), draft.batch().parts().size());
    }

    private void swap(Batch batch) throws IOException {
        view.writeLock().lock();
        try {
            isHalfSwapped = true;
            segments.take(batch);
            compactor.finish(batch);
            isHalfSwapped = false;
        } finally {
            view.writeLock().unlock();
        }
    }

    /**
     * Deletes the hour files and segments of which every session started before a limit, and records it in
     * {@code deletions.log} first.
     *
     * @param beforeMs the limit, milliseconds since the Unix epoch
     * @param nowMs the time to record
     * @return how many files went
     */
    public int expire(long beforeMs, long nowMs) {
        return keeping("be expired", () -> {
            List<HourFile> oldFiles = hours.list().stream()
                    .filter(file -> file.endMs() <= beforeMs)
                    .toList();
            List<Path> oldSegments = segments.committed().stream()
                    .filter(segment -> SegmentReader.info(segment).mostStartMs() < beforeMs)
                    .toList();
            if (oldFiles.isEmpty() && oldSegments.isEmpty()) {
                return 0;
            }
            List<Path> old = new ArrayList<>(oldSegments);
            oldFiles.forEach(file -> old.add(file.path()));
            record(old, beforeMs, nowMs);
            delete(oldFiles, oldSegments);
            return old.size();
        });
    }

    private void delete(List<HourFile> files, List<Path> oldSegments) throws IOException {
        if (!oldSegments.isEmpty()) {
            List<String> names = oldSegments.stream().map(SegmentFolder::nameOf).toList();
            swap(new Batch(Batch.idOf(names), names, List.of()));
        }
        view.writeLock().lock();
        try {
            for (HourFile file : files) {
                hours.delete(file);
            }
            for (long dayMs : index.daysMs()) {
                if (!hours.hasAny(dayMs, dayMs + DAY_MS)) {
                    index.delete(dayMs);
                }
            }
        } finally {
            view.writeLock().unlock();
        }
    }

    private void record(List<Path> old, long beforeMs, long nowMs) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (Path file : old) {
            lines.append(Instant.ofEpochMilli(nowMs))
                    .append(" deleted ")
                    .append(folder.relativize(file))
                    .append(" older-than ")
                    .append(Instant.ofEpochMilli(beforeMs))
                    .append('\n');
        }
        Path log = folder.resolve(DELETIONS);
        Files.writeString(log, lines, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        Durable.force(log);
    }

    /** Lets the next process in. */
    @Override
    public void close() {
        locked(
                upkeep,
                "be closed",
                () -> locked(view.writeLock(), "be closed", () -> {
                    try (lock) {
                        index.close();
                        duck.close();
                    }
                    return folder;
                }));
    }

    private static long sizeBytes(List<Path> files) throws IOException {
        long sum = 0;
        for (Path file : files) {
            sum += Files.size(file);
        }
        return sum;
    }

    private interface Step<T> {
        T run() throws IOException, SQLException;
    }

    private <T> T reading(String purpose, Step<T> step) {
        finishSwap();
        return locked(view.readLock(), purpose, step);
    }

    /** A full disk may stop a swap in the middle: nothing is shown until it is done. */
    private void finishSwap() {
        if (!isHalfSwapped) {
            return;
        }
        locked(view.writeLock(), "finish a compaction", () -> {
            for (Batch batch : segments.takenBatches()) {
                compactor.finish(batch);
            }
            isHalfSwapped = false;
            return folder;
        });
    }

    private <T> T keeping(String purpose, Step<T> step) {
        return locked(upkeep, purpose, () -> {
            finishSwap();
            return step.run();
        });
    }

    private <T> T locked(Lock held, String purpose, Step<T> step) {
        held.lock();
        try {
            return step.run();
        } catch (IOException | SQLException e) {
            throw failure(folder, purpose, e);
        } finally {
            held.unlock();
        }
    }

    private static HinomiException failure(Path folder, String purpose, Exception cause) {
        return new HinomiException(
                ErrorCode.RESOURCE, "archive " + folder + " cannot " + purpose + ": " + cause.getMessage(), cause);
    }
}
