// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format.zeek;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hinomi.analysis.format.AddressColumns;
import org.hinomi.analysis.format.ByteWords;
import org.hinomi.analysis.format.LineIndex;
import org.hinomi.analysis.format.LogDecoder;
import org.hinomi.analysis.format.NamedCodes;
import org.hinomi.analysis.format.NumberColumns;
import org.hinomi.analysis.format.RecordSink;
import org.hinomi.model.session.Protocol;
import org.hinomi.model.session.Service;
import org.hinomi.model.session.SessionBlock;
import org.jspecify.annotations.Nullable;

/**
 * The hot loop of Zeek's text logs: reads ordinary lines under one header straight into the columns of a block, without
 * an object or a copy a line. One thread only.
 *
 * <p>How it works: {@link LineIndex} finds the separators of up to {@value LineIndex#MAX_LINES} lines in one pass; then
 * {@link #fill} reads one field of all these lines after the other into the block's columns, in loops without a branch,
 * which the compiler turns into vector instructions. Whatever a line holds that is not plain (escapes, another number of
 * fields, a CR, rare protocols and states, anything wrong), the run stops before it and {@link ZeekConnTsvParser#parse}
 * decides: there is one semantics, and it is that method's.
 */
final class ConnTsvKernel {

    /** The place of a column that the log does not have. */
    private static final int ABSENT = -1;

    private static final int FEW_LINES = 8;

    private static final NamedCodes PROTOCOLS = new NamedCodes(
            Map.of("tcp", (byte) Protocol.TCP, "udp", (byte) Protocol.UDP, "icmp", (byte) Protocol.ICMP));

    private static final byte[] UNSET = {'-'};
    private static final byte[] EMPTY = "(empty)".getBytes(StandardCharsets.US_ASCII);

    private final LineIndex index;
    private final NumberColumns numbers = NumberColumns.withDashes();
    private final AddressColumns addresses = new AddressColumns();
    private final int ts;
    private final int uid;
    private final int origHost;
    private final int origPort;
    private final int respHost;
    private final int respPort;
    private final int proto;
    private final int service;
    private final int missedBytes;
    private final int history;
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

    /** Lines scanned at a time: fewer behind one that was not plain, so that little is scanned in vain. */
    private int maxLines = LineIndex.MAX_LINES;

    /** Whether a backslash stands in the lines at hand. */
    private boolean hasEscapes;

    private ConnTsvKernel(List<@Nullable ConnColumn> columns, int[] conditional, int unassigned, long sensorHash) {
        index = new LineIndex('\t', columns.size());
        ts = place(columns, ConnColumn.TS);
        uid = place(columns, ConnColumn.UID);
        origHost = place(columns, ConnColumn.ORIG_H);
        origPort = place(columns, ConnColumn.ORIG_P);
        respHost = place(columns, ConnColumn.RESP_H);
        respPort = place(columns, ConnColumn.RESP_P);
        proto = place(columns, ConnColumn.PROTO);
        service = place(columns, ConnColumn.SERVICE);
        missedBytes = place(columns, ConnColumn.MISSED_BYTES);
        history = place(columns, ConnColumn.HISTORY);
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
        return columns.indexOf(wanted); // ABSENT where it is not there
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
        while (true) {
            SessionBlock block = sink.block();
            int room = block.startMs().length - block.size();
            int wanted = Math.min(room, maxLines);
            int noted = index.scan(text, at, to, wanted);
            int taken = noted == 0 ? 0 : fill(block, noted);
            maxLines = taken == noted ? Math.min(LineIndex.MAX_LINES, 2 * maxLines) : FEW_LINES;
            if (taken == 0) {
                return at;
            }
            int next = index.lineEnd(taken - 1) + 1;
            hasRead(taken, next - at, sink);
            if (taken < wanted) {
                return next;
            }
            at = next;
        }
    }

    private void hasRead(int lines, int bytes, RecordSink sink) {
        int values = 0;
        for (int field : conditional) {
            values += countSet(field, lines);
        }
        sink.dropUnassigned(lines * unassigned);
        sink.dropConditional(values);
        sink.acceptSessions(lines, bytes);
    }

    private int countSet(int field, int lines) {
        int values = 0;
        for (int line = 0; line < lines; line++) {
            values += isSet(field, line) ? 1 : 0;
        }
        return values;
    }

    /** Adds rows up to the first line that is not plain, column by column, and returns how many. */
    private int fill(SessionBlock block, int noted) {
        int row = block.size();
        block.resize(row + noted);
        int lines = plainLines(noted);
        lines = numbers.stamps(index, ts, lines, block.startMs(), row);
        lines = readIds(lines, block.recordId(), row);
        lines = addresses.read(index, origHost, lines, block.srcHigh(), block.srcLow(), row);
        lines = addresses.read(index, respHost, lines, block.dstHigh(), block.dstLow(), row);
        lines = readPorts(origPort, lines, block.srcPort(), row);
        lines = readPorts(respPort, lines, block.dstPort(), row);
        lines = readCodes(proto, PROTOCOLS, lines, block.protocol(), row);
        lines = readDurations(lines, block.durationMs(), row);
        lines = readCounts(origBytes, lines, block.bytesOut(), row);
        lines = readCounts(respBytes, lines, block.bytesIn(), row);
        lines = readCounts(origPackets, lines, block.packetsOut(), row);
        lines = readCounts(respPackets, lines, block.packetsIn(), row);
        lines = readServices(lines, block, row);
        lines = readStates(lines, block, row);
        block.resize(row + lines);
        return lines;
    }

    /** How many lines there are before the first header, comment, line from Windows or oversized line. */
    private int plainLines(int noted) {
        byte[] text = index.text();
        hasEscapes = index.contains('\\', noted);
        for (int line = 0; line < noted; line++) {
            int from = index.from(line, 0);
            int lineEnd = index.lineEnd(line);
            byte first = text[from];
            boolean isPlain = first != '#'
                    && first != ' '
                    && first != '\t'
                    && text[lineEnd - 1] != '\r'
                    && lineEnd - from <= LogDecoder.MAX_LINE_BYTES;
            if (!isPlain) {
                return line;
            }
        }
        return noted;
    }

    private int readIds(int lines, long[] out, int row) {
        byte[] text = index.text();
        if (uid == ABSENT) {
            Arrays.fill(out, row, row + lines, 0);
            return lines;
        }
        for (int line = 0; line < lines; line++) {
            int from = index.from(line, uid);
            int to = index.to(line, uid);
            if (isUnset(text, from, to)) {
                out[row + line] = 0;
            } else if (mayBeEncoded(text, from, to)) {
                return line;
            } else {
                out[row + line] = ConnRow.recordId(sensorHash, text, from, to);
            }
        }
        return lines;
    }

    private boolean mayBeEncoded(byte[] text, int from, int to) {
        return text[from] == '(' || (hasEscapes && ByteWords.indexOf(text, from, to, '\\') >= 0);
    }

    private int readPorts(int field, int lines, char[] out, int row) {
        if (field == ABSENT) {
            Arrays.fill(out, row, row + lines, (char) 0);
            return lines;
        }
        return numbers.ports(index, field, lines, out, row);
    }

    private int readCounts(int field, int lines, long[] out, int row) {
        if (field == ABSENT) {
            Arrays.fill(out, row, row + lines, -1);
            return lines;
        }
        return numbers.counts(index, field, lines, out, row);
    }

    private int readDurations(int lines, long[] out, int row) {
        if (duration == ABSENT) {
            Arrays.fill(out, row, row + lines, -1);
            return lines;
        }
        return numbers.durations(index, duration, lines, out, row);
    }

    private int readCodes(int field, NamedCodes codes, int lines, byte[] out, int row) {
        byte[] text = index.text();
        for (int line = 0; line < lines; line++) {
            int code = codes.find(text, index.from(line, field), index.to(line, field));
            if (code == NamedCodes.NONE) {
                return line;
            }
            out[row + line] = (byte) code;
        }
        return lines;
    }

    private int readServices(int lines, SessionBlock block, int row) {
        int named = readNames(lines, block.service(), row);
        for (int line = 0; line < named; line++) {
            if (ConnWhole.isUntold(block, row + line) && !isWhole(line)) {
                block.service()[row + line] = Service.UNSEEN.code();
            }
        }
        return named;
    }

    private boolean isWhole(int line) {
        byte[] text = index.text();
        return (!isSet(missedBytes, line)
                        || ConnWhole.isNothingMissed(text, index.from(line, missedBytes), index.to(line, missedBytes)))
                && (!isSet(history, line)
                        || ConnWhole.isWhole(text, index.from(line, history), index.to(line, history)));
    }

    private boolean isSet(int field, int line) {
        if (field == ABSENT) {
            return false;
        }
        byte[] text = index.text();
        int from = index.from(line, field);
        int to = index.to(line, field);
        return !isUnset(text, from, to) && !Arrays.equals(text, from, to, EMPTY, 0, EMPTY.length);
    }

    private int readNames(int lines, byte[] out, int row) {
        byte[] text = index.text();
        if (service == ABSENT) {
            Arrays.fill(out, row, row + lines, Service.UNKNOWN.code());
            return lines;
        }
        for (int line = 0; line < lines; line++) {
            int from = index.from(line, service);
            int to = index.to(line, service);
            if (mayBeEncoded(text, from, to)) {
                return line;
            }
            out[row + line] = ConnServices.code(text, from, to);
        }
        return lines;
    }

    private int readStates(int lines, SessionBlock block, int row) {
        byte[] text = index.text();
        byte[] out = block.state();
        for (int line = 0; line < lines; line++) {
            int from = connState == ABSENT ? 0 : index.from(line, connState);
            int to = connState == ABSENT ? 0 : index.to(line, connState);
            int code = states.find(text, from, to);
            if (code == ConnStates.UNKNOWN_NAME) {
                if (!isUnset(text, from, to)) {
                    return line;
                }
                code = ConnRow.state(0, block.packetsIn()[row + line]).code();
            }
            out[row + line] = (byte) code;
        }
        return lines;
    }

    private static boolean isUnset(byte[] text, int from, int to) {
        return to - from <= 1 && (to == from || text[from] == '-');
    }
}
