// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format.paloalto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.hinomi.analysis.Formats;
import org.hinomi.analysis.format.DecodedLog;
import org.hinomi.model.alert.SensorAction;
import org.hinomi.model.alert.SensorAlert;
import org.hinomi.model.alert.Severity;
import org.hinomi.model.format.RejectReason;
import org.hinomi.model.format.Rejected;
import org.hinomi.model.session.Service;
import org.hinomi.model.session.Session;
import org.hinomi.model.session.SessionState;
import org.junit.jupiter.api.Test;

class PanSyslogFormatTest {

    /** 2026-05-01T10:00:00 in Japan. */
    private static final long TEN_IN_JAPAN_MS = 1_777_597_200_000L;

    private static final long DAMAGE_SEED = 7;
    private static final int DAMAGED_LINES = 5000;
    private static final String HEAD = "<14>May  1 10:00:30 fw 1,2026/05/01 10:00:30,0001,";
    private static final String ENDS = ",1,2026/05/01 10:00:30,192.0.2.10,198.51.100.7,0.0.0.0,0.0.0.0,rule,taro,,";

    @Test
    void sessionHasItsStartCountsAndState() {
        Session session = only(traffic("end", "web-browsing", "allow", "1731,6205,24", "10,14", "tcp-fin"));
        assertThat(session.startMs()).isEqualTo(TEN_IN_JAPAN_MS);
        assertThat(session.durationMs()).isEqualTo(30_000);
        assertThat(session.src()).hasToString("192.0.2.10");
        assertThat(session.dst()).hasToString("198.51.100.7");
        assertThat(session.srcPort()).isEqualTo(41_537);
        assertThat(session.dstPort()).isEqualTo(443);
        assertThat(session.protocol()).isEqualTo(6);
        assertThat(session.bytesOut()).isEqualTo(1731);
        assertThat(session.bytesIn()).isEqualTo(6205);
        assertThat(session.packetsOut()).isEqualTo(10);
        assertThat(session.packetsIn()).isEqualTo(14);
        assertThat(session.state()).isEqualTo(SessionState.ANSWERED);
        assertThat(session.recordId()).isNotZero();
    }

    @Test
    void stateFollowsActionReasonAndPackets() {
        assertThat(state("drop", "not-applicable", "deny", "60,0,1", "1,0", "policy-deny"))
                .isEqualTo(SessionState.BLOCKED);
        assertThat(state("end", "ssl", "allow", "900,900,9", "5,4", "threat")).isEqualTo(SessionState.BLOCKED);
        assertThat(state("end", "incomplete", "allow", "60,0,1", "1,0", "aged-out"))
                .isEqualTo(SessionState.UNANSWERED);
        assertThat(state("end", "incomplete", "allow", "60,60,2", "1,1", "tcp-rst-from-server"))
                .isEqualTo(SessionState.REFUSED);
        assertThat(state("end", "incomplete", "allow", "120,60,3", "2,1", "tcp-rst-from-client"))
                .isEqualTo(SessionState.UNANSWERED);
        assertThat(state("end", "incomplete", "allow", "260,200,6", "3,3", "tcp-fin"))
                .isEqualTo(SessionState.ANSWERED);
        assertThat(state("end", "ssl", "allow", "260,200,", ",", "tcp-fin")).isEqualTo(SessionState.UNKNOWN);
    }

    @Test
    void sessionStartIsUnusedBecauseTheEndSaysItAll() {
        DecodedLog log = read(traffic("start", "ssl", "allow", "60,0,1", "1,0", "n/a"));
        assertThat(log.rejected()).containsExactly(new Rejected(RejectReason.UNUSED_KIND, 1, 4));
    }

    @Test
    void threatHasSignatureNameAndHash() {
        SensorAlert alert = read(threat("wildfire", "Windows Executable (EXE)(52020)", "malicious", "high")
                        + ",,0,00112233445566778899AABBCCDDEEFF")
                .alerts()
                .getFirst();
        assertThat(alert.timeMs()).isEqualTo(TEN_IN_JAPAN_MS + 30_000);
        assertThat(alert.signature()).isEqualTo("paloalto:52020");
        assertThat(alert.name()).isEqualTo("Windows Executable (EXE)");
        assertThat(alert.category()).isEqualTo("malicious");
        assertThat(alert.severity()).isEqualTo(Severity.HIGH);
        assertThat(alert.action()).isEqualTo(SensorAction.BLOCKED);
        assertThat(alert.fileHash()).isEqualTo("00112233445566778899aabbccddeeff");
    }

    @Test
    void urlRecordIsNamedAfterItsCategory() {
        SensorAlert alert = read(threat("url", "(9999)", "malware", "informational"))
                .alerts()
                .getFirst();
        assertThat(alert.signature()).isEqualTo("paloalto:9999");
        assertThat(alert.name()).isEqualTo("url: malware");
    }

    @Test
    void usersAndUrlsAreDroppedAndCounted() {
        DecodedLog log = read(threat("url", "(9999)", "malware", "low"));
        assertThat(log.funnel().droppedConditional()).isEqualTo(2);
        assertThat(log.alerts().toString()).doesNotContain("taro", "secret");
    }

    @Test
    void lineThatLacksANeededFieldIsTruncated() {
        String whole = traffic("end", "ssl", "allow", "1731,6205,24", "10,14", "tcp-fin");
        String cut = whole.substring(0, whole.indexOf(",10,14"));
        assertThat(read(cut).rejected()).containsExactly(new Rejected(RejectReason.TRUNCATED, 1, 45));
    }

    @Test
    void fieldsOfALaterReleaseDoNotLoseTheLine() {
        String line = traffic("end", "ssl", "allow", "1,2,3", "1,2", "tcp-fin");
        assertThat(read(line + ",x".repeat(300)).sessions()).hasSize(1);
    }

    @Test
    void anySyslogHeaderWillDo() {
        String line = traffic("end", "ssl", "allow", "1,2,3", "1,2", "tcp-fin");
        String bare = line.substring(line.indexOf("1,2026"));
        for (String header : List.of("", "<14>", "<14>1 2026-05-01T10:00:30+09:00 fw - - - - ", "May  1 10:00:30 ")) {
            assertThat(read(header + bare).sessions()).as(header).hasSize(1);
        }
    }

    @Test
    void addressWithCommasForDotsIsMended() {
        String line = traffic("end", "ssl", "allow", "1,2,3", "1,2", "tcp-fin");
        Session session = only(line.replace("198.51.100.7", "198.51,100,7"));
        assertThat(session).isEqualTo(only(line));
    }

    @Test
    void randomlyDamagedLinesAreAlwaysCountedOnce() {
        byte[] whole = traffic("end", "ssl", "allow", "1,2,3", "1,2", "tcp-fin").getBytes(StandardCharsets.UTF_8);
        Random random = new Random(DAMAGE_SEED);
        StringBuilder text = new StringBuilder(new String(whole, StandardCharsets.UTF_8)).append('\n');
        for (int i = 0; i < DAMAGED_LINES; i++) {
            byte[] line = Arrays.copyOf(whole, 20 + random.nextInt(whole.length - 20));
            for (int damage = random.nextInt(4); damage > 0; damage--) {
                line[random.nextInt(line.length)] = (byte) (33 + random.nextInt(94));
            }
            text.append(new String(line, StandardCharsets.UTF_8)).append('\n');
        }
        assertThat(read(text.toString()).funnel().offered())
                .as("seed %d", DAMAGE_SEED)
                .isEqualTo(DAMAGED_LINES + 1);
    }

    @Test
    void allMetronLinesAreTaken() throws IOException {
        DecodedLog log = read(shared("metron-panos/PaloaltoOutput"));
        assertThat(log.rejected()).isEmpty();
        assertThat(log.sessions()).hasSize(50);
        assertThat(log.alerts()).hasSize(50);
    }

    @Test
    void metronCasesGiveTheSameValues() throws IOException {
        DecodedLog log = read(shared("metron-panos-expected/metron-paloalto.log"));
        assertThat(log.sessions()).extracting(Session::bytesOut).containsExactly(1287L, 114L, 60L, 1731L);
        assertThat(log.sessions()).extracting(Session::packetsIn).containsExactly(4L, 0L, 0L, 10L);
        assertThat(log.alerts())
                .extracting(SensorAlert::signature)
                .containsExactly("paloalto:40019", "paloalto:2457399", "paloalto:9999", "paloalto:39040");
        assertThat(log.alerts().getLast().category()).isEqualTo("code-execution");
        assertThat(log.funnel().offered()).isEqualTo(16);
    }

    @Test
    void everySc4sLineIsAccountedFor() throws IOException {
        DecodedLog log = read(shared("sc4s-panos/sc4s__test_palo_alto.log"));
        assertThat(log.rejected()).hasSize(10);
        assertThat(log.sessions()).hasSize(3);
        assertThat(log.alerts()).hasSize(3);
        assertThat(log.funnel().rejectedByReason())
                .isEqualTo(Map.of(RejectReason.UNUSED_KIND, 8L, RejectReason.MALFORMED, 2L));
    }

    private static String shared(String name) throws IOException {
        String root = System.getProperty("hinomi.shared", "");
        Path file = Path.of(root, "data/alerts/paloalto", name);
        assumeTrue(
                !root.isEmpty() && Files.exists(file), "skipped: property hinomi.shared names no folder with " + name);
        return Files.readString(file);
    }

    @Test
    void applicationsGiveTheService() {
        assertThat(service("web-browsing")).isEqualTo(Service.HTTP);
        assertThat(service("ms-rdp")).isEqualTo(Service.RDP);
        assertThat(service("ms-ds-smbv3")).isEqualTo(Service.SMB);
        assertThat(service("youtube-base")).isEqualTo(Service.OTHER);
        assertThat(service("insufficient-data")).isEqualTo(Service.UNSEEN);
        assertThat(service("non-syn-tcp")).isEqualTo(Service.UNSEEN);
        assertThat(service("unknown-udp")).isEqualTo(Service.UNKNOWN);
        assertThat(service("")).isEqualTo(Service.UNKNOWN);
    }

    private static String traffic(
            String subtype, String application, String action, String bytes, String packets, String reason) {
        return HEAD + "TRAFFIC," + subtype + ENDS + application
                + ",vsys1,in,out,e1,e2,log,2026/05/01 10:00:30,19468,1,41537,443,0,0,0x0,tcp," + action + ",7936,"
                + bytes + ",2026/05/01 10:00:00,30,any,0,62977478,0x0,JP,US,0," + packets + "," + reason;
    }

    private static Service service(String application) {
        return only(traffic("end", application, "allow", "90,60,30", "1,1", "tcp-fin"))
                .service();
    }

    private static String threat(String subtype, String id, String category, String severity) {
        return HEAD + "THREAT," + subtype + ENDS
                + "web-browsing,vsys1,in,out,e1,e2,log,2026/05/01 10:00:30,19468,1,41537,80,0,0,0x0,tcp,reset-both,"
                + "\"secret.example/a,b\"," + id + "," + category + "," + severity
                + ",client-to-server,77,0x0,JP,US,0";
    }

    private static SessionState state(
            String subtype, String application, String action, String bytes, String packets, String reason) {
        return only(traffic(subtype, application, action, bytes, packets, reason))
                .state();
    }

    private static Session only(String line) {
        DecodedLog log = read(line);
        assertThat(log.rejected()).isEmpty();
        assertThat(log.sessions()).hasSize(1);
        return log.sessions().getFirst();
    }

    private static DecodedLog read(String text) {
        DecodedLog log = DecodedLog.of(Formats.all(), text);
        assertThat(log.formatId()).isEqualTo("panos-syslog");
        return log;
    }
}
