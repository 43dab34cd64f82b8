// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.index;

import java.io.IOException;
import java.nio.file.Path;

/** Writes a day file from a stream of addresses, for merging and for benches. One thread only. */
public final class DayIndexWriter implements AutoCloseable {

    private DayIndexWriter() {}

    /** Begins the next day file of a day in an archive's folder; it appears at {@link #seal}. */
    public static DayIndexWriter open(Path archive, long dayMs) throws IOException {
        return pending("not yet: " + archive + dayMs);
    }

    /** Adds an address, greater unsigned than the last; institutions sorted, without repeats. */
    public void add(long high, long low, int hours, int... institutions) throws IOException {
        pending("not yet");
    }

    /** Writes the rest, forces all to the disk, gives the file its name. */
    public MergeReport seal() throws IOException {
        return pending("not yet");
    }

    @Override
    public void close() throws IOException {
        pending("not yet");
    }

    @SuppressWarnings("TypeParameterUnusedInFormals")
    private static <T> T pending(String what) {
        throw new UnsupportedOperationException(what);
    }
}
