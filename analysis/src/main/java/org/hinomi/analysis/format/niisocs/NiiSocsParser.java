// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format.niisocs;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.hinomi.analysis.format.CsvColumns;
import org.hinomi.analysis.format.CsvRow;
import org.hinomi.analysis.format.LineParser;
import org.hinomi.analysis.format.RecordSink;
import org.hinomi.model.format.RejectReason;
import org.jspecify.annotations.Nullable;

/** Reads one export; its state is the header in force. One thread only. */
final class NiiSocsParser implements LineParser {

    /** No name of a column is longer, so that a data row is told from a header without decoding it. */
    private static final int MAX_NAME = 64;

    private final NiiSocsFormat format;
    private final String sensor;
    private final CsvRow row = new CsvRow();
    private String header = "";
    private @Nullable CsvColumns columns;
    private @Nullable RowReader reader;

    NiiSocsParser(NiiSocsFormat format, String sensor) {
        this.format = format;
        this.sensor = sensor;
    }

    @Override
    public String header() {
        return header;
    }

    @Override
    public int parseRun(byte[] text, int from, int to, RecordSink sink) {
        return reader == null ? from : reader.readRun(text, from, to, sink);
    }

    @Override
    public void parse(byte[] text, int from, int to, RecordSink sink) {
        int start = hasMark(text, from, to) ? from + 3 : from;
        if (mayBeHeader(text, start, to) && readHeader(text, start, to)) {
            sink.skipHeader();
            return;
        }
        if (columns == null || reader == null) {
            sink.reject(header.isEmpty() ? RejectReason.MALFORMED : RejectReason.UNUSED_KIND, 0);
            return;
        }
        if (!row.cut(text, start, to)) {
            sink.reject(RejectReason.MALFORMED, row.size() + 1);
        } else if (row.size() < columns.size()) {
            sink.reject(RejectReason.TRUNCATED, row.size() + 1);
        } else if (reader.read(row, sink)) {
            columns.countDropped(row, sink);
        }
    }

    private static boolean hasMark(byte[] text, int from, int to) {
        return to - from >= 3
                && text[from] == (byte) 0xEF
                && text[from + 1] == (byte) 0xBB
                && text[from + 2] == (byte) 0xBF;
    }

    /** Whether the first field looks like a column's name: lower-case letters, digits, underscores. */
    private static boolean mayBeHeader(byte[] text, int from, int to) {
        int start = from < to && text[from] == '"' ? from + 1 : from;
        int end = start;
        while (end < to && end - start <= MAX_NAME && text[end] != ',' && text[end] != '"') {
            byte b = text[end];
            boolean isNamePart = (b >= 'a' && b <= 'z') || (b >= '0' && b <= '9') || b == '_' || b == ' ';
            if (!isNamePart) {
                return false;
            }
            end++;
        }
        return start < to && text[start] >= 'a' && text[start] <= 'z';
    }

    /** Takes a header line of any kind into force; false where the line is none. */
    private boolean readHeader(byte[] text, int from, int to) {
        String line = new String(text, from, to - from, StandardCharsets.UTF_8);
        Optional<List<String>> names = NiiSocsFormat.names(line);
        if (names.isEmpty()) {
            return false;
        }
        header = line + "\n";
        columns = null;
        reader = null;
        if (format.isOwnHeader(names.get())) {
            CsvColumns own = new CsvColumns(names.get(), format.info());
            columns = own;
            reader = format.readers().open(own, sensor);
        }
        return true;
    }
}
