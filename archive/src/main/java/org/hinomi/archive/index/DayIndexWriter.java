// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.index;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hinomi.archive.segment.Durable;

/**
 * Writes a day file from a stream of addresses: the merge does, and benches do that need days without a session. One
 * thread only.
 */
public final class DayIndexWriter implements AutoCloseable {

    private final Path file;
    private final Path draft;
    private final IndexFileWriter out;
    private final FactsTally facts = new FactsTally();
    private final BlockTally blocks = new BlockTally();
    private final List<CoveredRun> covered = new ArrayList<>();

    private DayIndexWriter(Path file, long dayMs) throws IOException {
        this.file = file;
        draft = IndexFolder.draftOf(file);
        out = new IndexFileWriter(draft, IndexFormat.DAY, dayMs, 0);
    }

    /**
     * Begins the next day file of a day in an archive's folder; it appears at {@link #seal}.
     *
     * @param dayMs any millisecond of the UTC day
     */
    public static DayIndexWriter open(Path archive, long dayMs) throws IOException {
        requireNonNull(archive, "archive");
        long day = IndexFormat.dayOf(dayMs);
        return new DayIndexWriter(new IndexFolder(archive.toAbsolutePath().normalize()).nextDayFile(day), day);
    }

    /** Adds an address, greater unsigned than the last; institutions sorted, without repeats. */
    public void add(long high, long low, int hours, int... institutions) throws IOException {
        out.add(high, low, hours, institutions, institutions.length);
    }

    void add(long high, long low, int hours, InstitutionList institutions) throws IOException {
        out.add(high, low, hours, institutions.sorted(), institutions.size());
    }

    /**
     * Says that it speaks for a part, too.
     *
     * @param part below the day's folder, without suffix: {@code hour=HH/part-ID}
     * @param rows sessions in it
     * @param addresses distinct ones in it
     */
    public void cover(String part, long rows, long addresses) {
        cover(new CoveredRun(part, rows, addresses));
    }

    /** Counts sessions that a sensor saw in an hour of the day. */
    public void addSensor(String sensor, int hour, long sessions) {
        facts.addSensor(sensor, hour, sessions);
    }

    /** Counts sessions in which an institution had an end. */
    public void addInstitution(int institution, long sessions) {
        facts.addInstitution(institution, sessions);
    }

    /** Counts sessions that had an end in an institution, at one of its addresses. */
    public void addEnd(long high, long low, int institution, long sessions) {
        blocks.addEnd(high, low, institution, sessions);
    }

    /** Says of how many sessions all ends are counted. */
    public void addRows(long sessions) {
        blocks.addRows(sessions);
    }

    void cover(CoveredRun run) {
        covered.add(run);
    }

    void addBlocks(SeenBlocks more) {
        blocks.add(more);
    }

    void addFacts(FactsTally more) {
        facts.add(more);
    }

    /** Writes the rest, forces all to the disk, gives the file its name. */
    public MergeReport seal() throws IOException {
        long bytes = out.finish(facts, covered, new HostRollUp(0), blocks);
        Durable.rename(draft, file);
        return new MergeReport(covered.size(), out.entries(), bytes, List.of());
    }

    /** Leaves an unsealed file as a draft, which the next start deletes. */
    @Override
    public void close() throws IOException {
        out.close();
    }
}
