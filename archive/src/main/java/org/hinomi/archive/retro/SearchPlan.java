// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.retro;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hinomi.archive.index.DayFacts;
import org.hinomi.archive.index.IndexAnswer;
import org.hinomi.archive.index.IndexHit;
import org.hinomi.archive.parquet.HourFile;
import org.hinomi.archive.query.SearchProgress;
import org.hinomi.archive.segment.SegmentInfo;
import org.hinomi.archive.view.ArchiveFiles;
import org.hinomi.model.address.IpAddress;

/**
 * Which hour files a search must open. Where the index speaks for a file it need not be opened unless the index names
 * its hour, and its sessions are counted by the index.
 *
 * @param read the files to search for sessions
 * @param uncounted of all files, those whose sessions the index does not count
 * @param facts what the index counts, by day
 * @param countedMs first milliseconds of the hours for which these counts stand: it may know hours of the day that are
 *     deleted meanwhile
 */
record SearchPlan(List<HourFile> read, Set<HourFile> uncounted, List<DayFacts> facts, Set<Long> countedMs) {

    SearchPlan {
        read = List.copyOf(read);
        uncounted = Set.copyOf(uncounted);
        facts = List.copyOf(facts);
        countedMs = Set.copyOf(countedMs);
    }

    /**
     * Asks the index.
     *
     * @param archive the archive's folder
     * @param addresses whose hours are wanted
     * @param needsAll whether files must be read whatever the index says: it knows no blocks of addresses
     * @param withBlocks whether it is to say which blocks of inside addresses were seen
     */
    static SearchPlan of(
            ContactIndex index,
            Path archive,
            ArchiveFiles files,
            Collection<IpAddress> addresses,
            boolean needsAll,
            boolean withBlocks,
            SearchProgress progress)
            throws IOException {
        SortedMap<Long, List<HourFile>> byDay = byDay(files.hours());
        if (byDay.isEmpty()) {
            return new SearchPlan(List.of(), Set.of(), List.of(), Set.of());
        }
        IpAddress[] sorted = new TreeSet<>(addresses).toArray(IpAddress[]::new);
        long[] highs = new long[sorted.length];
        long[] lows = new long[sorted.length];
        for (int i = 0; i < sorted.length; i++) {
            highs[i] = sorted[i].high();
            lows[i] = sorted[i].low();
        }
        IndexAnswer answer = index.find(
                highs,
                lows,
                byDay.firstKey(),
                byDay.lastKey() + RetroCoverage.DAY_MS,
                withBlocks,
                (done, all) -> progress.advance(0, 1));
        Set<Long> hit = hoursOf(answer.hits());
        List<HourFile> read = new ArrayList<>();
        Set<HourFile> uncounted = new HashSet<>();
        Set<Long> days = new HashSet<>();
        Set<Long> hours = new HashSet<>();
        byDay.forEach((dayMs, ofDay) -> {
            for (HourFile file : ofDay) {
                boolean isCovered = answer.covered().contains(archive.relativize(file.path()));
                if (isCovered) {
                    days.add(dayMs);
                    hours.add(file.hourMs());
                } else {
                    uncounted.add(file);
                }
                if (needsAll || !isCovered || hit.contains(file.hourMs())) {
                    read.add(file);
                }
            }
        });
        List<DayFacts> facts = answer.facts().stream()
                .filter(day -> days.contains(day.dayMs()))
                .toList();
        return new SearchPlan(read, uncounted, facts, hours);
    }

    private static SortedMap<Long, List<HourFile>> byDay(List<HourFile> files) {
        SortedMap<Long, List<HourFile>> byDay = new TreeMap<>();
        for (HourFile file : files) {
            long dayMs = Math.floorDiv(file.hourMs(), RetroCoverage.DAY_MS) * RetroCoverage.DAY_MS;
            byDay.computeIfAbsent(dayMs, day -> new ArrayList<>()).add(file);
        }
        return byDay;
    }

    private static Set<Long> hoursOf(List<IndexHit> hits) {
        Set<Long> hours = new HashSet<>();
        for (IndexHit hit : hits) {
            for (int hour = 0; hour < 24; hour++) {
                if ((hit.hours() >>> hour & 1) != 0) {
                    hours.add(hit.dayMs() + hour * SegmentInfo.HOUR_MS);
                }
            }
        }
        return hours;
    }

    /** How many bytes are to be read. */
    long sizeBytes() throws IOException {
        long sum = 0;
        for (HourFile file : read) {
            sum += Files.size(file.path());
        }
        return sum;
    }
}
