// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hinomi.model.alert.SensorAlert;
import org.hinomi.model.format.Funnel;
import org.hinomi.model.format.RejectReason;
import org.hinomi.model.format.Rejected;
import org.hinomi.model.session.SessionBlock;
import org.hinomi.model.session.Sighting;
import org.jspecify.annotations.Nullable;

/**
 * Reads the text of one log, in chunks of any size: finds the format by content, cuts lines, has them parsed, and counts
 * every one. It can be stopped behind any line and resumed from {@link #position}. One thread only.
 */
public final class LogDecoder {

    /** A longer line is rejected whole: the longest record of any format known is some 10 kB. */
    public static final int MAX_LINE_BYTES = 1 << 20;

    /** So much text without a recognisable line means that no format fits. */
    static final int MAX_HEAD_BYTES = 64 << 10;

    /** CR and LF: of a line of greatest length so many bytes more may be kept. */
    private static final int LINE_END_BYTES = 2;

    private final List<Format> formats;
    private final String sensor;
    private final int blockRows;
    private final LogOutput out;
    private final Funnel funnel = new Funnel();
    private final Sink sink = new Sink();

    private byte[] pending = new byte[8 << 10];
    private int pendingLength;
    private boolean isSkippingOversized;
    private boolean isDecided;
    private int headLinesTried;
    private @Nullable Format format;
    private @Nullable LineParser parser;
    private SessionBlock block;
    private long lineNumber;
    private long consumedBytes;

    /**
     * @param formats those to choose from
     * @param sensor name of the sensor that wrote the log
     * @param blockRows rows of a full block, {@link SessionBlock#CAPACITY} unless order with other records matters
     * @param out receives what was read
     */
    public LogDecoder(List<Format> formats, String sensor, int blockRows, LogOutput out) {
        this.formats = List.copyOf(formats);
        this.sensor = requireNonNull(sensor, "sensor");
        this.blockRows = blockRows;
        this.out = requireNonNull(out, "out");
        this.block = new SessionBlock(sensor, blockRows);
    }

    /**
     * Where a decoder stands behind its last complete line.
     *
     * @param consumedBytes bytes of text (after decompression) that need not be read again
     * @param lineNumber lines so far
     * @param formatId the format, empty where not decided
     * @param header what {@link LineParser#header} gave
     */
    public record Position(long consumedBytes, long lineNumber, String formatId, String header) {

        public static final Position START = new Position(0, 0, "", "");
    }

    /** Goes on from a position that another decoder of the same log gave; feed the bytes from there on. */
    public void resume(Position position) {
        if (position.consumedBytes() == 0) {
            return;
        }
        consumedBytes = position.consumedBytes();
        lineNumber = position.lineNumber();
        isDecided = true;
        format = formats.stream()
                .filter(candidate -> candidate.info().id().equals(position.formatId()))
                .findFirst()
                .orElse(null);
        if (format != null) {
            LineParser resumed = format.open(sensor);
            replayHeader(resumed, position.header());
            parser = resumed;
        }
    }

    private static void replayHeader(LineParser resumed, String text) {
        byte[] header = text.getBytes(StandardCharsets.UTF_8);
        RecordSink nowhere = new DiscardingSink();
        int start = 0;
        for (int at = 0; at < header.length; at++) {
            if (header[at] == '\n') {
                resumed.parse(header, start, at, nowhere);
                start = at + 1;
            }
        }
    }

    /** Takes the next bytes of the log. */
    public void feed(byte[] bytes, int from, int to) {
        if (!isDecided) {
            keep(bytes, from, to);
            decideAndDrain(false);
            return;
        }
        int start = pendingLength == 0 ? from : completePending(bytes, from, to);
        keep(bytes, cutLines(bytes, start, to), to);
    }

    /** The log ends here: a last line without line end counts as a line. */
    public void finish() {
        if (!isDecided) {
            decideAndDrain(true);
        }
        if (pendingLength > 0 || isSkippingOversized) {
            takeLine(pending, 0, pendingLength, pendingLength);
            pendingLength = 0;
        }
        flush();
    }

    /** Hands on the rows read so far. */
    public void flush() {
        if (!block.isEmpty()) {
            out.sessions(block);
            if (out.keepsBlocks()) {
                block = new SessionBlock(sensor, blockRows);
            } else {
                block.clear();
            }
        }
    }

    public Position position() {
        return new Position(
                consumedBytes,
                lineNumber,
                format == null ? "" : format.info().id(),
                parser == null ? "" : parser.header());
    }

    /** The counts of this log so far. */
    public Funnel funnel() {
        return funnel;
    }

    /** Id of the recognised format; empty while undecided or where none fits. */
    public Optional<String> formatId() {
        return Optional.ofNullable(format).map(known -> known.info().id());
    }

    /** Adds what the line kept lacks, takes it, and returns where the next one begins; {@code from} if it lacks more. */
    private int completePending(byte[] bytes, int from, int to) {
        int lineEnd = ByteWords.indexOf(bytes, from, to, '\n');
        if (lineEnd < 0) {
            return from;
        }
        int next = lineEnd + 1;
        keep(bytes, from, next);
        takeLine(pending, 0, pendingLength - 1, pendingLength);
        pendingLength = 0;
        return next;
    }

    private void decideAndDrain(boolean isEnd) {
        if (!decide(isEnd)) {
            return;
        }
        int start = FormatHead.startOfText(pending, pendingLength);
        consumedBytes += start;
        int rest = cutLines(pending, start, pendingLength);
        pendingLength -= rest;
        System.arraycopy(pending, rest, pending, 0, pendingLength);
    }

    /**
     * Tries the formats on the first line, then on the first two, and so on, so that the answer does not depend on the
     * chunks in which the lines came; false while more text may still bring it.
     */
    private boolean decide(boolean isEnd) {
        boolean isWhole = isEnd && pendingLength < MAX_HEAD_BYTES;
        FormatHead head = FormatHead.of(pending, Math.min(pendingLength, MAX_HEAD_BYTES), isWhole);
        while (!isDecided && headLinesTried < head.lines().size()) {
            headLinesTried++;
            open(new FormatHead(head.lines().subList(0, headLinesTried)));
        }
        isDecided |= isEnd || pendingLength >= MAX_HEAD_BYTES || headLinesTried >= FormatHead.MAX_LINES;
        return isDecided;
    }

    private void open(FormatHead head) {
        for (Format candidate : formats) {
            if (candidate.recognises(head)) {
                format = candidate;
                parser = candidate.open(sensor);
                isDecided = true;
                return;
            }
        }
    }

    /** Parses the complete lines and returns where the incomplete rest begins. */
    private int cutLines(byte[] bytes, int from, int to) {
        int start = from;
        while (true) {
            if (parser != null && !isSkippingOversized) {
                start = parser.parseRun(bytes, start, to, sink);
            }
            int lineEnd = ByteWords.indexOf(bytes, start, to, '\n');
            if (lineEnd < 0) {
                return start;
            }
            takeLine(bytes, start, lineEnd, lineEnd + 1 - start);
            start = lineEnd + 1;
        }
    }

    private void takeLine(byte[] bytes, int from, int to, int length) {
        lineNumber++;
        consumedBytes += length;
        int end = to > from && bytes[to - 1] == '\r' ? to - 1 : to;
        sink.text = bytes;
        sink.from = from;
        sink.to = end;
        if (isSkippingOversized || end - from > MAX_LINE_BYTES) {
            isSkippingOversized = false;
            sink.reject(RejectReason.OVERSIZED, 0);
            return;
        }
        if (isBlank(bytes, from, end)) {
            funnel.skipHeader();
            return;
        }
        if (parser == null) {
            sink.reject(RejectReason.UNKNOWN_FORMAT, 0);
            return;
        }
        parser.parse(bytes, from, end, sink);
    }

    private static boolean isBlank(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] != ' ' && bytes[i] != '\t') {
                return false;
            }
        }
        return true;
    }

    /** Keeps an incomplete line or the end of one; of a line that is too long only the length. */
    private void keep(byte[] bytes, int from, int to) {
        int length = to - from;
        boolean isOversized = pendingLength + length > MAX_LINE_BYTES + LINE_END_BYTES;
        if (isDecided && isOversized && ByteWords.indexOf(bytes, from, to, '\n') < 0) {
            consumedBytes += pendingLength + length;
            pendingLength = 0;
            isSkippingOversized = true;
            return;
        }
        if (pendingLength + length > pending.length) {
            pending = Arrays.copyOf(pending, Math.max(pending.length * 2, pendingLength + length));
        }
        System.arraycopy(bytes, from, pending, pendingLength, length);
        pendingLength += length;
    }

    /** The parser's side: counts, and knows the line at hand. */
    private final class Sink implements RecordSink {

        private byte[] text = new byte[0];
        private int from;
        private int to;

        @Override
        public SessionBlock block() {
            return block;
        }

        @Override
        public void acceptSession() {
            funnel.accept(1);
            if (block.size() >= blockRows) {
                flush();
            }
        }

        @Override
        public void acceptSessions(int rows, int bytes) {
            lineNumber += rows;
            consumedBytes += bytes;
            funnel.accept(rows);
            if (block.size() >= blockRows) {
                flush();
            }
        }

        @Override
        public void acceptAlert(SensorAlert alert) {
            funnel.accept(1);
            out.alert(alert);
        }

        @Override
        public void acceptSighting(Sighting sighting) {
            funnel.accept(1);
            out.sighting(sighting);
        }

        @Override
        public void reject(RejectReason reason, int column) {
            funnel.reject(reason, 1);
            out.rejected(new Rejected(reason, lineNumber, column), text, from, to);
        }

        @Override
        public void skipHeader() {
            funnel.skipHeader();
        }

        @Override
        public void dropConditional(int values) {
            funnel.dropConditional(values);
        }

        @Override
        public void dropUnassigned(int columns) {
            funnel.dropUnassigned(columns);
        }
    }
}
