// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.view;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;
import org.hinomi.archive.query.EarliestSessions;
import org.hinomi.archive.query.FoundSession;
import org.hinomi.archive.query.HuntQuery;
import org.hinomi.archive.query.SearchProgress;
import org.hinomi.archive.segment.SegmentReader;

/** Finds the sessions that fulfil conditions, in segments and hour files alike. Thread-safe. */
public final class HuntSearch {

    private final ArchiveView archive;

    public HuntSearch(ArchiveView archive) {
        this.archive = requireNonNull(archive, "archive");
    }

    /**
     * What was found.
     *
     * @param sessions by {@link FoundSession#ORDER}
     * @param isCut whether there are more than the question's limit
     */
    public record Found(List<FoundSession> sessions, boolean isCut) {

        public Found {
            sessions = List.copyOf(sessions);
        }
    }

    /** Answers a question. */
    public Found find(HuntQuery query, SearchProgress progress) {
        return archive.read(all -> {
            ArchiveFiles files = all.within(query.fromMs(), query.toMs());
            EarliestSessions found = new EarliestSessions(query.limit());
            for (Path segment : files.segments()) {
                SegmentReader.read(segment, query.fromMs(), query.toMs(), block -> {
                    for (int row = 0; row < block.size(); row++) {
                        if (query.accepts(block, row)) {
                            found.offer(block, row);
                        }
                    }
                });
            }
            archive.parquet().hunt(files.hours(), query, found, progress);
            return new Found(found.sessions(), found.isCut());
        });
    }
}
