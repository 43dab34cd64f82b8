// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format.paloalto;

import java.util.Arrays;
import org.hinomi.analysis.format.AddressColumns;
import org.hinomi.analysis.format.ByteWords;
import org.hinomi.analysis.format.CivilTime;
import org.hinomi.analysis.format.CsvColumns;
import org.hinomi.analysis.format.DayClock;
import org.hinomi.analysis.format.LineIndex;
import org.hinomi.analysis.format.LogDecoder;
import org.hinomi.analysis.format.NumberColumns;
import org.hinomi.analysis.format.RecordSink;
import org.hinomi.model.session.SessionBlock;

/**
 * The hot loop of Palo Alto's traffic records, in syslog and in exports: reads ordinary lines of one number of fields straight
 * into the columns of a block, field by field of up to {@value LineIndex#MAX_LINES} lines, without an object or a copy a line.
 * What is not plain (quotes, another number of fields, a CR, anything wrong) stops the run, and {@link PanSessionReader} decides
 * through the form's own parser: there is one semantics, and it is that class's. One thread only.
 */
public final class PanSessionKernel {

    private static final int ABSENT = CsvColumns.ABSENT;
    private static final int FEW_LINES = 8;

    /** What differs between the forms of the record. */
    public interface Form {

        /** How many lines there are before the first that the exact way must read, whatever its values. */
        int plainLines(LineIndex index, int lines);

        /** Offset from UTC, in seconds, of times in a line that name none. */
        int offsetSec(LineIndex index, int line);

        /** Fills the record ids of rows that are filled otherwise. */
        void readIds(LineIndex index, int lines, SessionBlock block, int row);
    }

    private final Form form;
    private final CsvColumns names;
    private final LineIndex index;
    private final PanEnds ends;
    private final PanSessionColumns.Times times;
    private final PanSessionColumns.Counts counts;
    private final int action;
    private final int endReason;
    private final int application;

    private final DayClock clock = new DayClock();
    private final NumberColumns numbers = NumberColumns.withEmptyFields();
    private final AddressColumns addresses = new AddressColumns();
    private final long[] totals = new long[LineIndex.MAX_LINES];

    /** Lines scanned at a time: fewer behind one that was not plain, so that little is scanned in vain. */
    private int maxLines = LineIndex.MAX_LINES;

    /**
     * For lines of exactly so many fields; columns beyond them are absent.
     *
     * @param names the columns and what the field rules say of them
     */
    public PanSessionKernel(Form form, CsvColumns names, PanSessionColumns columns, int fields) {
        this.form = form;
        this.names = names;
        index = new LineIndex(',', fields);
        ends = columns.ends();
        times = columns.times();
        counts = columns.counts();
        action = columns.action();
        endReason = columns.endReason();
        application = columns.application();
    }

    /** Of how many fields the lines are. */
    int fields() {
        return index.fields();
    }

    /** Reads lines up to the first one that is not plain; see {@link org.hinomi.analysis.format.LineParser#parseRun}. */
    public int read(byte[] text, int from, int to, RecordSink sink) {
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
            names.countDropped(index, taken, sink);
            sink.acceptSessions(taken, next - at);
            if (taken < wanted) {
                return next;
            }
            at = next;
        }
    }

    /** Adds rows up to the first line that is not plain, column by column, and returns how many. */
    private int fill(SessionBlock block, int noted) {
        int row = block.size();
        block.resize(row + noted);
        int lines = form.plainLines(index, plainLines(noted));
        lines = readTimes(lines, block.startMs(), row);
        lines = addresses.read(index, ends.src(), lines, block.srcHigh(), block.srcLow(), row);
        lines = addresses.read(index, ends.dst(), lines, block.dstHigh(), block.dstLow(), row);
        lines = readPorts(ends.srcPort(), lines, block.srcPort(), row);
        lines = readPorts(ends.dstPort(), lines, block.dstPort(), row);
        lines = readDurations(lines, block.durationMs(), row);
        lines = readParts(
                counts.bytes(),
                counts.bytesSent(),
                counts.bytesReceived(),
                lines,
                block.bytesOut(),
                block.bytesIn(),
                row);
        lines = readParts(
                counts.packets(),
                counts.packetsSent(),
                counts.packetsReceived(),
                lines,
                block.packetsOut(),
                block.packetsIn(),
                row);
        readWords(lines, block, row);
        form.readIds(index, lines, block, row);
        block.resize(row + lines);
        return lines;
    }

    /** How many lines there are before the first from Windows, with a quote, or oversized. */
    private int plainLines(int noted) {
        byte[] text = index.text();
        int lines = index.contains('"', noted) ? linesBeforeQuote(noted) : noted;
        for (int line = 0; line < lines; line++) {
            int lineEnd = index.lineEnd(line);
            boolean isPlain = text[lineEnd - 1] != '\r' && lineEnd - index.from(line, 0) <= LogDecoder.MAX_LINE_BYTES;
            if (!isPlain) {
                return line;
            }
        }
        return lines;
    }

    private int linesBeforeQuote(int noted) {
        for (int line = 0; line < noted; line++) {
            if (ByteWords.indexOf(index.text(), index.from(line, 0), index.lineEnd(line), '"') >= 0) {
                return line;
            }
        }
        return noted;
    }

    private int readTimes(int lines, long[] out, int row) {
        byte[] text = index.text();
        for (int line = 0; line < lines; line++) {
            int field = timeField(line);
            if (field == ABSENT) {
                return line;
            }
            long ms = clock.parse(text, index.from(line, field), index.to(line, field), form.offsetSec(index, line));
            if (ms == CivilTime.BAD) {
                return line;
            }
            out[row + line] = ms;
        }
        return lines;
    }

    private int timeField(int line) {
        if (!isEmpty(line, times.start())) {
            return times.start();
        }
        if (!isEmpty(line, times.generated())) {
            return times.generated();
        }
        return isEmpty(line, times.captured()) ? ABSENT : times.captured();
    }

    private boolean isEmpty(int line, int field) {
        return isAbsent(field) || index.from(line, field) == index.to(line, field);
    }

    private boolean isAbsent(int field) {
        return field == ABSENT || field >= index.fields();
    }

    private int readPorts(int field, int lines, char[] out, int row) {
        if (isAbsent(field)) {
            Arrays.fill(out, row, row + lines, (char) 0);
            return lines;
        }
        return numbers.ports(index, field, lines, out, row);
    }

    private int readCounts(int field, int lines, long[] out, int row) {
        if (isAbsent(field)) {
            Arrays.fill(out, row, row + lines, -1);
            return lines;
        }
        return numbers.counts(index, field, lines, out, row);
    }

    private int readDurations(int lines, long[] out, int row) {
        int read = readCounts(times.elapsed(), lines, out, row);
        for (int line = 0; line < read; line++) {
            long seconds = out[row + line];
            if (seconds > PanSessionReader.MAX_ELAPSED_SEC) {
                return line;
            }
            out[row + line] = seconds < 0 ? -1 : seconds * 1000;
        }
        return read;
    }

    /** Both parts of a total, each from the other where it is missing itself. */
    private int readParts(int total, int sent, int received, int noted, long[] out, long[] in, int row) {
        int lines = readCounts(total, noted, totals, 0);
        lines = readCounts(sent, lines, out, row);
        lines = readCounts(received, lines, in, row);
        for (int line = 0; line < lines; line++) {
            long ownOut = out[row + line];
            long ownIn = in[row + line];
            out[row + line] = PanSessionReader.part(ownOut, totals[line], ownIn);
            in[row + line] = PanSessionReader.part(ownIn, totals[line], ownOut);
        }
        return lines;
    }

    private void readWords(int lines, SessionBlock block, int row) {
        byte[] text = index.text();
        for (int line = 0; line < lines; line++) {
            int at = row + line;
            block.protocol()[at] =
                    (byte) PanEnds.protocol(text, from(line, ends.protocol()), to(line, ends.protocol()));
            int from = from(line, application);
            int to = to(line, application);
            block.service()[at] = PanApplication.service(text, from, to).code();
            block.state()[at] = PanSessionState.of(
                            PanAction.isBlocked(text, from(line, action), to(line, action)),
                            PanEndReason.of(text, from(line, endReason), to(line, endReason)),
                            PanApplication.isIncomplete(text, from, to),
                            block.packetsOut()[at],
                            block.packetsIn()[at],
                            block.bytesIn()[at])
                    .code();
        }
    }

    private int from(int line, int field) {
        return isAbsent(field) ? 0 : index.from(line, field);
    }

    private int to(int line, int field) {
        return isAbsent(field) ? 0 : index.to(line, field);
    }
}
