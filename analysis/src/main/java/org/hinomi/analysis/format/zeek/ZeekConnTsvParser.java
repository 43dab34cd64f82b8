// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format.zeek;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hinomi.analysis.format.LineParser;
import org.hinomi.analysis.format.RecordSink;
import org.hinomi.model.StableHash;
import org.hinomi.model.format.FieldClass;
import org.hinomi.model.format.FieldRule;
import org.hinomi.model.format.RejectReason;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a line at its separators in one pass, then reads the columns in use in place. This is the exact way, for any line;
 * plain lines are read in runs by {@link ConnTsvKernel}. One thread only.
 */
final class ZeekConnTsvParser implements LineParser {

    private final TsvHeader header = new TsvHeader();
    private final ConnRow row;
    private final SightingLine sshLine;
    private final SightingLine dnsLine;
    private @Nullable String headerText = "";

    /** What each column of the header is to us; null where it fills nothing. */
    private @Nullable ConnColumn[] columns = new ConnColumn[0];

    private int[] conditionalColumns = new int[0];
    private int unassignedColumns;
    private boolean isConn;
    /** Reads the records of a log that is not conn; null where its kind is not used. */
    private @Nullable SightingLine sighting;

    private boolean[] isWanted = new boolean[0];
    private List<String> names = List.of();
    private boolean hasRequired;
    private byte[] separator = header.separator();

    private int[] starts = new int[0];
    private int[] ends = new int[0];
    private boolean hasEscapes;
    private byte[] unescaped = new byte[0];

    /** For plain lines under the header in force; null where the header itself is not plain. */
    private @Nullable ConnTsvKernel kernel;

    private final long sensorHash;

    ZeekConnTsvParser(String sensor) {
        row = new ConnRow(sensor);
        sshLine = new SshLine(sensor);
        dnsLine = new DnsLine(sensor);
        sensorHash = StableHash.of(sensor);
    }

    @Override
    public int parseRun(byte[] text, int from, int to, RecordSink sink) {
        return kernel == null ? from : kernel.read(text, from, to, sink);
    }

    @Override
    public String header() {
        String text = headerText;
        if (text == null) {
            text = header.asText();
            headerText = text;
        }
        return text;
    }

    @Override
    public void parse(byte[] text, int from, int to, RecordSink sink) {
        int first = from;
        while (first < to && (text[first] == ' ' || text[first] == '\t')) {
            first++;
        }
        if (first < to && text[first] == '#') {
            if (header.read(text, first, to)) {
                applyHeader();
            }
            sink.skipHeader();
            return;
        }
        parseRecord(text, from, to, sink);
    }

    private void parseRecord(byte[] text, int from, int to, RecordSink sink) {
        if (columns.length == 0) {
            sink.reject(RejectReason.MALFORMED, 0);
            return;
        }
        SightingLine line = sighting;
        if (!isConn && line == null) {
            sink.reject(RejectReason.UNUSED_KIND, 0);
            return;
        }
        int fields = cut(text, from, to);
        if (fields < columns.length) {
            sink.reject(RejectReason.TRUNCATED, fields);
            return;
        }
        if (line == null ? !acceptSession(text, sink) : !acceptSighting(line, text, sink)) {
            return;
        }
        sink.dropUnassigned(unassignedColumns + fields - columns.length);
        sink.dropConditional(conditionalValues(text));
    }

    private boolean acceptSession(byte[] text, RecordSink sink) {
        row.open(sink.block());
        if (!fill(text, sink)) {
            row.drop();
            return false;
        }
        row.complete();
        sink.acceptSession();
        return true;
    }

    private boolean acceptSighting(SightingLine line, byte[] text, RecordSink sink) {
        line.clear();
        for (int i = 0; i < columns.length; i++) {
            if (!isWanted[i] || isUnset(text, i)) {
                continue;
            }
            if (line.isVector(names.get(i))) {
                line.putAll(names.get(i), elements(text, i));
            } else {
                line.put(names.get(i), ZeekText.unescaped(text, starts[i], ends[i]), i + 1);
            }
        }
        return line.finish(sink);
    }

    /** The elements of a vector; a separator within one is written as an escape. */
    private List<String> elements(byte[] text, int column) {
        byte[] mark = header.setSeparator();
        List<String> elements = new ArrayList<>();
        int start = starts[column];
        for (int at = start; at <= ends[column] - mark.length; at++) {
            if (Arrays.equals(text, at, at + mark.length, mark, 0, mark.length)) {
                elements.add(ZeekText.unescaped(text, start, at));
                start = at + mark.length;
                at = start - 1;
            }
        }
        elements.add(ZeekText.unescaped(text, start, ends[column]));
        return elements;
    }

    /** Puts the columns in use into the row; false if one was bad or missing, and the line is rejected. */
    private boolean fill(byte[] text, RecordSink sink) {
        for (int i = 0; i < columns.length; i++) {
            ConnColumn column = columns[i];
            if (column == null) {
                continue;
            }
            RejectReason reason = isUnset(text, i)
                    ? (column.isRequired() ? RejectReason.MISSING_FIELD : null)
                    : put(column, text, starts[i], ends[i]);
            if (reason != null) {
                sink.reject(reason, i + 1);
                return false;
            }
        }
        if (!hasRequired) {
            sink.reject(RejectReason.MISSING_FIELD, 0);
        }
        return hasRequired;
    }

    private @Nullable RejectReason put(ConnColumn column, byte[] text, int from, int to) {
        if (!hasEscapes) {
            return row.put(column, text, from, to);
        }
        if (unescaped.length < to - from) {
            unescaped = new byte[to - from];
        }
        return row.put(column, unescaped, 0, ZeekText.unescape(text, from, to, unescaped));
    }

    /** Notes where the header's columns begin and end, and returns how many fields the line has. */
    private int cut(byte[] text, int from, int to) {
        byte mark = separator[0];
        int length = separator.length;
        int last = columns.length;
        int field = 0;
        int start = from;
        boolean sawEscape = false;
        for (int at = from; at < to; at++) {
            if (text[at] == mark && (length == 1 || isSeparator(text, at, to))) {
                if (field < last) {
                    starts[field] = start;
                    ends[field] = at;
                }
                field++;
                start = at + length;
                at = start - 1;
            } else if (text[at] == '\\') {
                sawEscape = true;
            }
        }
        if (field < last) {
            starts[field] = start;
            ends[field] = to;
        }
        hasEscapes = sawEscape;
        return field + 1;
    }

    private boolean isSeparator(byte[] text, int at, int to) {
        return at + separator.length <= to
                && Arrays.equals(text, at, at + separator.length, separator, 0, separator.length);
    }

    private boolean isUnset(byte[] text, int column) {
        int from = starts[column];
        int to = ends[column];
        return from == to || equals(text, from, to, header.unsetField()) || equals(text, from, to, header.emptyField());
    }

    private static boolean equals(byte[] text, int from, int to, byte[] word) {
        return to - from == word.length && Arrays.equals(text, from, to, word, 0, word.length);
    }

    private int conditionalValues(byte[] text) {
        int values = 0;
        for (int column : conditionalColumns) {
            values += isUnset(text, column) ? 0 : 1;
        }
        return values;
    }

    private void applyHeader() {
        headerText = null;
        separator = header.separator();
        isConn = header.isConn();
        sighting = header.isSsh() ? sshLine : header.isDns() ? dnsLine : null;
        names = header.fields();
        columns = names.stream().map(ConnColumn::find).toArray(ConnColumn[]::new);
        starts = new int[columns.length];
        ends = new int[columns.length];
        isWanted = new boolean[columns.length];
        conditionalColumns = new int[0];
        unassignedColumns = 0;
        for (int i = 0; i < columns.length; i++) {
            assign(i, names.get(i));
        }
        hasRequired = Arrays.stream(ConnColumn.values())
                .filter(ConnColumn::isRequired)
                .allMatch(Arrays.asList(columns)::contains);
        kernel = isConn && hasRequired
                ? ConnTsvKernel.of(header, Arrays.asList(columns), conditionalColumns, unassignedColumns, sensorHash)
                        .orElse(null)
                : null;
    }

    private void assign(int column, String name) {
        isWanted[column] = sighting != null && sighting.wants(name);
        Optional<FieldRule> rule = sighting == null ? ConnFields.find(name) : sighting.rule(name);
        if (rule.isEmpty()) {
            unassignedColumns++;
        } else if (rule.get().fieldClass() == FieldClass.CONDITIONAL) {
            conditionalColumns = Arrays.copyOf(conditionalColumns, conditionalColumns.length + 1);
            conditionalColumns[conditionalColumns.length - 1] = column;
        }
    }
}
