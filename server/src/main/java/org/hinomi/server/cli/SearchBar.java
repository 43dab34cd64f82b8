// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.cli;

import org.hinomi.archive.query.SearchProgress;
import org.jspecify.annotations.Nullable;

/** A progress bar for a search, shown from its first piece on. One thread only. */
final class SearchBar implements SearchProgress, AutoCloseable {

    private @Nullable Progress bar;
    private long shown;

    @Override
    public void advance(long done, long all) {
        if (bar == null) {
            bar = Progress.over("searching", all);
        }
        bar.advance(Math.max(0, done - shown));
        shown = Math.max(shown, done);
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
