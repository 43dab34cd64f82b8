// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format.niisocs;

import static org.assertj.core.api.Assertions.assertThat;

import org.hinomi.analysis.Formats;
import org.hinomi.analysis.format.DecodedLog;
import org.hinomi.model.alert.SensorAction;
import org.hinomi.model.alert.SensorAlert;
import org.hinomi.model.alert.Severity;
import org.hinomi.model.format.RejectReason;
import org.hinomi.model.format.Rejected;
import org.hinomi.model.session.Session;
import org.hinomi.model.session.SessionState;
import org.junit.jupiter.api.Test;

class NiiSocsFormatTest {

    /** 2026-05-01T10:00:00 in Japan. */
    private static final long TEN_IN_JAPAN_MS = 1_777_597_200_000L;

    private static final String SESSION_HEADER = "session_id,source_ip,destination_ip,source_port,destination_port,"
            + "protocol,action,bytes_sent,bytes_received,packets,packets_sent,start_time,elapsed_time,source_user\n";
    private static final String SESSION_ROW =
            "77,192.0.2.10,198.51.100.7,41537,443,tcp,allow,1154,23532,30,10,2026/05/01 10:00:00,30,taro\n";
    private static final String TARGET_HEADER = "targeted_alarm_id,generated_time,subtype,source_ip,destination_ip,"
            + "source_port,destination_port,protocol,action,alarm_name,threat_id,severity,file_digest\n";
    private static final String ATTACK_HEADER = "alarm_id,capture_time,src_ip,src_port_or_icmp_code,dest_ip,"
            + "dest_port_or_icmp_code,protocol,generator_id,snort_id,alarm_name,classification,priority\n";
    private static final String COMMERR_HEADER = "comm_err_alarm_id,start_time,src_ip,dest_ip,event_name,alarm_name,"
            + "category,severity,dest_dns_domain\n";

    @Test
    void sessionIsReadByHeaderName() {
        DecodedLog log = read("nii-socs-session", SESSION_HEADER + SESSION_ROW);
        Session session = log.sessions().getFirst();
        assertThat(session.startMs()).isEqualTo(TEN_IN_JAPAN_MS);
        assertThat(session.durationMs()).isEqualTo(30_000);
        assertThat(session.bytesOut()).isEqualTo(1154);
        assertThat(session.bytesIn()).isEqualTo(23_532);
        // 30 packets, 10 of them sent
        assertThat(session.packetsIn()).isEqualTo(20);
        assertThat(session.state()).isEqualTo(SessionState.ANSWERED);
        assertThat(log.funnel().droppedConditional()).isEqualTo(1);
        assertThat(log.funnel().headers()).isEqualTo(1);
    }

    @Test
    void orderQuotesMarkSpellingAndExtraColumnsDoNotMatter() {
        String text = "\uFEFF\"start_time\",\"new_column\",\"elapsed_tme\",\"destination_ip\",\"source_ip\","
                + "\"session_id\",\"index_day\"\n"
                + "\"2026-05-01T01:00:00Z\",x,5,198.51.100.7,192.0.2.10,77,20260501\n";
        DecodedLog log = read("nii-socs-session", text);
        Session session = log.sessions().getFirst();
        assertThat(session.startMs()).isEqualTo(TEN_IN_JAPAN_MS);
        assertThat(session.durationMs()).isEqualTo(5000);
        assertThat(session.state()).isEqualTo(SessionState.UNKNOWN);
        assertThat(log.funnel().droppedUnassigned()).isEqualTo(1);
        String plain = SESSION_HEADER + SESSION_ROW;
        assertThat(session.recordId())
                .isEqualTo(read("nii-socs-session", plain).sessions().getFirst().recordId());
    }

    @Test
    void headerOfTheSameKindInTheMiddleIsAHeader() {
        DecodedLog log = read("nii-socs-session", (SESSION_HEADER + SESSION_ROW).repeat(2));
        assertThat(log.sessions()).hasSize(2);
        assertThat(log.funnel().headers()).isEqualTo(2);
    }

    @Test
    void rowsUnderAHeaderOfAnotherKindAreUnused() {
        DecodedLog log = read("nii-socs-session", SESSION_HEADER + SESSION_ROW + TARGET_HEADER + SESSION_ROW);
        assertThat(log.rejected()).containsExactly(new Rejected(RejectReason.UNUSED_KIND, 4, 0));
    }

    @Test
    void badValuesAreRejectedWithTheirColumn() {
        String row = SESSION_ROW;
        String rows = row.replace("192.0.2.10", "192.0.2.999")
                + row.replace("443", "65536")
                + row.replace("05/01", "13/01")
                + row.replace("23532", "many")
                + row.replace(",taro", "")
                + row.replace("taro", "\"taro");
        assertThat(read("nii-socs-session", SESSION_HEADER + rows).rejected())
                .containsExactly(
                        new Rejected(RejectReason.BAD_ADDRESS, 2, 2),
                        new Rejected(RejectReason.BAD_NUMBER, 3, 5),
                        new Rejected(RejectReason.BAD_TIME, 4, 12),
                        new Rejected(RejectReason.BAD_NUMBER, 5, 9),
                        new Rejected(RejectReason.TRUNCATED, 6, 14),
                        new Rejected(RejectReason.MALFORMED, 7, 14));
    }

    @Test
    void targetIsAnAlertOfThePaloAltoSignature() {
        SensorAlert alert = alert(
                "nii-socs-target",
                TARGET_HEADER + "5,2026/05/01 10:00:00.250,vulnerability,192.0.2.10,198.51.100.7,41537,80,tcp,"
                        + "reset-both,Denial,Denial(40019),high,not-hex\n");
        assertThat(alert.timeMs()).isEqualTo(TEN_IN_JAPAN_MS + 250);
        assertThat(alert.signature()).isEqualTo("paloalto:40019");
        assertThat(alert.name()).isEqualTo("Denial");
        assertThat(alert.severity()).isEqualTo(Severity.HIGH);
        assertThat(alert.action()).isEqualTo(SensorAction.BLOCKED);
        assertThat(alert.fileHash()).isEmpty();
    }

    @Test
    void attackIsAnAlertOfTheSnortSignatureAndIcmpHasNoPorts() {
        SensorAlert alert = alert(
                "nii-socs-attack",
                ATTACK_HEADER + "9,2026/05/01 10:00:00,198.51.100.7,8,192.0.2.10,0,icmp,1,384,\"Ping, odd\",misc,2\n");
        assertThat(alert.signature()).isEqualTo("snort:1:384");
        assertThat(alert.name()).isEqualTo("Ping, odd");
        assertThat(alert.srcPort()).isZero();
        assertThat(alert.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(alert.action()).isEqualTo(SensorAction.UNKNOWN);
    }

    @Test
    void anomalyWithoutPeerAddressKeepsItsClaimAndDropsTheDomain() {
        DecodedLog log = read(
                "nii-socs-commerr",
                COMMERR_HEADER
                        + "3,2026/05/01 10:00:00,192.0.2.10,,classified_domain,OldCrow,DNSQuery,9,bad.example\n");
        SensorAlert alert = log.alerts().getFirst();
        assertThat(alert.dst()).isEqualTo(SensorAlert.NO_PEER);
        assertThat(alert.signature()).isEqualTo("damballa:classified_domain:OldCrow");
        assertThat(alert.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(log.funnel().droppedConditional()).isEqualTo(1);
        assertThat(alert.toString()).doesNotContain("bad.example");
    }

    private static SensorAlert alert(String formatId, String text) {
        DecodedLog log = read(formatId, text);
        assertThat(log.rejected()).isEmpty();
        return log.alerts().getFirst();
    }

    private static DecodedLog read(String formatId, String text) {
        DecodedLog log = DecodedLog.of(Formats.all(), text);
        assertThat(log.formatId()).isEqualTo(formatId);
        return log;
    }
}
