// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.view;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.hinomi.archive.parquet.ScanCount;
import org.hinomi.archive.query.ScanTable;
import org.hinomi.archive.segment.SegmentReader;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.session.SessionBlock;

/** Sums up what outside addresses seek at inside hosts, over segments and hour files alike. Thread-safe. */
public final class ScanSearch {

    private static final long DAY_MS = 86_400_000;

    private final ArchiveView archive;

    public ScanSearch(ArchiveView archive) {
        this.archive = requireNonNull(archive, "archive");
    }

    /**
     * Sums up one day.
     *
     * @param dayMs the first millisecond of a day of Japan Standard Time
     * @param top how many ports and sources, 1 or more
     * @param projects the list that knows an address as one that scans and says so; empty where none does
     */
    public ScanTable day(long dayMs, int top, Function<IpAddress, String> projects) {
        long fromMs = dayMs - ScanTable.COMPARED_DAYS * DAY_MS;
        long toMs = dayMs + DAY_MS;
        return archive.read(all -> {
            ArchiveFiles files = all.within(fromMs, toMs);
            try (ScanCount count = archive.parquet().scans()) {
                for (Path segment : files.segments()) {
                    for (SessionBlock block : blocks(segment, fromMs, toMs)) {
                        count.add(block);
                    }
                }
                return count.count(files.hours(), dayMs, top, projects);
            }
        });
    }

    private static List<SessionBlock> blocks(Path segment, long fromMs, long toMs) {
        List<SessionBlock> blocks = new ArrayList<>();
        SegmentReader.read(segment, fromMs, toMs, blocks::add);
        return blocks;
    }
}
