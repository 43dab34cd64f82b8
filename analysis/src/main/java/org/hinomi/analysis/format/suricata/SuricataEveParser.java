// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format.suricata;

import java.util.HexFormat;
import java.util.List;
import org.hinomi.analysis.format.LineParser;
import org.hinomi.analysis.format.RecordSink;
import org.hinomi.model.StableHash;
import org.hinomi.model.alert.SensorAction;
import org.hinomi.model.alert.SensorAlert;
import org.hinomi.model.alert.Severity;
import org.hinomi.model.format.RejectReason;
import org.hinomi.model.session.Protocol;
import org.hinomi.model.session.Session;
import org.hinomi.model.session.SessionState;

/** Reads one event a line. One thread only. */
final class SuricataEveParser implements LineParser {

    private static final int TCP_SYN = 0x02;
    private static final int TCP_RST = 0x04;

    private final String sensor;
    private final long sensorHash;
    private final EveValues values = new EveValues();

    SuricataEveParser(String sensor) {
        this.sensor = sensor;
        sensorHash = StableHash.of(sensor);
    }

    @Override
    public String header() {
        return "";
    }

    @Override
    public void parse(byte[] text, int from, int to, RecordSink sink) {
        if (!values.read(text, from, to)) {
            reject(sink);
            return;
        }
        switch (values.text(EveField.EVENT_TYPE)) {
            case "flow" -> takeFlow(sink);
            case "alert" -> takeAlert(sink);
            case "" -> sink.reject(RejectReason.MISSING_FIELD, 0);
            default -> sink.reject(RejectReason.UNUSED_KIND, 0);
        }
    }

    private void takeFlow(RecordSink sink) {
        Session session = session();
        if (values.fault() != null) {
            reject(sink);
            return;
        }
        sink.block().add(session);
        countDropped(sink);
        sink.acceptSession();
    }

    private void takeAlert(RecordSink sink) {
        SensorAlert alert = alert();
        if (values.fault() != null) {
            reject(sink);
            return;
        }
        countDropped(sink);
        sink.acceptAlert(alert);
    }

    private void reject(RecordSink sink) {
        RejectReason reason = values.fault();
        sink.reject(reason == null ? RejectReason.MALFORMED : reason, values.faultColumn());
    }

    private void countDropped(RecordSink sink) {
        sink.dropConditional(values.line().conditionalValues());
        sink.dropUnassigned(values.line().unassignedKeys());
    }

    /** EVE's bytes are those of whole packets on the wire, headers included. */
    private Session session() {
        long start = values.requiredTimeMs(EveField.START);
        long end = values.timeMs(EveField.END);
        long packetsIn = values.count(EveField.PACKETS_IN);
        int protocol = Protocol.number(values.requiredText(EveField.PROTO));
        return new Session(
                start,
                end < start ? -1 : end - start,
                values.requiredAddress(EveField.SRC_IP),
                values.port(EveField.SRC_PORT, EveField.ICMP_TYPE),
                values.requiredAddress(EveField.DEST_IP),
                values.port(EveField.DEST_PORT, EveField.ICMP_CODE),
                protocol,
                state(packetsIn),
                EveServices.service(values.text(EveField.APP_PROTO)),
                values.count(EveField.BYTES_OUT),
                values.count(EveField.BYTES_IN),
                values.count(EveField.PACKETS_OUT),
                packetsIn,
                values.has(EveField.FLOW_ID) ? recordId(List.of(EveField.FLOW_ID, EveField.START)) : 0,
                0,
                0,
                "",
                0);
    }

    /**
     * What Suricata itself dropped is blocked. Else packets to the client decide: none is unanswered, a TCP reset without
     * a SYN of the server's own is a refusal, anything more an answer. Without packet counts the flow's state tells.
     */
    private SessionState state(long packetsIn) {
        if (isDrop(values.text(EveField.FLOW_ACTION)) || isDrop(values.text(EveField.VERDICT))) {
            return SessionState.BLOCKED;
        }
        if (packetsIn == 0) {
            return SessionState.UNANSWERED;
        }
        if (packetsIn > 0) {
            return isRefusal(values.text(EveField.FLAGS_TO_CLIENT)) ? SessionState.REFUSED : SessionState.ANSWERED;
        }
        return switch (values.text(EveField.FLOW_STATE)) {
            case "new" -> SessionState.UNANSWERED;
            case "established", "closed" -> SessionState.ANSWERED;
            default -> SessionState.UNKNOWN;
        };
    }

    private static boolean isDrop(String action) {
        return action.equals("drop") || action.equals("reject");
    }

    /** The flags that the server sent, in hexadecimal. */
    private static boolean isRefusal(String flags) {
        if (flags.length() != 2 || !flags.chars().allMatch(HexFormat::isHexDigit)) {
            return false;
        }
        int bits = HexFormat.fromHexDigits(flags);
        return (bits & TCP_RST) != 0 && (bits & TCP_SYN) == 0;
    }

    private SensorAlert alert() {
        return new SensorAlert(
                values.requiredTimeMs(EveField.TIMESTAMP),
                sensor,
                values.requiredAddress(EveField.SRC_IP),
                values.port(EveField.SRC_PORT, EveField.ICMP_TYPE),
                values.requiredAddress(EveField.DEST_IP),
                values.port(EveField.DEST_PORT, EveField.ICMP_CODE),
                Protocol.number(values.requiredText(EveField.PROTO)),
                signature(),
                values.text(EveField.SIGNATURE),
                values.text(EveField.CATEGORY),
                severity(),
                action(),
                "",
                recordId(List.of(
                        EveField.FLOW_ID,
                        EveField.TIMESTAMP,
                        EveField.SIGNATURE_ID,
                        EveField.PCAP_CNT,
                        EveField.SRC_IP,
                        EveField.SRC_PORT,
                        EveField.DEST_IP,
                        EveField.DEST_PORT)),
                0,
                0,
                "");
    }

    /** Generator 1 is the rule engine itself, and what is meant where a relay left the generator out. */
    private String signature() {
        long gid = values.count(EveField.GID);
        values.requiredText(EveField.SIGNATURE_ID);
        return "suricata:" + (gid < 0 ? 1 : gid) + ":" + values.count(EveField.SIGNATURE_ID);
    }

    /**
     * Suricata's severity is the rule's priority, 1 the worst (user guide, "Priority": 1 to 255, of which
     * {@code classification.config} uses 1 to 4).
     */
    private Severity severity() {
        long severity = values.count(EveField.SEVERITY);
        if (severity == 1) {
            return Severity.HIGH;
        }
        if (severity == 2) {
            return Severity.MEDIUM;
        }
        return severity == 3 ? Severity.LOW : Severity.INFORMATIONAL;
    }

    private SensorAction action() {
        return switch (values.text(EveField.ACTION)) {
            case "allowed" -> SensorAction.ALLOWED;
            case "blocked" -> SensorAction.BLOCKED;
            default -> SensorAction.UNKNOWN;
        };
    }

    /** Never 0. */
    private long recordId(List<EveField> fields) {
        long hash = sensorHash;
        for (EveField field : fields) {
            hash = StableHash.combine(hash, StableHash.of(values.text(field)));
        }
        return hash == 0 ? 1 : hash;
    }
}
