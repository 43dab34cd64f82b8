// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format.paloalto;

import java.util.Optional;
import org.hinomi.analysis.format.CivilTime;
import org.hinomi.analysis.format.CsvRow;
import org.hinomi.analysis.format.RecordSink;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.format.RejectReason;
import org.hinomi.model.session.SessionBlock;

/**
 * Reads the session in a row of a Palo Alto traffic record into a block. A record with a repeat count stands for
 * several like sessions; it stays one, with the counts as they are. One thread only.
 */
public final class PanSessionReader {

    private static final long NO_TIME = CivilTime.BAD;

    /** Some thirty thousand years: beyond it milliseconds might overflow. */
    private static final long MAX_ELAPSED_SEC = 1_000_000_000_000L;

    private final PanSessionColumns columns;
    private final PanSessionState state;

    public PanSessionReader(PanSessionColumns columns) {
        this.columns = columns;
        this.state = new PanSessionState(columns);
    }

    /**
     * Opens a row of the sink's block and fills all but its record id; rejects the line and opens none where a value
     * cannot be read.
     *
     * @param offsetSec offset from UTC of times that name none
     * @return whether a row was opened; the caller then finishes it
     */
    public boolean read(CsvRow row, int offsetSec, RecordSink sink) {
        int timeField = timeField(row);
        long startMs = CivilTime.parse(row.bytes(), row.from(timeField), row.to(timeField), offsetSec);
        if (startMs == NO_TIME) {
            return reject(sink, row.isEmpty(timeField) ? RejectReason.MISSING_FIELD : RejectReason.BAD_TIME, timeField);
        }
        PanEnds ends = columns.ends();
        Optional<IpAddress> src = ends.readSrc(row);
        Optional<IpAddress> dst = ends.readDst(row);
        if (src.isEmpty() || dst.isEmpty()) {
            int field = src.isEmpty() ? ends.src() : ends.dst();
            return reject(sink, row.isEmpty(field) ? RejectReason.MISSING_FIELD : RejectReason.BAD_ADDRESS, field);
        }
        int badNumber = findBadNumber(row);
        if (badNumber >= 0) {
            return reject(sink, RejectReason.BAD_NUMBER, badNumber);
        }
        SessionBlock block = sink.block();
        int at = block.newRow();
        block.startMs()[at] = startMs;
        fillEnds(row, block, at, src.get(), dst.get());
        fillCounts(row, block, at);
        return true;
    }

    private static boolean reject(RecordSink sink, RejectReason reason, int field) {
        sink.reject(reason, field + 1);
        return false;
    }

    private int timeField(CsvRow row) {
        PanSessionColumns.Times times = columns.times();
        if (!row.isEmpty(times.start())) {
            return times.start();
        }
        return row.isEmpty(times.generated()) ? times.captured() : times.generated();
    }

    /** The first field that should be a number and is not, or -1. */
    private int findBadNumber(CsvRow row) {
        PanEnds ends = columns.ends();
        if (PanEnds.port(row, ends.srcPort()) == PanEnds.BAD_PORT) {
            return ends.srcPort();
        }
        if (PanEnds.port(row, ends.dstPort()) == PanEnds.BAD_PORT) {
            return ends.dstPort();
        }
        if (row.number(columns.times().elapsed()) > MAX_ELAPSED_SEC) {
            return columns.times().elapsed();
        }
        PanSessionColumns.Counts counts = columns.counts();
        int[] fields = {
            columns.times().elapsed(),
            counts.bytes(),
            counts.packets(),
            counts.bytesSent(),
            counts.bytesReceived(),
            counts.packetsSent(),
            counts.packetsReceived()
        };
        for (int field : fields) {
            if (row.number(field) == CsvRow.BAD_NUMBER) {
                return field;
            }
        }
        return -1;
    }

    private void fillEnds(CsvRow row, SessionBlock block, int at, IpAddress src, IpAddress dst) {
        PanEnds ends = columns.ends();
        block.srcHigh()[at] = src.high();
        block.srcLow()[at] = src.low();
        block.dstHigh()[at] = dst.high();
        block.dstLow()[at] = dst.low();
        block.srcPort()[at] = (char) PanEnds.port(row, ends.srcPort());
        block.dstPort()[at] = (char) PanEnds.port(row, ends.dstPort());
        block.protocol()[at] = (byte) PanEnds.protocol(row, ends.protocol());
    }

    private void fillCounts(CsvRow row, SessionBlock block, int at) {
        PanSessionColumns.Counts counts = columns.counts();
        long seconds = row.number(columns.times().elapsed());
        long bytesIn = part(row, counts.bytesReceived(), counts.bytes(), counts.bytesSent());
        long packetsOut = part(row, counts.packetsSent(), counts.packets(), counts.packetsReceived());
        long packetsIn = part(row, counts.packetsReceived(), counts.packets(), counts.packetsSent());
        block.durationMs()[at] = seconds < 0 ? -1 : seconds * 1000;
        block.bytesOut()[at] = part(row, counts.bytesSent(), counts.bytes(), counts.bytesReceived());
        block.bytesIn()[at] = bytesIn;
        block.packetsOut()[at] = packetsOut;
        block.packetsIn()[at] = packetsIn;
        block.state()[at] = state.read(row, packetsOut, packetsIn, bytesIn).code();
    }

    /** One part of a total, from the other part where it is missing itself; -1 where neither tells. */
    private static long part(CsvRow row, int field, int totalField, int otherField) {
        long own = row.number(field);
        long total = row.number(totalField);
        long other = row.number(otherField);
        return own >= 0 || other < 0 || total < other ? own : total - other;
    }
}
