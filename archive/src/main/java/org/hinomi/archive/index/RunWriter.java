// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.index;

import java.io.IOException;
import java.nio.file.Path;
import org.hinomi.archive.rows.SessionRows;

/**
 * Writes the run of one part, from the part's rows in their order: by outside address, unsigned. Holds some 60 bytes
 * for each address and for each contact of an inside host until it is sealed. One thread only.
 */
public final class RunWriter implements AutoCloseable {

    private static final String SUFFIX = ".idx";

    private RunWriter() {}

    /** The name of the run beside a part {@code ….parquet}, whole or as a name below a folder. */
    public static String runOf(String part) {
        if (!part.endsWith(".parquet")) {
            throw new IllegalArgumentException("not a part: " + part);
        }
        return part.substring(0, part.length() - ".parquet".length()) + SUFFIX;
    }

    /** Begins a run in a new file, which is made anew where it exists. */
    public static RunWriter open(Path draft, long hourMs) throws IOException {
        return pending("not yet: " + draft + hourMs);
    }

    /** Adds the rows {@code order[from]} to {@code order[to - 1]} in this order. */
    public void add(SessionRows rows, int[] order, int from, int to) throws IOException {
        pending("not yet");
    }

    /** Writes the rest and forces the file to the disk; then {@link #close} does nothing. */
    public RunInfo seal() throws IOException {
        return pending("not yet");
    }

    /** Leaves an unsealed run as a file that no reader takes for a run. */
    @Override
    public void close() throws IOException {
        pending("not yet");
    }

    @SuppressWarnings("TypeParameterUnusedInFormals")
    private static <T> T pending(String what) {
        throw new UnsupportedOperationException(what);
    }
}
