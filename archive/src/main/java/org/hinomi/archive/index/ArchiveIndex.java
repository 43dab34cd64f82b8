// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.index;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.hinomi.model.address.IpAddress;

/**
 * The index of an archive. Readers need no lock and bear that a writer works beside them. {@link #recover},
 * {@link #merge}, {@link #rebuild} and {@link #delete} are for who holds the archive's lock, one at a time.
 * Thread-safe.
 */
public final class ArchiveIndex implements AutoCloseable {

    /** More than most machines have cores: a day's lookup waits for the disk more than it works. */
    private static final int THREADS = 8;

    private final IndexFolder folder;
    private final IndexFiles files = new IndexFiles();
    private final DayLookup lookup;
    private final HostLookup hosts;
    private final DayMerge merger;
    private final ExecutorService threads = Executors.newFixedThreadPool(
            THREADS, Thread.ofPlatform().daemon().name("day-index-", 0).factory());

    private ArchiveIndex(Path archive) {
        folder = new IndexFolder(archive);
        lookup = new DayLookup(folder, files);
        hosts = new HostLookup(folder, lookup);
        merger = new DayMerge(archive, lookup);
    }

    /** Opens the index of the archive in a folder, that with {@code sessions/} in it. Changes nothing. */
    public static ArchiveIndex open(Path archive) {
        requireNonNull(archive, "archive");
        return new ArchiveIndex(archive.toAbsolutePath().normalize());
    }

    /** After a start: deletes what a crash left half written or half deleted, and day files that a newer one replaces. */
    public void recover() throws IOException {
        for (Path draft : folder.drafts()) {
            Files.deleteIfExists(draft);
        }
        for (long dayMs : folder.daysMs()) {
            Map<Path, IndexProblem> problems = new TreeMap<>();
            IndexFolder.Day day = folder.day(dayMs);
            for (IndexFolder.Part part : day.parts()) {
                if (!part.hasPart()) {
                    Files.deleteIfExists(part.run());
                }
            }
            List<Path> dayFiles = day.dayFiles();
            boolean isNewestWhole = dayFiles.size() > 1
                    && DaySources.load(dayFiles.getFirst(), IndexFormat.DAY, dayMs, files, problems) != null;
            for (Path old : dayFiles.subList(isNewestWhole ? 1 : dayFiles.size(), dayFiles.size())) {
                Files.deleteIfExists(old);
            }
        }
    }

    /** First milliseconds of the UTC days that have hour files or a day file, in order. */
    public List<Long> daysMs() throws IOException {
        return List.copyOf(folder.daysMs());
    }

    /**
     * Looks addresses up. An address that was the outside end of a session is found, and both ends of a session within
     * or beyond the members; for an inside host's sessions with the outside ask {@link #hostDay}.
     *
     * @param highs upper halves of the addresses
     * @param lows lower halves; the addresses are sorted, unsigned, without repeats
     * @param fromDayMs the first day, any of its milliseconds
     * @param toDayMs the day before which to end, its first millisecond
     * @param progress is told of each day
     */
    public IndexAnswer find(long[] highs, long[] lows, long fromDayMs, long toDayMs, ProgressListener progress)
            throws IOException {
        return find(highs, lows, fromDayMs, toDayMs, false, progress);
    }

    /** The same, and where {@code withBlocks} the days' facts say which blocks of inside addresses were seen. */
    public IndexAnswer find(
            long[] highs, long[] lows, long fromDayMs, long toDayMs, boolean withBlocks, ProgressListener progress)
            throws IOException {
        AddressQuery query = new AddressQuery(highs, lows);
        List<IndexHit> hits = new ArrayList<>();
        Set<Path> covered = new TreeSet<>();
        List<DayFacts> facts = new ArrayList<>();
        List<IndexProblem> problems = new ArrayList<>();
        SortedMap<Long, List<Path>> dayFiles = folder.dayFiles();
        for (IndexAnswer day : ofDays(
                fromDayMs,
                toDayMs,
                folder.daysMs(dayFiles.keySet()),
                dayMs -> lookup.find(dayMs, dayFiles.getOrDefault(dayMs, List.of()), query, withBlocks),
                progress)) {
            hits.addAll(day.hits());
            covered.addAll(day.covered());
            facts.addAll(day.facts());
            problems.addAll(day.problems());
        }
        return new IndexAnswer(hits, covered, facts, problems);
    }

    /** With whom an inside host spoke on a day. */
    public HostDay hostDay(IpAddress inside, long dayMs) throws IOException {
        requireNonNull(inside, "inside");
        return hosts.hostDay(inside, IndexFormat.dayOf(dayMs));
    }

    /** With whom an inside host spoke, for each day with hour files, in order. */
    public List<HostDay> hostDays(IpAddress inside, long fromDayMs, long toDayMs, ProgressListener progress)
            throws IOException {
        requireNonNull(inside, "inside");
        return ofDays(fromDayMs, toDayMs, folder.daysMs(), dayMs -> hosts.hostDay(inside, dayMs), progress);
    }

    /** Merges the runs of a day that its day file does not cover; does nothing where there is none. */
    public MergeReport merge(long dayMs) throws IOException {
        return merger.merge(IndexFormat.dayOf(dayMs));
    }

    /** How many runs of a day its newest day file does not cover. */
    public int unmerged(long dayMs) throws IOException {
        return merger.unmerged(IndexFormat.dayOf(dayMs));
    }

    /** Days of which a part has no whole run: an older release wrote it, it was damaged, or somebody deleted it. */
    public List<Long> daysWithoutRun() throws IOException {
        List<Long> days = new ArrayList<>();
        for (long dayMs : folder.daysMs()) {
            Map<Path, IndexProblem> problems = new TreeMap<>();
            for (IndexFolder.Part part : folder.day(dayMs).parts()) {
                if (part.hasPart() && DaySources.run(part, files, problems) == null) {
                    days.add(dayMs);
                    break;
                }
            }
        }
        return days;
    }

    /** Makes runs and day files of some days again, from the Parquet parts alone. */
    public List<MergeReport> rebuild(Collection<Long> daysMs, PartSource parts, ProgressListener progress)
            throws IOException {
        requireNonNull(parts, "parts");
        List<MergeReport> reports = new ArrayList<>();
        for (long ms : new TreeSet<>(daysMs)) {
            IndexFolder.Day day = folder.day(IndexFormat.dayOf(ms));
            for (IndexFolder.Part part : day.parts()) {
                if (part.hasPart()) {
                    RunRebuild.rebuild(part, parts);
                } else {
                    Files.deleteIfExists(part.run());
                }
            }
            for (Path old : day.dayFiles()) {
                Files.deleteIfExists(old);
            }
            reports.add(merger.merge(day.dayMs()));
            progress.advance(reports.size(), daysMs.size());
        }
        return reports;
    }

    /** Reads every byte: checksums, that every part has its run, that day files hold what the runs they cover hold. */
    public IndexCheck verify(ProgressListener progress) throws IOException {
        return new IndexVerification(folder).verify(progress);
    }

    /** Deletes the day files of a day and all its runs, for the retention; its Parquet parts are not touched. */
    public void delete(long dayMs) throws IOException {
        IndexFolder.Day day = folder.day(IndexFormat.dayOf(dayMs));
        for (Path file : day.dayFiles()) {
            Files.deleteIfExists(file);
        }
        Path dayFolder = folder.dayFolder(day.dayMs());
        for (IndexFolder.Part part : day.parts()) {
            Files.deleteIfExists(part.run());
            deleteIfEmpty(dayFolder.resolve(part.name()).resolveSibling(""));
        }
        deleteIfEmpty(dayFolder);
    }

    private static void deleteIfEmpty(Path folder) throws IOException {
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException e) {
            return; // parts are still there
        }
    }

    /** Forgets what was read and lets the threads end. */
    @Override
    public void close() {
        threads.shutdown();
        files.clear();
    }

    private interface OfDay<T> {

        T of(long dayMs) throws IOException;
    }

    private <T> List<T> ofDays(
            long fromDayMs, long toDayMs, Collection<Long> daysMs, OfDay<T> work, ProgressListener progress)
            throws IOException {
        List<Long> days = daysMs.stream()
                .filter(dayMs -> dayMs + IndexFormat.DAY_MS > fromDayMs && dayMs < toDayMs)
                .toList();
        AtomicLong done = new AtomicLong();
        List<Future<T>> futures = new ArrayList<>();
        for (long dayMs : days) {
            futures.add(threads.submit(() -> {
                T result = work.of(dayMs);
                synchronized (progress) {
                    progress.advance(done.incrementAndGet(), days.size());
                }
                return result;
            }));
        }
        try {
            return results(futures);
        } finally {
            futures.forEach(future -> future.cancel(false));
        }
    }

    private static <T> List<T> results(List<Future<T>> futures) throws IOException {
        List<T> results = new ArrayList<>();
        try {
            for (Future<T> future : futures) {
                results.add(future.get());
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("a lookup was interrupted");
        }
        return results;
    }
}
