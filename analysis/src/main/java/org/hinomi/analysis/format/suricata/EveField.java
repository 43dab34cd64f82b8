// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format.suricata;

import java.util.List;
import java.util.stream.Stream;

/** The keys of EVE that we read, by dotted path. */
enum EveField {
    EVENT_TYPE("event_type", "kind"),
    TIMESTAMP("timestamp", "timeMs"),
    FLOW_ID("flow_id", "recordId"),
    PCAP_CNT("pcap_cnt", "recordId"),
    SRC_IP("src_ip", "src"),
    SRC_PORT("src_port", "srcPort"),
    DEST_IP("dest_ip", "dst"),
    DEST_PORT("dest_port", "dstPort"),
    ICMP_TYPE("icmp_type", "srcPort"),
    ICMP_CODE("icmp_code", "dstPort"),
    PROTO("proto", "protocol"),
    APP_PROTO("app_proto", "service"),
    START("flow.start", "startMs"),
    END("flow.end", "durationMs"),
    BYTES_OUT("flow.bytes_toserver", "bytesOut"),
    BYTES_IN("flow.bytes_toclient", "bytesIn"),
    PACKETS_OUT("flow.pkts_toserver", "packetsOut"),
    PACKETS_IN("flow.pkts_toclient", "packetsIn"),
    FLOW_STATE("flow.state", "state"),
    FLOW_ACTION("flow.action", "state"),
    VERDICT("verdict.action", "action"),
    FLAGS_TO_CLIENT("tcp.tcp_flags_tc", "state"),
    ACTION("alert.action", "action"),
    GID("alert.gid", "signature"),
    SIGNATURE_ID("alert.signature_id", "signature"),
    SIGNATURE("alert.signature", "name"),
    CATEGORY("alert.category", "category"),
    SEVERITY("alert.severity", "severity");

    private final String path;
    private final String use;

    EveField(String path, String use) {
        this.path = path;
        this.use = use;
    }

    String path() {
        return path;
    }

    /** What it fills of ours. */
    String use() {
        return use;
    }

    static List<String> paths() {
        return Stream.of(values()).map(EveField::path).toList();
    }
}
