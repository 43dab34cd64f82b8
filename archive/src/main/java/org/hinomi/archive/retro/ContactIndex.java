// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.retro;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.hinomi.archive.index.ArchiveIndex;
import org.hinomi.archive.index.IndexAnswer;
import org.hinomi.archive.index.ProgressListener;

/** What a retro search asks of an index: {@link ArchiveIndex#find}, or none. */
interface ContactIndex {

    /** Speaks for nothing, so that every file is read. */
    ContactIndex NONE = (highs, lows, fromDayMs, toDayMs, withBlocks, progress) ->
            new IndexAnswer(List.of(), Set.of(), List.of(), List.of());

    /** See {@link ArchiveIndex#find}. */
    IndexAnswer find(
            long[] highs, long[] lows, long fromDayMs, long toDayMs, boolean withBlocks, ProgressListener progress)
            throws IOException;
}
