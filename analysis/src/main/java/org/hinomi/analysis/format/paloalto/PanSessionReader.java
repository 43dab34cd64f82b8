// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format.paloalto;

import org.hinomi.analysis.format.ByteAddress;
import org.hinomi.analysis.format.CivilTime;
import org.hinomi.analysis.format.CsvRow;
import org.hinomi.analysis.format.RecordSink;
import org.hinomi.model.format.RejectReason;
import org.hinomi.model.session.SessionBlock;

/**
 * Reads the session in a row of a Palo Alto traffic record into a block. A record with a repeat count stands for
 * several like sessions; it stays one, with the counts as they are. One thread only.
 */
public final class PanSessionReader {

    private static final long NO_TIME = CivilTime.BAD;

    /** Some thirty thousand years: beyond it milliseconds might overflow. */
    static final long MAX_ELAPSED_SEC = 1_000_000_000_000L;

    /** Places in {@link #numbers}; of several bad fields the first one here is blamed. */
    private static final int ELAPSED = 0;

    private static final int BYTES = 1;
    private static final int PACKETS = 2;
    private static final int BYTES_SENT = 3;
    private static final int BYTES_RECEIVED = 4;
    private static final int PACKETS_SENT = 5;
    private static final int PACKETS_RECEIVED = 6;

    private final PanSessionColumns columns;
    private final PanSessionState state;
    private final int[] numberFields;

    private final long[] numbers = new long[PACKETS_RECEIVED + 1];
    private final ByteAddress src = new ByteAddress();
    private final ByteAddress dst = new ByteAddress();
    private int srcPort;
    private int dstPort;

    public PanSessionReader(PanSessionColumns columns) {
        this.columns = columns;
        this.state = new PanSessionState(columns);
        PanSessionColumns.Counts counts = columns.counts();
        this.numberFields = new int[] {
            columns.times().elapsed(),
            counts.bytes(),
            counts.packets(),
            counts.bytesSent(),
            counts.bytesReceived(),
            counts.packetsSent(),
            counts.packetsReceived()
        };
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
        if (!row.readAddress(ends.src(), src)) {
            return rejectAddress(row, ends.src(), sink);
        }
        if (!row.readAddress(ends.dst(), dst)) {
            return rejectAddress(row, ends.dst(), sink);
        }
        int badNumber = readNumbers(row);
        if (badNumber >= 0) {
            return reject(sink, RejectReason.BAD_NUMBER, badNumber);
        }
        SessionBlock block = sink.block();
        int at = block.newRow();
        block.startMs()[at] = startMs;
        fillEnds(row, block, at);
        fillCounts(row, block, at);
        return true;
    }

    private static boolean rejectAddress(CsvRow row, int field, RecordSink sink) {
        return reject(sink, row.isEmpty(field) ? RejectReason.MISSING_FIELD : RejectReason.BAD_ADDRESS, field);
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

    /** Reads each number once; gives the first field that should be a number and is not, or -1. */
    private int readNumbers(CsvRow row) {
        PanEnds ends = columns.ends();
        srcPort = PanEnds.port(row, ends.srcPort());
        dstPort = PanEnds.port(row, ends.dstPort());
        if (srcPort == PanEnds.BAD_PORT) {
            return ends.srcPort();
        }
        if (dstPort == PanEnds.BAD_PORT) {
            return ends.dstPort();
        }
        for (int i = 0; i < numberFields.length; i++) {
            numbers[i] = row.number(numberFields[i]);
        }
        if (numbers[ELAPSED] > MAX_ELAPSED_SEC) {
            return numberFields[ELAPSED];
        }
        for (int i = 0; i < numberFields.length; i++) {
            if (numbers[i] == CsvRow.BAD_NUMBER) {
                return numberFields[i];
            }
        }
        return -1;
    }

    private void fillEnds(CsvRow row, SessionBlock block, int at) {
        block.srcHigh()[at] = src.high();
        block.srcLow()[at] = src.low();
        block.dstHigh()[at] = dst.high();
        block.dstLow()[at] = dst.low();
        block.srcPort()[at] = (char) srcPort;
        block.dstPort()[at] = (char) dstPort;
        block.protocol()[at] = (byte) PanEnds.protocol(row, columns.ends().protocol());
    }

    private void fillCounts(CsvRow row, SessionBlock block, int at) {
        long seconds = numbers[ELAPSED];
        long bytesIn = part(numbers[BYTES_RECEIVED], numbers[BYTES], numbers[BYTES_SENT]);
        long packetsOut = part(numbers[PACKETS_SENT], numbers[PACKETS], numbers[PACKETS_RECEIVED]);
        long packetsIn = part(numbers[PACKETS_RECEIVED], numbers[PACKETS], numbers[PACKETS_SENT]);
        block.durationMs()[at] = seconds < 0 ? -1 : seconds * 1000;
        block.bytesOut()[at] = part(numbers[BYTES_SENT], numbers[BYTES], numbers[BYTES_RECEIVED]);
        block.bytesIn()[at] = bytesIn;
        block.packetsOut()[at] = packetsOut;
        block.packetsIn()[at] = packetsIn;
        block.state()[at] = state.read(row, packetsOut, packetsIn, bytesIn).code();
        block.service()[at] = PanApplication.service(row, columns.application()).code();
    }

    /** One part of a total, from the other part where it is missing itself; -1 where neither tells. */
    static long part(long own, long total, long other) {
        return own >= 0 || other < 0 || total < other ? own : total - other;
    }
}
