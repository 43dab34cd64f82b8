// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate.writer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hinomi.bench.simulate.world.AlertKind;
import org.hinomi.bench.simulate.world.Chance;
import org.hinomi.bench.simulate.world.SensedAlert;
import org.hinomi.bench.simulate.world.SessionDraft;
import org.hinomi.bench.simulate.world.Signature;
import org.hinomi.bench.simulate.world.World;
import org.hinomi.model.alert.SensorAction;
import org.hinomi.model.alert.Severity;
import org.hinomi.model.session.Session;
import org.junit.jupiter.api.Test;

class CsvColumnsTest {

    private static final World WORLD = World.of(Chance.ofSeed(1), 4);

    /** 2026-04-01T23:59:58.250+09:00. */
    private static final long START_MS = 1_775_055_598_250L;

    private static final Session SESSION = new SessionDraft(
                    START_MS,
                    WORLD.members().getFirst().end(World.ipv4("192.0.2.20")),
                    40000,
                    World.outside(World.ipv4("203.0.113.41"), "NL"),
                    80)
            .exchange(1154, 23532, 2000)
            .toSession(77);

    @Test
    void exportsHaveTheirNumberOfColumns() {
        assertThat(CsvColumns.SESSION).hasSize(38).doesNotHaveDuplicates();
        assertThat(CsvColumns.TARGET).hasSize(49).doesNotHaveDuplicates();
        assertThat(CsvColumns.ATTACK).hasSize(24).doesNotHaveDuplicates();
        assertThat(CsvColumns.COMMERR).hasSize(20).doesNotHaveDuplicates();
    }

    @Test
    void sessionLineFillsItsColumns() {
        List<String> fields = fields(new NiiSocsSession(), SESSION);

        assertThat(fields).hasSameSizeAs(CsvColumns.SESSION);
        assertThat(value(CsvColumns.SESSION, fields, "source_ip")).isEqualTo("192.0.2.20");
        assertThat(value(CsvColumns.SESSION, fields, "destination_port")).isEqualTo("80");
        assertThat(value(CsvColumns.SESSION, fields, "start_time")).isEqualTo("2026/04/01 23:59:58");
        assertThat(value(CsvColumns.SESSION, fields, "generated_time")).isEqualTo("2026/04/02 00:00:00");
        assertThat(value(CsvColumns.SESSION, fields, "elapsed_time")).isEqualTo("2");
        // 1154 + 23532
        assertThat(value(CsvColumns.SESSION, fields, "bytes")).isEqualTo("24686");
        assertThat(value(CsvColumns.SESSION, fields, "bytes_sent")).isEqualTo("1154");
        assertThat(value(CsvColumns.SESSION, fields, "action_source")).isEqualTo("from-policy");
    }

    @Test
    void alertLinesFillTheirColumns() {
        List<String> target = fields(new NiiSocsTarget(), alert(AlertKind.SANDBOX, "ab".repeat(32)));
        List<String> attack = fields(new NiiSocsAttack(), alert(AlertKind.INTRUSION, ""));
        List<String> lookup = fields(new NiiSocsCommErr(), alert(AlertKind.NAME_LOOKUP, ""));

        assertThat(target).hasSameSizeAs(CsvColumns.TARGET);
        assertThat(value(CsvColumns.TARGET, target, "subtype")).isEqualTo("wildfire");
        assertThat(value(CsvColumns.TARGET, target, "file_digest")).isEqualTo("ab".repeat(32));
        assertThat(value(CsvColumns.TARGET, target, "severity")).isEqualTo("high");
        assertThat(value(CsvColumns.TARGET, target, "threat_category")).isEqualTo("N/A");
        assertThat(attack).hasSameSizeAs(CsvColumns.ATTACK);
        assertThat(value(CsvColumns.ATTACK, attack, "dest_ip")).isEqualTo("203.0.113.41");
        assertThat(value(CsvColumns.ATTACK, attack, "src_ip")).isEqualTo("192.0.2.20");
        assertThat(lookup).hasSameSizeAs(CsvColumns.COMMERR);
        assertThat(value(CsvColumns.COMMERR, lookup, "dest_dns_domain")).isEqualTo("name.example.net");
        assertThat(value(CsvColumns.COMMERR, lookup, "dvchost")).isEqualTo("csp-1");
    }

    @Test
    void panOsLinesHaveTheColumnsOfTheGuide() {
        List<String> traffic = fields(new PanOsTraffic(), SESSION);
        List<String> threat = fields(new PanOsThreat(), alert(AlertKind.SANDBOX, "ab".repeat(32)));

        // Places counted from 0; the order is that of "Traffic Log Fields" and "Threat Log Fields" of PAN-OS 10.
        assertThat(traffic.get(3)).isEqualTo("TRAFFIC");
        assertThat(traffic.get(30)).isEqualTo("allow");
        assertThat(traffic.get(35)).isEqualTo("2026/04/01 23:59:58");
        assertThat(traffic.get(46)).isEqualTo("tcp-fin");
        assertThat(traffic.get(65)).isEqualTo(PanOsTraffic.RULE_UUID);
        assertThat(traffic.get(102)).isEqualTo("2026-04-02T00:00:00.250+09:00");
        assertThat(threat.get(32)).isEqualTo("Alert(5)");
        assertThat(threat.get(34)).isEqualTo("high");
        assertThat(threat.get(43)).isEqualTo("ab".repeat(32));
        assertThat(threat.get(76)).isEqualTo(PanOsTraffic.RULE_UUID);
    }

    private static SensedAlert alert(AlertKind kind, String fileHash) {
        Signature signature = new Signature(5, kind, "Alert", "category", Severity.HIGH, "name.example.net");
        return SensedAlert.about(SESSION, signature, START_MS, SensorAction.ALLOWED, fileHash);
    }

    private static <T> List<String> fields(LineFormat<T> format, T item) {
        ByteText text = new ByteText();
        format.addLine(text, item);
        assertThat(text.toString()).endsWith("\n");
        return List.of(text.toString().stripTrailing().split(",", -1));
    }

    private static String value(List<String> columns, List<String> fields, String column) {
        return fields.get(columns.indexOf(column));
    }
}
