// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format.niisocs;

import java.util.List;
import java.util.Map;
import org.hinomi.analysis.format.CivilTime;
import org.hinomi.analysis.format.CsvColumns;
import org.hinomi.analysis.format.CsvRow;
import org.hinomi.analysis.format.RecordSink;
import org.hinomi.analysis.format.paloalto.PanThreatColumns;
import org.hinomi.analysis.format.paloalto.PanThreatReader;
import org.hinomi.model.StableHash;
import org.hinomi.model.format.FormatInfo;
import org.hinomi.model.format.RejectReason;

/**
 * TARGET rows: the time is {@code generated_time}, else {@code capture_time}; the record id is that of alarm id and time.
 */
final class TargetRows implements RowReader {

    static final FormatInfo INFO = new FormatInfo(
            "nii-socs-target",
            "NII-SOCS",
            "TARGET export (標的型サイバー攻撃警報): Palo Alto threat and WildFire alerts",
            ColumnNames.rules(
                    """
                    targeted_alarm_id capture_time src_university_id dest_university_id mail_send_status subtype
                    generated_time source_ip src_country_code destination_ip dest_country_code rule_name source_user
                    destination_user application virtual_system source_zone destination_zone log_forwarding_profile
                    repeat_cnt source_port destination_port flags protocol action alarm_name threat_id category severity
                    direction source_location destination_location content_type file_digest user_agent file_type
                    x_forwarded_for payload_flg pa_session_id device_name http_method tunnel_id_or_imsi
                    monitor_tag_or_imei parent_pa_session_id parent_start_time tunnel_type threat_category
                    sctp_association_id payload_protocol_id""",
                    Map.ofEntries(
                            Map.entry("targeted_alarm_id", "recordId"),
                            Map.entry("generated_time", "timeMs"),
                            Map.entry("capture_time", "timeMs"),
                            Map.entry("subtype", "category"),
                            Map.entry("source_ip", "src"),
                            Map.entry("destination_ip", "dst"),
                            Map.entry("source_port", "srcPort"),
                            Map.entry("destination_port", "dstPort"),
                            Map.entry("protocol", "protocol"),
                            Map.entry("action", "action"),
                            Map.entry("alarm_name", "name"),
                            Map.entry("threat_id", "signature, name"),
                            Map.entry("category", "category"),
                            Map.entry("threat_category", "category"),
                            Map.entry("severity", "severity"),
                            Map.entry("file_digest", "fileHash")),
                    List.of("source_user", "destination_user", "user_agent", "x_forwarded_for")));

    private final PanThreatReader threats;
    private final int alarmId;
    private final int generated;
    private final int captured;

    TargetRows(CsvColumns columns, String sensor) {
        threats = new PanThreatReader(
                new PanThreatColumns(
                        ColumnNames.ends(columns),
                        new PanThreatColumns.Threat(
                                columns.find("subtype"),
                                columns.find("alarm_name"),
                                columns.find("threat_id"),
                                columns.find("category"),
                                columns.find("threat_category"),
                                columns.find("severity")),
                        columns.find("action"),
                        columns.find("file_digest")),
                sensor);
        alarmId = columns.find("targeted_alarm_id");
        generated = columns.find("generated_time");
        captured = columns.find("capture_time");
    }

    @Override
    public boolean read(CsvRow row, RecordSink sink) {
        if (row.isEmpty(alarmId)) {
            sink.reject(RejectReason.MISSING_FIELD, alarmId + 1);
            return false;
        }
        int timeField = ColumnNames.firstFilled(row, generated, captured);
        long timeMs = ColumnNames.timeMs(row, timeField);
        if (timeMs == CivilTime.BAD) {
            boolean isMissing = row.isEmpty(timeField);
            sink.reject(isMissing ? RejectReason.MISSING_FIELD : RejectReason.BAD_TIME, timeField + 1);
            return false;
        }
        long identity = StableHash.combine(row.hash(alarmId), timeMs);
        return threats.read(row, timeMs, identity, sink);
    }
}
