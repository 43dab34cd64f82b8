// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format.niisocs;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hinomi.analysis.format.CivilTime;
import org.hinomi.analysis.format.CsvColumns;
import org.hinomi.analysis.format.CsvRow;
import org.hinomi.analysis.format.RecordSink;
import org.hinomi.analysis.format.paloalto.PanEnds;
import org.hinomi.analysis.format.paloalto.PanThreatReader;
import org.hinomi.model.StableHash;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.alert.SensorAction;
import org.hinomi.model.alert.SensorAlert;
import org.hinomi.model.alert.Severity;
import org.hinomi.model.format.FormatInfo;
import org.hinomi.model.format.RejectReason;
import org.hinomi.model.session.Protocol;

/**
 * ATTACK rows. The signature is {@code snort:generator:id}; the export does not say what the sensor did, so the action is
 * unknown. For ICMP the port columns hold type and code, which are no ports: 0. Priority 1 is high, 2 medium, 3 low
 * (Snort manual, "priority"), anything else informational.
 */
final class AttackRows implements RowReader {

    static final FormatInfo INFO = new FormatInfo(
            "nii-socs-attack",
            "NII-SOCS",
            "ATTACK export (サイバー攻撃警報): Cisco FirePOWER intrusion events",
            ColumnNames.rules(
                    """
                    alarm_id capture_time src_university_id dest_university_id mail_send_status application_protocol
                    classification client dest_ip dest_country_code dest_port_or_icmp_code intrusion_policy alarm_name
                    network_analysis_policy priority protocol generator_id snort_id revision src_ip src_country_code
                    src_port_or_icmp_code payload_flg device_name""",
                    Map.ofEntries(
                            Map.entry("alarm_id", "recordId"),
                            Map.entry("capture_time", "timeMs"),
                            Map.entry("src_ip", "src"),
                            Map.entry("src_port_or_icmp_code", "srcPort"),
                            Map.entry("dest_ip", "dst"),
                            Map.entry("dest_port_or_icmp_code", "dstPort"),
                            Map.entry("protocol", "protocol"),
                            Map.entry("generator_id", "signature"),
                            Map.entry("snort_id", "signature"),
                            Map.entry("alarm_name", "name"),
                            Map.entry("classification", "category"),
                            Map.entry("priority", "severity")),
                    List.of()));

    private final String sensor;
    private final int alarmId;
    private final int time;
    private final PanEnds ends;
    private final int generatorId;
    private final int snortId;
    private final int name;
    private final int classification;
    private final int priority;

    AttackRows(CsvColumns columns, String sensor) {
        this.sensor = sensor;
        alarmId = columns.find("alarm_id");
        time = columns.find("capture_time");
        ends = new PanEnds(
                columns.find("src_ip"),
                columns.find("dest_ip"),
                columns.find("src_port_or_icmp_code"),
                columns.find("dest_port_or_icmp_code"),
                columns.find("protocol"));
        generatorId = columns.find("generator_id");
        snortId = columns.find("snort_id");
        name = columns.find("alarm_name");
        classification = columns.find("classification");
        priority = columns.find("priority");
    }

    @Override
    public boolean read(CsvRow row, RecordSink sink) {
        for (int needed : new int[] {alarmId, time, ends.src(), ends.dst(), snortId}) {
            if (row.isEmpty(needed)) {
                return reject(sink, RejectReason.MISSING_FIELD, needed);
            }
        }
        for (int number : new int[] {generatorId, snortId}) {
            if (row.number(number) == CsvRow.BAD_NUMBER) {
                return reject(sink, RejectReason.BAD_NUMBER, number);
            }
        }
        long timeMs = ColumnNames.timeMs(row, time);
        if (timeMs == CivilTime.BAD) {
            return reject(sink, RejectReason.BAD_TIME, time);
        }
        Optional<IpAddress> src = row.address(ends.src());
        Optional<IpAddress> dst = row.address(ends.dst());
        if (src.isEmpty() || dst.isEmpty()) {
            return reject(sink, RejectReason.BAD_ADDRESS, src.isEmpty() ? ends.src() : ends.dst());
        }
        int protocol = PanEnds.protocol(row, ends.protocol());
        int srcPort = port(row, ends.srcPort(), protocol);
        int dstPort = port(row, ends.dstPort(), protocol);
        if (srcPort == PanEnds.BAD_PORT || dstPort == PanEnds.BAD_PORT) {
            return reject(sink, RejectReason.BAD_NUMBER, srcPort < 0 ? ends.srcPort() : ends.dstPort());
        }
        Optional<String> alertName = row.text(name);
        Optional<String> category = row.text(classification);
        if (alertName.isEmpty() || category.isEmpty()) {
            return reject(sink, RejectReason.BAD_ENCODING, alertName.isEmpty() ? name : classification);
        }
        sink.acceptAlert(new SensorAlert(
                timeMs,
                sensor,
                src.get(),
                srcPort,
                dst.get(),
                dstPort,
                protocol,
                signature(row),
                alertName.get(),
                category.get(),
                severity(row.text(priority).orElse("")),
                SensorAction.UNKNOWN,
                "",
                PanThreatReader.recordId(sensor, StableHash.combine(row.hash(alarmId), timeMs)),
                0,
                0,
                ""));
        return true;
    }

    private static boolean reject(RecordSink sink, RejectReason reason, int field) {
        sink.reject(reason, field + 1);
        return false;
    }

    private static int port(CsvRow row, int field, int protocol) {
        return protocol == Protocol.ICMP || protocol == Protocol.ICMP6 ? 0 : PanEnds.port(row, field);
    }

    /** Rules of the text language have the generator 1 (Snort manual, "gid"); exports may leave it out. */
    private String signature(CsvRow row) {
        long generator = row.isEmpty(generatorId) ? 1 : row.number(generatorId);
        return "snort:" + generator + ":" + row.number(snortId);
    }

    private static Severity severity(String priority) {
        return switch (priority.strip().toLowerCase(Locale.ROOT)) {
            case "1", "high" -> Severity.HIGH;
            case "2", "medium" -> Severity.MEDIUM;
            case "3", "low" -> Severity.LOW;
            default -> Severity.INFORMATIONAL;
        };
    }
}
