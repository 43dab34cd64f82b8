// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format.suricata;

import java.util.ArrayList;
import java.util.List;
import org.hinomi.model.format.FieldRule;

/**
 * Field classes of EVE events (Suricata user guide, "Eve JSON Format"). A rule holds for its key and everything below it.
 *
 * <p>Names of hosts, pages, people and files are conditional; what a packet or a body carried is forbidden.
 */
final class EveFields {

    private static final List<String> UNUSED = List.of(
            "in_iface",
            "vlan",
            "host",
            "app_proto_tc",
            "app_proto_ts",
            "app_proto_orig",
            "app_proto_expected",
            "community_id",
            "tx_id",
            "tx_guessed",
            "pkt_src",
            "direction",
            "ip_v",
            "parent_id",
            "stream",
            "capture_file",
            "log_level",
            "response_icmp_type",
            "response_icmp_code",
            "spi",
            "tunnel",
            "metadata",
            "flow.age",
            "flow.reason",
            "flow.alerted",
            "flow.bypass",
            "flow.bypassed",
            "flow.emergency",
            "flow.wrong_thread",
            "flow.src_ip",
            "flow.dest_ip",
            "flow.src_port",
            "flow.dest_port",
            "flow.exception_policy",
            "flow.tx_cnt",
            "flow.elephant",
            "tcp.tcp_flags",
            "tcp.tcp_flags_ts",
            "tcp.syn",
            "tcp.fin",
            "tcp.rst",
            "tcp.psh",
            "tcp.ack",
            "tcp.urg",
            "tcp.ecn",
            "tcp.cwr",
            "tcp.state",
            "tcp.ts_max_regions",
            "tcp.tc_max_regions",
            "tcp.ts_gap",
            "tcp.tc_gap",
            "alert.rev",
            "alert.metadata",
            "alert.rule",
            "alert.references",
            "alert.source",
            "alert.target",
            "verdict.reject-target",
            "verdict.reject",
            "packet_info",
            "http.http_method",
            "http.protocol",
            "http.status",
            "http.length",
            "http.http_port",
            "http.http_content_type",
            "dns.version",
            "dns.type",
            "dns.id",
            "dns.flags",
            "dns.qr",
            "dns.rd",
            "dns.ra",
            "dns.aa",
            "dns.tc",
            "dns.z",
            "dns.opcode",
            "dns.rcode",
            "dns.rrtype",
            "dns.tx_id",
            "tls.version",
            "tls.ja3",
            "tls.ja3s",
            "tls.ja4",
            "tls.fingerprint",
            "tls.serial",
            "tls.notbefore",
            "tls.notafter",
            "tls.session_resumed",
            "ssh",
            "anomaly",
            "stats",
            "drop");

    private static final List<String> CONDITIONAL = List.of(
            "xff",
            "http.hostname",
            "http.url",
            "http.http_user_agent",
            "http.http_refer",
            "http.xff",
            "http.redirect",
            "http.true_client_ip",
            "http.request_headers",
            "http.response_headers",
            "http.org_src_ip",
            "dns.rrname",
            "dns.rdata",
            "dns.query",
            "dns.queries",
            "dns.answer",
            "dns.answers",
            "dns.authorities",
            "dns.additionals",
            "dns.grouped",
            "tls.sni",
            "tls.subject",
            "tls.issuerdn",
            "tls.subjectaltname",
            "tls.client",
            "email",
            "smtp",
            "fileinfo",
            "files",
            "smb",
            "ftp",
            "ftp_data",
            "sip",
            "krb5",
            "ldap",
            "nfs",
            "tftp",
            "rdp",
            "rfb",
            "snmp",
            "mqtt",
            "dhcp",
            "ike",
            "quic",
            "http2",
            "websocket",
            "pgsql",
            "telnet",
            "dcerpc",
            "bittorrent_dht",
            "ether.src_mac",
            "ether.dest_mac",
            "ether.src_macs",
            "ether.dest_macs",
            "username");

    private static final List<String> FORBIDDEN = List.of(
            "payload",
            "payload_printable",
            "payload_length",
            "packet",
            "http.http_request_body",
            "http.http_request_body_printable",
            "http.http_response_body",
            "http.http_response_body_printable",
            "tls.certificate",
            "tls.chain");

    static final List<FieldRule> ALL = all();

    private EveFields() {}

    private static List<FieldRule> all() {
        List<FieldRule> rules = new ArrayList<>();
        for (EveField field : EveField.values()) {
            rules.add(FieldRule.open(field.path(), field.use()));
        }
        UNUSED.forEach(name -> rules.add(FieldRule.openUnused(name)));
        CONDITIONAL.forEach(name -> rules.add(FieldRule.conditional(name)));
        FORBIDDEN.forEach(name -> rules.add(FieldRule.forbidden(name)));
        return List.copyOf(rules);
    }
}
