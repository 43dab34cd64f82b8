// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format.niisocs;

import java.util.List;
import java.util.Map;
import org.hinomi.analysis.format.CivilTime;
import org.hinomi.analysis.format.CsvColumns;
import org.hinomi.analysis.format.CsvRow;
import org.hinomi.analysis.format.LineIndex;
import org.hinomi.analysis.format.RecordSink;
import org.hinomi.analysis.format.paloalto.PanSessionColumns;
import org.hinomi.analysis.format.paloalto.PanSessionKernel;
import org.hinomi.analysis.format.paloalto.PanSessionReader;
import org.hinomi.model.StableHash;
import org.hinomi.model.format.FormatInfo;
import org.hinomi.model.session.SessionBlock;

/**
 * SESSION rows. The start is {@code start_time}, else {@code generated_time}, else {@code capture_time}. The record id is
 * that of session id, source and start, because a firewall's session ids come round again; 0 without a session id.
 */
final class SessionRows implements RowReader, PanSessionKernel.Form {

    static final FormatInfo INFO = new FormatInfo(
            "nii-socs-session",
            "NII-SOCS",
            "SESSION export (セッション): one row for each Palo Alto session",
            ColumnNames.rules(
                    """
                    session_id capture_time src_and_dest_ip_class src_university_id dest_university_id subtype
                    generated_time source_ip src_country_code destination_ip dest_country_code rule_name source_user
                    destination_user application virtual_system source_zone destination_zone log_forwarding_profile
                    repeat_cnt source_port destination_port flags protocol action bytes bytes_sent bytes_received
                    packets start_time elapsed_time elapsed_tme category source_location destination_location
                    packets_sent packets_received session_end_reason action_source""",
                    Map.ofEntries(
                            Map.entry("session_id", "recordId"),
                            Map.entry("start_time", "startMs"),
                            Map.entry("generated_time", "startMs"),
                            Map.entry("capture_time", "startMs"),
                            Map.entry("elapsed_time", "durationMs"),
                            Map.entry("elapsed_tme", "durationMs"),
                            Map.entry("source_ip", "src"),
                            Map.entry("destination_ip", "dst"),
                            Map.entry("source_port", "srcPort"),
                            Map.entry("destination_port", "dstPort"),
                            Map.entry("protocol", "protocol"),
                            Map.entry("action", "state"),
                            Map.entry("application", "state, service"),
                            Map.entry("session_end_reason", "state"),
                            Map.entry("bytes", "bytesOut, bytesIn"),
                            Map.entry("packets", "packetsOut, packetsIn"),
                            Map.entry("bytes_sent", "bytesOut"),
                            Map.entry("bytes_received", "bytesIn"),
                            Map.entry("packets_sent", "packetsOut"),
                            Map.entry("packets_received", "packetsIn")),
                    List.of("source_user", "destination_user")));

    private final PanSessionReader sessions;
    private final PanSessionKernel kernel;
    private final int sessionId;
    private final long sensorHash;

    SessionRows(CsvColumns columns, String sensor) {
        PanSessionColumns places = places(columns);
        sessions = new PanSessionReader(places);
        kernel = new PanSessionKernel(this, columns, places, columns.size());
        sessionId = columns.find("session_id");
        sensorHash = StableHash.of(sensor);
    }

    private static PanSessionColumns places(CsvColumns columns) {
        int elapsed = columns.find("elapsed_time");
        return new PanSessionColumns(
                ColumnNames.ends(columns),
                new PanSessionColumns.Times(
                        columns.find("start_time"),
                        columns.find("generated_time"),
                        columns.find("capture_time"),
                        elapsed == CsvColumns.ABSENT ? columns.find("elapsed_tme") : elapsed),
                new PanSessionColumns.Counts(
                        columns.find("bytes"),
                        columns.find("bytes_sent"),
                        columns.find("bytes_received"),
                        columns.find("packets"),
                        columns.find("packets_sent"),
                        columns.find("packets_received")),
                columns.find("action"),
                columns.find("session_end_reason"),
                columns.find("application"));
    }

    @Override
    public int readRun(byte[] text, int from, int to, RecordSink sink) {
        return kernel.read(text, from, to, sink);
    }

    /** A row that begins with a small letter may be a header; one with a byte order mark has it before the first field. */
    @Override
    public int plainLines(LineIndex index, int lines) {
        byte[] text = index.text();
        for (int line = 0; line < lines; line++) {
            byte first = text[index.from(line, 0)];
            if ((first >= 'a' && first <= 'z') || first == (byte) 0xEF) {
                return line;
            }
        }
        return lines;
    }

    @Override
    public int offsetSec(LineIndex index, int line) {
        return CivilTime.JST_SEC;
    }

    @Override
    public void readIds(LineIndex index, int lines, SessionBlock block, int row) {
        for (int line = 0; line < lines; line++) {
            int from = sessionId == CsvColumns.ABSENT ? 0 : index.from(line, sessionId);
            int to = sessionId == CsvColumns.ABSENT ? 0 : index.to(line, sessionId);
            block.recordId()[row + line] =
                    from == to ? 0 : recordId(StableHash.of(index.text(), from, to), block, row + line);
        }
    }

    @Override
    public boolean read(CsvRow row, RecordSink sink) {
        if (!sessions.read(row, CivilTime.JST_SEC, sink)) {
            return false;
        }
        SessionBlock block = sink.block();
        int at = block.size() - 1;
        block.recordId()[at] = row.isEmpty(sessionId) ? 0 : recordId(row.hash(sessionId), block, at);
        sink.acceptSession();
        return true;
    }

    private long recordId(long sessionHash, SessionBlock block, int at) {
        long hash = StableHash.combine(sensorHash, sessionHash);
        hash = StableHash.combine(hash, StableHash.of(block.srcHigh()[at], block.srcLow()[at]));
        return StableHash.combine(hash, block.startMs()[at]);
    }
}
