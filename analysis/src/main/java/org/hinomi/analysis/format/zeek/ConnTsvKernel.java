// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format.zeek;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hinomi.analysis.format.ByteAddress;
import org.hinomi.analysis.format.ByteNumbers;
import org.hinomi.analysis.format.ByteWords;
import org.hinomi.analysis.format.FieldCutter;
import org.hinomi.analysis.format.LogDecoder;
import org.hinomi.analysis.format.RecordSink;
import org.hinomi.model.session.Service;
import org.hinomi.model.session.SessionBlock;
import org.jspecify.annotations.Nullable;

/**
 * The hot loop of Zeek's text logs: reads ordinary lines under one header straight into the columns of a block, without
 * an object or a copy a line. One thread only.
 *
 * <p>How it works: {@link #read} goes from line to line. Of each, {@link FieldCutter} notes the tabs and the line end in
 * one pass over its words; then {@link #readRow} reads the fields in use, each where the header says it stands, and writes
 * row {@code size} of the block. The row counts only when the line was taken to its end. Whatever a line holds that is not
 * plain (escapes, another number of fields, a CR, rare protocols and states, anything wrong), the run stops before it and
 * {@link ZeekConnTsvParser#parse} decides: there is one semantics, and it is that method's.
 */
final class ConnTsvKernel {

    private static final byte[] UNSET = {'-'};
    private static final byte[] EMPTY = "(empty)".getBytes(StandardCharsets.US_ASCII);

    private final FieldCutter fields;
    private final int ts;
    private final int uid;
    private final int origHost;
    private final int origPort;
    private final int respHost;
    private final int respPort;
    private final int proto;
    private final int service;
    private final int duration;
    private final int origBytes;
    private final int respBytes;
    private final int connState;
    private final int origPackets;
    private final int respPackets;
    private final int[] conditional;
    private final int unassigned;

    private final long sensorHash;
    private final ConnStates states = new ConnStates();
    private final ByteAddress address = new ByteAddress();

    /** Conditional values in the rows read and not yet handed on. */
    private int conditionalValues;

    private ConnTsvKernel(List<@Nullable ConnColumn> columns, int[] conditional, int unassigned, long sensorHash) {
        fields = new FieldCutter('\t', columns.size());
        ts = place(columns, ConnColumn.TS);
        uid = place(columns, ConnColumn.UID);
        origHost = place(columns, ConnColumn.ORIG_H);
        origPort = place(columns, ConnColumn.ORIG_P);
        respHost = place(columns, ConnColumn.RESP_H);
        respPort = place(columns, ConnColumn.RESP_P);
        proto = place(columns, ConnColumn.PROTO);
        service = place(columns, ConnColumn.SERVICE);
        duration = place(columns, ConnColumn.DURATION);
        origBytes = place(columns, ConnColumn.ORIG_BYTES);
        respBytes = place(columns, ConnColumn.RESP_BYTES);
        connState = place(columns, ConnColumn.CONN_STATE);
        origPackets = place(columns, ConnColumn.ORIG_PKTS);
        respPackets = place(columns, ConnColumn.RESP_PKTS);
        this.conditional = conditional;
        this.unassigned = unassigned;
        this.sensorHash = sensorHash;
    }

    private static int place(List<@Nullable ConnColumn> columns, ConnColumn wanted) {
        int place = columns.indexOf(wanted);
        return place < 0 ? FieldCutter.ABSENT : place;
    }

    /**
     * A kernel for the lines under {@code header}; empty where tabs do not part their fields, a value is unset in an
     * unusual way, or a column stands twice.
     *
     * @param columns what each column of the header is to us
     * @param conditional places of conditional columns
     * @param unassigned number of columns without a field rule
     */
    static Optional<ConnTsvKernel> of(
            TsvHeader header, List<@Nullable ConnColumn> columns, int[] conditional, int unassigned, long sensorHash) {
        boolean isPlain = Arrays.equals(header.separator(), new byte[] {'\t'})
                && Arrays.equals(header.unsetField(), UNSET)
                && Arrays.equals(header.emptyField(), EMPTY);
        boolean isOnceEach = columns.stream()
                .filter(Objects::nonNull)
                .allMatch(column -> Collections.frequency(columns, column) == 1);
        return isPlain && isOnceEach
                ? Optional.of(new ConnTsvKernel(columns, conditional, unassigned, sensorHash))
                : Optional.empty();
    }

    /** Reads lines up to the first one that is not plain; see {@link org.hinomi.analysis.format.LineParser#parseRun}. */
    int read(byte[] text, int from, int to, RecordSink sink) {
        int at = from;
        boolean isFull;
        do {
            SessionBlock block = sink.block();
            int first = block.size();
            int stop = fill(block, text, at, to);
            int rows = block.size() - first;
            isFull = block.size() == block.startMs().length;
            if (rows > 0) {
                sink.dropUnassigned(rows * unassigned);
                sink.dropConditional(conditionalValues);
                sink.acceptSessions(rows, stop - at);
            }
            at = stop;
        } while (isFull);
        return at;
    }

    /** Adds rows until the block is full or a line is not plain, and returns where that line begins. */
    private int fill(SessionBlock block, byte[] text, int from, int to) {
        int room = block.startMs().length;
        int row = block.size();
        int at = from;
        conditionalValues = 0;
        while (row < room) {
            int lineEnd = fields.cut(text, at, to);
            if (lineEnd < 0 || !isPlain(text, at, lineEnd) || !readRow(block, row, text)) {
                break;
            }
            conditionalValues += countConditional(text);
            at = lineEnd + 1;
            row++;
        }
        block.resize(row);
        return at;
    }

    /** No header or comment, not from Windows, not oversized, and words can be loaded from any field. */
    private static boolean isPlain(byte[] text, int from, int lineEnd) {
        byte first = text[from];
        return first != '#'
                && first != ' '
                && first != '\t'
                && text[lineEnd - 1] != '\r'
                && lineEnd - from <= LogDecoder.MAX_LINE_BYTES
                && ByteWords.canLoad(text, lineEnd);
    }

    /** Writes the columns of one row; false where a field is not plain. */
    private boolean readRow(SessionBlock block, int row, byte[] text) {
        return readIdentity(block, row, text)
                && readEnds(block, row, text)
                && readCounts(block, row, text)
                && readState(block, row, text)
                && readService(block, row, text);
    }

    private boolean readService(SessionBlock block, int row, byte[] text) {
        int from = fields.from(service);
        int to = fields.to(service);
        boolean mayBeEncoded = text[from] == '(' || ByteWords.indexOf(text, from, to, '\\') >= 0;
        boolean isUnset = isUnset(text, from, to);
        block.service()[row] = isUnset ? Service.UNKNOWN.code() : ConnServices.code(text, from, to);
        return isUnset || !mayBeEncoded;
    }

    private boolean readEnds(SessionBlock block, int row, byte[] text) {
        if (!address.parse(text, fields.from(origHost), fields.to(origHost))) {
            return false;
        }
        block.srcHigh()[row] = address.high();
        block.srcLow()[row] = address.low();
        if (!address.parse(text, fields.from(respHost), fields.to(respHost))) {
            return false;
        }
        block.dstHigh()[row] = address.high();
        block.dstLow()[row] = address.low();
        int srcPort = port(text, origPort);
        int dstPort = port(text, respPort);
        int protocol = ConnRow.knownProtocol(text, fields.from(proto), fields.to(proto));
        block.srcPort()[row] = (char) srcPort;
        block.dstPort()[row] = (char) dstPort;
        block.protocol()[row] = (byte) protocol;
        return srcPort >= 0 && dstPort >= 0 && protocol >= 0;
    }

    private boolean readIdentity(SessionBlock block, int row, byte[] text) {
        int from = fields.from(uid);
        int to = fields.to(uid);
        boolean isUnset = isUnset(text, from, to);
        boolean mayBeEncoded = text[from] == '(' || ByteWords.indexOf(text, from, to, '\\') >= 0;
        block.recordId()[row] = isUnset ? 0 : ConnRow.recordId(sensorHash, text, from, to);
        long startMs = ByteNumbers.parseSecondsAsMs(text, fields.from(ts), fields.to(ts));
        block.startMs()[row] = startMs;
        return startMs >= 0 && (isUnset || !mayBeEncoded);
    }

    private boolean readCounts(SessionBlock block, int row, byte[] text) {
        long bytesOut = count(text, origBytes);
        long bytesIn = count(text, respBytes);
        long packetsOut = count(text, origPackets);
        long packetsIn = count(text, respPackets);
        long durationMs = durationMs(text);
        block.bytesOut()[row] = bytesOut;
        block.bytesIn()[row] = bytesIn;
        block.packetsOut()[row] = packetsOut;
        block.packetsIn()[row] = packetsIn;
        block.durationMs()[row] = Math.max(-1, durationMs);
        long least = Math.min(Math.min(bytesOut, bytesIn), Math.min(packetsOut, packetsIn));
        return Math.min(least, durationMs) != ByteNumbers.BAD;
    }

    private boolean readState(SessionBlock block, int row, byte[] text) {
        int from = fields.from(connState);
        int to = fields.to(connState);
        if (isUnset(text, from, to)) {
            block.state()[row] = ConnRow.state(0, block.packetsIn()[row]).code();
            return true;
        }
        int code = states.find(text, from, to);
        block.state()[row] = (byte) code;
        return code >= 0;
    }

    private int port(byte[] text, int field) {
        int from = fields.from(field);
        int to = fields.to(field);
        return isUnset(text, from, to) ? 0 : ByteNumbers.parsePort(text, from, to);
    }

    private long count(byte[] text, int field) {
        int from = fields.from(field);
        int to = fields.to(field);
        return isUnset(text, from, to) ? -1 : ByteNumbers.parseCount(text, from, to);
    }

    private long durationMs(byte[] text) {
        int from = fields.from(duration);
        int to = fields.to(duration);
        return isUnset(text, from, to) ? -1 : ByteNumbers.parseSecondsAsMs(text, from, to);
    }

    private static boolean isUnset(byte[] text, int from, int to) {
        return to - from <= 1 && (to == from || text[from] == '-');
    }

    private int countConditional(byte[] text) {
        int values = 0;
        for (int field : conditional) {
            int from = fields.from(field);
            int to = fields.to(field);
            boolean isEmpty = Arrays.equals(text, from, to, EMPTY, 0, EMPTY.length);
            values += isUnset(text, from, to) || isEmpty ? 0 : 1;
        }
        return values;
    }
}
