// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.retro;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.hinomi.archive.index.ArchiveIndex;
import org.hinomi.archive.index.DayFacts;
import org.hinomi.archive.index.IndexAnswer;
import org.hinomi.archive.index.ProgressListener;

/** What a retro search asks of an index: {@link ArchiveIndex}, or none. */
interface ContactIndex {

    /** Speaks for nothing, so that every file is read. */
    ContactIndex NONE = new ContactIndex() {

        @Override
        public IndexAnswer find(long[] highs, long[] lows, long fromDayMs, long toDayMs, ProgressListener progress) {
            return new IndexAnswer(List.of(), Set.of(), List.of());
        }

        @Override
        public DayFacts facts(long dayMs) {
            return new DayFacts(dayMs, 0, 0, 0, new TreeMap<>(), new TreeMap<>(), List.of());
        }
    };

    /** See {@link ArchiveIndex#find}. */
    IndexAnswer find(long[] highs, long[] lows, long fromDayMs, long toDayMs, ProgressListener progress)
            throws IOException;

    /** See {@link ArchiveIndex#facts}. */
    DayFacts facts(long dayMs) throws IOException;

    /** An archive's own. */
    static ContactIndex of(ArchiveIndex index) {
        return new ContactIndex() {

            @Override
            public IndexAnswer find(long[] highs, long[] lows, long fromDayMs, long toDayMs, ProgressListener progress)
                    throws IOException {
                return index.find(highs, lows, fromDayMs, toDayMs, progress);
            }

            @Override
            public DayFacts facts(long dayMs) throws IOException {
                return index.facts(dayMs);
            }
        };
    }
}
