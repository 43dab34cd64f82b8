// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.index;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.hinomi.archive.rows.SessionRows;
import org.hinomi.model.network.InstitutionId;
import org.hinomi.model.session.SessionState;

/**
 * Writes the run of one part, from the part's rows in their order: by outside address, unsigned. Until it is sealed it
 * holds some 20 bytes for each address and 40 for each contact of an inside host, and 16 more for each while it seals: some
 * 300 MB for 4 million sessions that are all with different ends. One thread only.
 */
public final class RunWriter implements AutoCloseable {

    private static final String PART = ".parquet";
    private static final String SUFFIX = ".idx";

    private final long hourMs;
    private final int hour;
    private final IndexFileWriter file;
    private final HostRollUp hosts;
    private final TwoEndedRows twoEnded;
    private final FactsTally facts = new FactsTally();
    private final BlockTally blocks = new BlockTally();
    private final InstitutionList institutions = new InstitutionList();
    private final SetPool sets = new SetPool();
    private long[] highs = new long[1024];
    private long[] lows = new long[1024];
    private int[] references = new int[1024];
    private int addresses;
    private boolean hasAddress;
    private long high;
    private long low;
    private long[] institutionRows = new long[1024];

    /** What one run leaves to the next: 40 bytes for each contact of the largest so far. One run at a time. */
    public static final class Room {

        private long[] contacts = new long[0];

        long[] take() {
            return contacts;
        }

        void give(long[] used) {
            contacts = used;
        }
    }

    private RunWriter(Path draft, long hourMs, Room room) throws IOException {
        this.hourMs = hourMs;
        hour = (int) (Math.floorMod(hourMs, IndexFormat.DAY_MS) / IndexFormat.HOUR_MS);
        file = new IndexFileWriter(draft, IndexFormat.RUN, hourMs, 1 << hour);
        hosts = new HostRollUp(hourMs, room);
        twoEnded = new TwoEndedRows();
    }

    /** The name of the run beside a part {@code ….parquet}, whole or as a name below a folder. */
    public static String runOf(String part) {
        if (!part.endsWith(PART)) {
            throw new IllegalArgumentException("not a part: " + part);
        }
        return part.substring(0, part.length() - PART.length()) + SUFFIX;
    }

    /** Begins a run in a new file, which is made anew where it exists. */
    public static RunWriter open(Path draft, long hourMs) throws IOException {
        return open(draft, hourMs, new Room());
    }

    /** Begins a run in a room that an earlier one has left. */
    public static RunWriter open(Path draft, long hourMs, Room room) throws IOException {
        requireNonNull(draft, "draft");
        requireNonNull(room, "room");
        if (Math.floorMod(hourMs, IndexFormat.HOUR_MS) != 0) {
            throw new IllegalArgumentException(hourMs + " is not the first millisecond of an hour");
        }
        return new RunWriter(draft, hourMs, room);
    }

    /** Adds the rows {@code order[from]} to {@code order[to - 1]} in this order. */
    public void add(SessionRows rows, int[] order, int from, int to) {
        long[] bySensor = new long[rows.sensors().size()];
        for (int i = from; i < to; i++) {
            bySensor[rows.sensor()[order[i]]]++;
            addRow(rows, order[i]);
        }
        for (int sensor = 0; sensor < bySensor.length; sensor++) {
            if (bySensor[sensor] > 0) {
                facts.addSensor(rows.sensors().get(sensor), hour, bySensor[sensor]);
            }
        }
    }

    private void addRow(SessionRows rows, int row) {
        long ms = rows.startMs()[row] - hourMs;
        if (ms < 0 || ms >= IndexFormat.HOUR_MS) {
            throw new IllegalArgumentException("a session starts " + ms + " ms from the run's hour");
        }
        int src = rows.srcInstitution()[row];
        int dst = rows.dstInstitution()[row];
        blocks.addSession(rows.srcHigh()[row], rows.srcLow()[row], src, rows.dstHigh()[row], rows.dstLow()[row], dst);
        boolean isInbound = src == InstitutionId.OUTSIDE && dst != InstitutionId.OUTSIDE;
        long rowHigh = isInbound ? rows.srcHigh()[row] : rows.dstHigh()[row];
        long rowLow = isInbound ? rows.srcLow()[row] : rows.dstLow()[row];
        if (!hasAddress || rowLow != low || rowHigh != high) {
            beginAddress(rowHigh, rowLow);
        }
        if (isInbound) {
            institutions.add(dst);
            countInstitution(dst);
            addInbound(rows, row);
            return;
        }
        if (src != InstitutionId.OUTSIDE) {
            institutions.add(src);
            countInstitution(src);
            hosts.add(
                    rows.srcHigh()[row],
                    rows.srcLow()[row],
                    false,
                    rows.dstPort()[row],
                    rows.startMs()[row],
                    rows.bytesOut()[row],
                    rows.bytesIn()[row]);
        }
        if ((src == InstitutionId.OUTSIDE) == (dst == InstitutionId.OUTSIDE)) {
            if (dst != src) {
                countInstitution(dst);
            }
            twoEnded.add(rows, row);
        }
    }

    private void addInbound(SessionRows rows, int row) {
        if (isFailed(rows.state()[row])) {
            return;
        }
        hosts.add(
                rows.dstHigh()[row],
                rows.dstLow()[row],
                true,
                rows.dstPort()[row],
                rows.startMs()[row],
                rows.bytesIn()[row],
                rows.bytesOut()[row]);
    }

    static boolean isFailed(byte state) {
        return state == SessionState.BLOCKED.code()
                || state == SessionState.UNANSWERED.code()
                || state == SessionState.REFUSED.code();
    }

    private void countInstitution(int institution) {
        if (institution >= institutionRows.length) {
            institutionRows = Arrays.copyOf(institutionRows, Math.max(institution + 1, institutionRows.length * 2));
        }
        institutionRows[institution]++;
    }

    private void beginAddress(long rowHigh, long rowLow) {
        if (hasAddress && IndexFormat.compare(rowHigh, rowLow, high, low) < 0) {
            throw new IllegalArgumentException("rows are not in the order of their outside addresses");
        }
        endAddress();
        hasAddress = true;
        high = rowHigh;
        low = rowLow;
        hosts.peer(rowHigh, rowLow);
    }

    private void endAddress() {
        if (!hasAddress) {
            return;
        }
        if (addresses == highs.length) {
            highs = Arrays.copyOf(highs, addresses * 2);
            lows = Arrays.copyOf(lows, addresses * 2);
            references = Arrays.copyOf(references, addresses * 2);
        }
        highs[addresses] = high;
        lows[addresses] = low;
        references[addresses] = sets.put(institutions);
        addresses++;
        institutions.clear();
    }

    /** Writes the rest and forces the file to the disk; then {@link #close} does nothing. */
    public RunInfo seal() throws IOException {
        endAddress();
        hasAddress = false;
        twoEnded.addTo(hosts);
        writeAddresses();
        for (int institution = 1; institution < institutionRows.length; institution++) {
            if (institutionRows[institution] > 0) {
                facts.addInstitution(institution, institutionRows[institution]);
            }
        }
        long bytes = file.finish(facts, List.of(), hosts, blocks);
        return new RunInfo(hourMs, facts.rows(), file.entries(), hosts.contacts(), bytes);
    }

    /** Merges the addresses of the rows' order with the sources of two-ended sessions. */
    private void writeAddresses() throws IOException {
        int other = 0;
        for (int i = 0; i < addresses; i++) {
            while (other < twoEnded.size() && twoEnded.compareTo(other, highs[i], lows[i]) < 0) {
                other = writeSource(other);
            }
            institutions.clear();
            sets.get(references[i], institutions);
            if (other < twoEnded.size() && twoEnded.compareTo(other, highs[i], lows[i]) == 0) {
                other = twoEnded.gather(other, institutions);
            }
            file.add(highs[i], lows[i], 1 << hour, institutions.sorted(), institutions.size());
        }
        while (other < twoEnded.size()) {
            other = writeSource(other);
        }
    }

    private int writeSource(int place) throws IOException {
        institutions.clear();
        int next = twoEnded.gather(place, institutions);
        file.add(
                twoEnded.srcHigh(place), twoEnded.srcLow(place), 1 << hour, institutions.sorted(), institutions.size());
        return next;
    }

    /** Leaves an unsealed run as a file that no reader takes for a run. */
    @Override
    public void close() throws IOException {
        file.close();
    }
}
