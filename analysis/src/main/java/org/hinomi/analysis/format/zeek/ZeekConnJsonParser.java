// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format.zeek;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.hinomi.analysis.format.JsonRecord;
import org.hinomi.analysis.format.LineParser;
import org.hinomi.analysis.format.RecordSink;
import org.hinomi.model.format.RejectReason;
import org.jspecify.annotations.Nullable;

/** Reads one JSON object a line. The kind is {@code _path} or {@code @stream}, else the keys tell. One thread only. */
final class ZeekConnJsonParser implements LineParser {

    private static final int PATH = 0;
    private static final int STREAM = 1;
    private static final int FIRST_COLUMN = 2;

    private static final List<String> WANTED = wanted();

    private final JsonRecord line = new JsonRecord(ZeekFields.ALL, WANTED);
    private final ConnRow row;
    private final SightingLine sshLine;
    private final SightingLine dnsLine;

    ZeekConnJsonParser(String sensor) {
        row = new ConnRow(sensor);
        sshLine = new SshLine(sensor);
        dnsLine = new DnsLine(sensor);
    }

    private static List<String> wanted() {
        List<String> names = new ArrayList<>(List.of("_path", "@stream"));
        for (ConnColumn column : ConnColumn.values()) {
            names.add(column.zeekName());
        }
        for (ConnColumn column : ConnColumn.values()) {
            if (!column.underscoredName().equals(column.zeekName())) {
                names.add(column.underscoredName());
            }
        }
        names.add(SshFields.SUCCESS);
        names.add(SshFields.ATTEMPTS);
        names.addAll(List.of(
                DnsFields.TRANSACTION,
                DnsFields.QUERY,
                DnsFields.TYPE,
                DnsFields.TYPE_NAME,
                DnsFields.CODE,
                DnsFields.CODE_NAME,
                DnsFields.ANSWERS));
        return List.copyOf(names);
    }

    @Override
    public String header() {
        return "";
    }

    @Override
    public void parse(byte[] text, int from, int to, RecordSink sink) {
        if (!line.read(text, from, to)) {
            sink.reject(line.reason(), line.column());
            return;
        }
        boolean isConn = isConn();
        SightingLine sighting = isConn ? null : sightingLine();
        if (!isConn && sighting == null) {
            sink.reject(RejectReason.UNUSED_KIND, 0);
            return;
        }
        if (sighting == null ? acceptSession(sink) : acceptSighting(sighting, sink)) {
            sink.dropUnassigned(line.unassignedKeys());
            sink.dropConditional(line.conditionalValues());
        }
    }

    private boolean acceptSession(RecordSink sink) {
        row.open(sink.block());
        if (!fill(sink)) {
            row.drop();
            return false;
        }
        row.complete();
        sink.acceptSession();
        return true;
    }

    private boolean acceptSighting(SightingLine sighting, RecordSink sink) {
        sighting.clear();
        for (int slot = FIRST_COLUMN; slot < WANTED.size(); slot++) {
            String name = WANTED.get(slot);
            String value = line.value(slot);
            if (sighting.isVector(name)) {
                sighting.putAll(name, line.elements(slot));
            } else if (value != null && !value.isEmpty()) {
                ConnColumn shared = ConnColumn.find(name);
                sighting.put(shared == null ? name : shared.zeekName(), bytesOf(value), line.column(slot));
            }
        }
        return sighting.finish(sink);
    }

    /** One byte a character, as in the text form; bytes that are no UTF-8 come as escapes in both. */
    private static String bytesOf(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        return ZeekText.unescaped(bytes, 0, bytes.length);
    }

    /** The reader of a record that is no session; null where its kind is not used. */
    private @Nullable SightingLine sightingLine() {
        if (isSsh()) {
            return sshLine;
        }
        return isDns() ? dnsLine : null;
    }

    private @Nullable String kind() {
        return line.value(PATH) == null ? line.value(STREAM) : line.value(PATH);
    }

    /** Where a record does not say its kind, only the ssh log has tries to sign in. */
    private boolean isSsh() {
        String kind = kind();
        return kind == null ? line.value(WANTED.indexOf(SshFields.ATTEMPTS)) != null : kind.equals("ssh");
    }

    /** Where a record does not say its kind, only the dns log has a number of the transaction and what was asked. */
    private boolean isDns() {
        String kind = kind();
        return kind == null
                ? line.value(WANTED.indexOf(DnsFields.TRANSACTION)) != null
                        && line.value(WANTED.indexOf(DnsFields.QUERY)) != null
                : kind.equals("dns");
    }

    private boolean isConn() {
        String kind = kind();
        if (kind != null) {
            return kind.equals("conn");
        }
        return has(ConnColumn.UID)
                && has(ConnColumn.ORIG_H)
                && has(ConnColumn.PROTO)
                && (has(ConnColumn.CONN_STATE)
                        || has(ConnColumn.DURATION)
                        || has(ConnColumn.ORIG_BYTES)
                        || has(ConnColumn.ORIG_PKTS));
    }

    private boolean has(ConnColumn column) {
        return line.value(WANTED.indexOf(column.zeekName())) != null
                || line.value(WANTED.indexOf(column.underscoredName())) != null;
    }

    /** Puts the values into the row; false if one was bad or missing, and the line is rejected. */
    private boolean fill(RecordSink sink) {
        for (int slot = FIRST_COLUMN; slot < WANTED.size(); slot++) {
            String value = line.value(slot);
            RejectReason reason = value == null ? null : put(WANTED.get(slot), value);
            if (reason != null) {
                sink.reject(reason, line.column(slot));
                return false;
            }
        }
        for (ConnColumn column : ConnColumn.values()) {
            if (column.isRequired() && !row.has(column)) {
                sink.reject(RejectReason.MISSING_FIELD, 0);
                return false;
            }
        }
        return true;
    }

    private @Nullable RejectReason put(String name, String value) {
        ConnColumn column = ConnColumn.find(name);
        byte[] text = value.getBytes(StandardCharsets.ISO_8859_1);
        return column == null || text.length == 0 ? null : row.put(column, text, 0, text.length);
    }
}
