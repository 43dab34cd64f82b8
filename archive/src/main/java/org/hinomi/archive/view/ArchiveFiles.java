// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.view;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hinomi.archive.parquet.HourFile;

/**
 * The files that together hold every session of an archive once.
 *
 * @param segments committed segments, by name
 * @param hours hour files, by time
 */
public record ArchiveFiles(List<Path> segments, List<HourFile> hours) {

    public ArchiveFiles {
        segments = List.copyOf(segments);
        hours = List.copyOf(hours);
    }

    /** Those that may hold sessions of {@code [fromMs, toMs)}; of segments that takes a look inside, so all stay. */
    public ArchiveFiles within(long fromMs, long toMs) {
        return new ArchiveFiles(
                segments,
                hours.stream().filter(file -> file.mayHold(fromMs, toMs)).toList());
    }

    /** How many bytes they have together. */
    public long sizeBytes() throws IOException {
        long sum = segmentBytes();
        for (HourFile file : hours) {
            sum += Files.size(file.path());
        }
        return sum;
    }

    /** How many bytes the segments have. */
    public long segmentBytes() throws IOException {
        long sum = 0;
        for (Path segment : segments) {
            sum += Files.size(segment);
        }
        return sum;
    }

    /** Whether one of them is gone: a compaction took it, or it grew too old. */
    boolean isOutdated() {
        return Stream.concat(segments.stream(), hours.stream().map(HourFile::path))
                .anyMatch(file -> !Files.exists(file));
    }
}
