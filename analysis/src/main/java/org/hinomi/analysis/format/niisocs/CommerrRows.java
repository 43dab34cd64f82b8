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
 * COMMERR rows: Damballa saw a host ask for a name, or speak to an address, that belongs to a known threat. The signature
 * is {@code damballa:event_name:alarm_name}, because the same threat is claimed with different certainty by different
 * events. The time is {@code start_time}, else {@code end_time}, else {@code capture_time}. One row is one alert, however
 * high {@code threat_count}. The peer's address may be absent: {@link SensorAlert#NO_PEER}. The sensor only listens;
 * action and protocol are unknown.
 *
 * <p>{@code dest_dns_domain} says what a person's host asked for, and so is conditional.
 *
 * <p>Severity is a number of ArcSight CEF (implementation standard, "Severity"): 0–3 low, 4–6 medium, 7–8 high, 9–10
 * very high; CEF's words are read too.
 */
final class CommerrRows implements RowReader {

    static final FormatInfo INFO = new FormatInfo(
            "nii-socs-commerr",
            "NII-SOCS",
            "COMMERR export (通信異常): communication anomalies found by Damballa CSP",
            ColumnNames.rules(
                    """
                    comm_err_alarm_id capture_time src_and_dest_ip_class src_university_id dest_university_id event_name
                    threat_count severity category start_time end_time src_ip src_country_code dest_dns_domain alarm_name
                    threat_intent device_ntdomain dest_ip dest_country_code dvchost""",
                    Map.ofEntries(
                            Map.entry("comm_err_alarm_id", "recordId"),
                            Map.entry("start_time", "timeMs"),
                            Map.entry("end_time", "timeMs"),
                            Map.entry("capture_time", "timeMs"),
                            Map.entry("src_ip", "src"),
                            Map.entry("dest_ip", "dst"),
                            Map.entry("event_name", "signature"),
                            Map.entry("alarm_name", "signature, name"),
                            Map.entry("category", "category"),
                            Map.entry("severity", "severity")),
                    List.of("dest_dns_domain", "device_ntdomain")));

    private final String sensor;
    private final int alarmId;
    private final int start;
    private final int end;
    private final int captured;
    private final int src;
    private final int dst;
    private final int eventName;
    private final int alarmName;
    private final int category;
    private final int severity;

    CommerrRows(CsvColumns columns, String sensor) {
        this.sensor = sensor;
        alarmId = columns.find("comm_err_alarm_id");
        start = columns.find("start_time");
        end = columns.find("end_time");
        captured = columns.find("capture_time");
        src = columns.find("src_ip");
        dst = columns.find("dest_ip");
        eventName = columns.find("event_name");
        alarmName = columns.find("alarm_name");
        category = columns.find("category");
        severity = columns.find("severity");
    }

    @Override
    public boolean read(CsvRow row, RecordSink sink) {
        int timeField = ColumnNames.firstFilled(row, start, ColumnNames.firstFilled(row, end, captured));
        for (int needed : new int[] {alarmId, timeField, src, alarmName}) {
            if (row.isEmpty(needed)) {
                return reject(sink, RejectReason.MISSING_FIELD, needed);
            }
        }
        long timeMs = ColumnNames.timeMs(row, timeField);
        if (timeMs == CivilTime.BAD) {
            return reject(sink, RejectReason.BAD_TIME, timeField);
        }
        Optional<IpAddress> host = row.address(src);
        Optional<IpAddress> peer = row.isEmpty(dst) ? Optional.of(SensorAlert.NO_PEER) : row.address(dst);
        if (host.isEmpty() || peer.isEmpty()) {
            return reject(sink, RejectReason.BAD_ADDRESS, host.isEmpty() ? src : dst);
        }
        for (int kept : new int[] {eventName, alarmName, category}) {
            if (row.text(kept).isEmpty()) {
                return reject(sink, RejectReason.BAD_ENCODING, kept);
            }
        }
        sink.acceptAlert(new SensorAlert(
                timeMs,
                sensor,
                host.get(),
                0,
                peer.get(),
                0,
                Protocol.UNKNOWN,
                "damballa:" + text(row, eventName) + ":" + text(row, alarmName),
                text(row, alarmName),
                text(row, category),
                severity(text(row, severity)),
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

    private static String text(CsvRow row, int field) {
        return row.text(field).orElse("");
    }

    private static Severity severity(String said) {
        return switch (said.strip().toLowerCase(Locale.ROOT)) {
            case "0", "1", "2", "3", "low" -> Severity.LOW;
            case "4", "5", "6", "medium" -> Severity.MEDIUM;
            case "7", "8", "high" -> Severity.HIGH;
            case "9", "10", "very-high", "critical" -> Severity.CRITICAL;
            default -> Severity.INFORMATIONAL;
        };
    }
}
