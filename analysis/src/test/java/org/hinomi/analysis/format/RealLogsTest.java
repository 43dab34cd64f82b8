// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.hinomi.model.format.RejectReason;
import org.hinomi.model.session.Lookup;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Logs that nobody on the team wrote; they lie outside the project, and the tests skip where they are not there. */
final class RealLogsTest {

    private static final Path DATA = Path.of(System.getProperty("hinomi.shared", "../shared"), "data");
    private static final Path SESSIONS = DATA.resolve("sessions");

    @BeforeAll
    static void needsTheData() {
        assumeTrue(Files.isDirectory(SESSIONS), "skipped: no developer data at " + DATA);
    }

    @Test
    void everyLineOfEveryFileIsCounted() throws IOException {
        List<Path> files;
        try (Stream<Path> tree = Files.walk(SESSIONS)) {
            files = tree.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            try {
                NormalisedLog.of(content(file));
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError(file.toString(), e);
            }
        }
        assertThat(files).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "strato-001-njrat-cc/conn.log, zeek-conn-tsv, 992",
        "strato-001-njrat-cc/labeled-conn.log, zeek-conn-tsv, 992",
        "strato-002-nmap/conn.log.gz, zeek-conn-json, 4504",
        "slips-test9-mixed-zeek/conn.log, zeek-conn-json, 576",
        "strato-008-univ-host-day/data/conn.log.labeled.gz, zeek-conn-tsv, 5663",
        "strato-010-univ-host-day/data/conn.log.labeled.gz, zeek-conn-tsv, 5347",
        "ctu-benign-workstation-day/conn.log.labeled.gz, zeek-conn-tsv, 7124",
        "apt29-day1-zeek/combined_zeek.log.gz, zeek-conn-json, 643",
        "strato-006-ssh-honeypot/ssh.log, zeek-conn-tsv, 10",
        "wrccdc-2018-zeek/zeek-json/ssh.json.gz, zeek-conn-json, 22",
        "wrccdc-2018-zeek/zeek-default/ssh.log.gz, zeek-conn-tsv, 22",
        "zat-zeek/json/conn.log, zeek-conn-json, 50",
        "zat-zeek/json/dns.log, zeek-conn-json, 42",
        "zat-zeek/dns.log, zeek-conn-tsv, 51",
        "wrccdc-2018-zeek/zeek-default/dns.log.gz, zeek-conn-tsv, 40237",
        "wrccdc-2018-zeek/zeek-json/dns.json.gz, zeek-conn-json, 40237",
        "ctu-benign-workstation-day/dns.log.labeled.gz, zeek-conn-tsv, 4220",
        "slips-test9-mixed-zeek/dns.log, zeek-conn-json, 188",
        "slips-test10-mixed-zeek/dns.log, zeek-conn-tsv, 37",
        "rita-proxy/dns.log, zeek-conn-tsv, 210",
        "strato-009-kovter-no-conn/data/dns.log.labeled.gz, zeek-conn-tsv, 32"
    })
    void takesEveryRecord(String file, String format, long sessions) throws IOException {
        NormalisedLog decoded = NormalisedLog.of(content(SESSIONS.resolve(file)));

        assertThat(decoded.formatId()).hasValue(format);
        assertThat(decoded.funnel().accepted()).isEqualTo(sessions);
        assertThat(decoded.funnel().rejectedByReason().keySet()).isSubsetOf(RejectReason.UNUSED_KIND);
    }

    @Test
    void labelColumnsChangeNothing() throws IOException {
        NormalisedLog plain = NormalisedLog.of(content(SESSIONS.resolve("strato-001-njrat-cc/conn.log")));
        NormalisedLog labelled = NormalisedLog.of(content(SESSIONS.resolve("strato-001-njrat-cc/labeled-conn.log")));

        assertThat(labelled.lines()).isEqualTo(plain.lines());
        assertThat(labelled.funnel().droppedUnassigned()).isGreaterThanOrEqualTo(992);
    }

    @Test
    void bothFormsOfOneTrafficAreCountedAlike() throws IOException {
        for (String log : List.of("ssl", "notice", "weird", "rdp")) {
            NormalisedLog text =
                    NormalisedLog.of(content(SESSIONS.resolve("wrccdc-2018-zeek/zeek-default/" + log + ".log.gz")));
            NormalisedLog json =
                    NormalisedLog.of(content(SESSIONS.resolve("wrccdc-2018-zeek/zeek-json/" + log + ".json.gz")));

            assertThat(json.lines()).as(log).hasSameSizeAs(text.lines());
            assertThat(json.funnel().rejectedByReason())
                    .as(log)
                    .isEqualTo(text.funnel().rejectedByReason())
                    .containsOnlyKeys(RejectReason.UNUSED_KIND);
        }
    }

    /** Two forms of the same lookups are the same records, with the same hashes of names. */
    @Test
    void bothFormsOfTheSameLookupsGiveTheSameRecords() throws IOException {
        List<Lookup> text = ReadLog.lookups(content(SESSIONS.resolve("wrccdc-2018-zeek/zeek-default/dns.log.gz")));
        List<Lookup> json = ReadLog.lookups(content(SESSIONS.resolve("wrccdc-2018-zeek/zeek-json/dns.json.gz")));

        assertThat(text).hasSizeGreaterThan(1000);
        assertThat(json).isEqualTo(text);
    }

    @Test
    void takesFlowsAndAlertsOfSuricata() throws IOException {
        Path eve = DATA.resolve("alerts/suricata/slips-test6-eve/test6-malicious.suricata.json.gz");

        NormalisedLog decoded = NormalisedLog.of(content(eve));

        assertThat(decoded.formatId()).hasValue("suricata-eve");
        assertThat(decoded.lines().stream().filter(line -> line.startsWith("{\"type\":\"session\"")))
                .hasSize(3512);
        assertThat(decoded.lines().stream().filter(line -> line.startsWith("{\"type\":\"alert\"")))
                .hasSize(745);
        // 680 dns + 56 http + 3 fileinfo + 3 anomaly + 1 tls = 743.
        assertThat(decoded.funnel().rejectedByReason()).isEqualTo(Map.of(RejectReason.UNUSED_KIND, 743L));
    }

    @Test
    void textInALogsPlaceIsNoFormat() throws IOException {
        NormalisedLog decoded = NormalisedLog.of(content(SESSIONS.resolve("rita-robustness/text_file/conn.log")));

        assertThat(decoded.formatId()).isEmpty();
        assertThat(decoded.funnel().rejectedByReason()).containsOnlyKeys(RejectReason.UNKNOWN_FORMAT);
    }

    @Test
    void aCutFileLosesItsLastLineOnly() throws IOException {
        NormalisedLog decoded = NormalisedLog.of(content(SESSIONS.resolve("rita-robustness/truncated/conn.log")));

        assertThat(decoded.funnel().accepted()).isPositive();
        assertThat(decoded.funnel().rejectedByReason()).isEqualTo(Map.of(RejectReason.TRUNCATED, 1L));
    }

    private static byte[] content(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            if (!file.toString().endsWith(".gz")) {
                return in.readAllBytes();
            }
            try (GZIPInputStream unzipped = new GZIPInputStream(in)) {
                return unzipped.readAllBytes();
            }
        }
    }
}
