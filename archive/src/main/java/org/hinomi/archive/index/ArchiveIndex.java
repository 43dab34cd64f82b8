// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.index;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.hinomi.model.address.IpAddress;

/**
 * The index of an archive. Readers need no lock and bear that a writer works beside them. {@link #recover},
 * {@link #merge}, {@link #rebuild} and {@link #delete} are for who holds the archive's lock. Thread-safe.
 */
public final class ArchiveIndex implements AutoCloseable {

    private ArchiveIndex() {}

    /** Opens the index of the archive in a folder, that with {@code sessions/} in it. Changes nothing. */
    public static ArchiveIndex open(Path archive) {
        return pending("not yet: " + archive);
    }

    /** After a start: deletes what a crash left half written, and day files that a newer one replaces. */
    public void recover() throws IOException {
        pending("not yet");
    }

    /** First milliseconds of the UTC days that have hour files or a day file, in order. */
    public List<Long> daysMs() throws IOException {
        return pending("not yet");
    }

    /**
     * Looks addresses up. An address that was the outside end of a session is found, and both ends of a session within
     * or beyond the members; for an inside host's sessions with the outside ask {@link #hostDay}.
     *
     * @param highs upper halves of the addresses
     * @param lows lower halves; the addresses are sorted, unsigned, without repeats
     * @param fromDayMs the first day, any of its milliseconds
     * @param toDayMs the day before which to end, its first millisecond
     */
    public IndexAnswer find(long[] highs, long[] lows, long fromDayMs, long toDayMs, ProgressListener progress)
            throws IOException {
        return pending("not yet");
    }

    /** What was seen on a day. */
    public DayFacts facts(long dayMs) throws IOException {
        return pending("not yet");
    }

    /** With whom an inside host spoke on a day. */
    public HostDay hostDay(IpAddress inside, long dayMs) throws IOException {
        return pending("not yet");
    }

    /** Merges the runs of a day that its day file does not cover; does nothing where there is none. */
    public MergeReport merge(long dayMs) throws IOException {
        return pending("not yet");
    }

    /** Makes runs and day files of some days again, from the Parquet parts alone. */
    public List<MergeReport> rebuild(Collection<Long> daysMs, PartSource parts, ProgressListener progress)
            throws IOException {
        return pending("not yet");
    }

    /** Reads every byte: checksums, that every part has its run, that day files hold what the runs they cover hold. */
    public IndexCheck verify(ProgressListener progress) throws IOException {
        return pending("not yet");
    }

    /** Deletes the day files of a day and all its runs, for the retention; its Parquet parts are not touched. */
    public void delete(long dayMs) throws IOException {
        pending("not yet");
    }

    /** Forgets what was read and closes the files. */
    @Override
    public void close() {}

    @SuppressWarnings("TypeParameterUnusedInFormals")
    private static <T> T pending(String what) {
        throw new UnsupportedOperationException(what);
    }
}
