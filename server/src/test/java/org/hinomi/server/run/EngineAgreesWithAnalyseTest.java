// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.hinomi.analysis.Detectors;
import org.hinomi.analysis.Pipeline;
import org.hinomi.analysis.attribute.AsTable;
import org.hinomi.analysis.attribute.Attributor;
import org.hinomi.analysis.attribute.CountryTable;
import org.hinomi.analysis.attribute.InstitutionTable;
import org.hinomi.analysis.attribute.NameKey;
import org.hinomi.analysis.attribute.NetworkFile;
import org.hinomi.analysis.match.IndicatorSet;
import org.hinomi.archive.SessionArchive;
import org.hinomi.desk.incident.Incident;
import org.hinomi.engine.Engine;
import org.hinomi.engine.EngineSettings;
import org.hinomi.engine.postgres.PostgresIntakeStore;
import org.hinomi.engine.postgres.PostgresSignalStore;
import org.hinomi.engine.source.WatchedFolder;
import org.hinomi.model.address.Prefix;
import org.hinomi.model.indicator.Indicator;
import org.hinomi.model.indicator.IndicatorRole;
import org.hinomi.model.network.Holding;
import org.hinomi.model.network.Institution;
import org.hinomi.model.network.InstitutionId;
import org.hinomi.model.signal.Signal;
import org.hinomi.server.analyse.AnalysedIncident;
import org.hinomi.server.analyse.Analysis;
import org.hinomi.server.analyse.IncidentJson;
import org.hinomi.server.desk.DeskJudge;
import org.hinomi.server.input.LogFiles;
import org.hinomi.server.postgres.TestPostgres;
import org.hinomi.server.store.Database;
import org.hinomi.server.store.IncidentTable;
import org.hinomi.server.store.Register;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The whole way through Flink, database, archive and desk ends in the very lines that {@code analyse} prints. */
class EngineAgreesWithAnalyseTest {

    private static final long SEED = 20260401;
    private static final String HEADER =
            "#separator \\x09\n#path\tconn\n#fields\tts\tuid\tid.orig_h\tid.orig_p\tid.resp_h"
                    + "\tid.resp_p\tproto\tduration\torig_bytes\tresp_bytes\tconn_state\torig_pkts\tresp_pkts\n";
    private static final long START_SEC = 1_775_005_200;
    private static final String SERVER = "203.0.113.41";
    private static final String COMMAND_SERVER = "203.0.113.48";
    private static final String SCANNER = "198.51.100.250";
    private static final int DAY_SEC = 86_400;

    @TempDir
    private Path home;

    private int uid;

    @Test
    void judgedIncidentsAreByteForByteTheSame() throws Exception {
        Path logs = Files.createDirectories(home.resolve("logs"));
        writeLogs(logs);
        List<Institution> institutions = institutions();
        Pipeline pipeline = pipeline(institutions);

        Analysis analysis = Analysis.read(LogFiles.find(List.of(logs), List.of()), pipeline, institutions, file -> {})
                .judge(Detectors.triage());
        List<String> printed =
                analysis.incidents().stream().map(IncidentJson::line).toList();
        assertThat(printed).hasSizeGreaterThanOrEqualTo(5);
        assertThat(String.join("\n", printed))
                .contains("second-download", "executed", "alerted-host", "cold-name")
                .contains("novel-for-host", "novel-for-institution", "rare-elsewhere", "known-scanner");

        assertThat(String.join("\n", throughTheEngine(logs, pipeline, institutions)))
                .isEqualTo(String.join("\n", printed));
    }

    private List<String> throughTheEngine(Path logs, Pipeline pipeline, List<Institution> institutions)
            throws InterruptedException {
        Database.Access access = new Database.Access(
                TestPostgres.server().jdbcUrl(""),
                TestPostgres.newDatabase(),
                "postgres",
                TestPostgres.server().password());
        try (Database database = Database.open(access);
                SessionArchive archive = SessionArchive.open(home.resolve("archive"))) {
            database.desk().act(jdbc -> new Register(jdbc).replace(institutions));
            EngineSettings settings = EngineSettings.bounded(
                            home.resolve("engine"), List.of(new WatchedFolder(logs.toString(), "zeek-1")))
                    .withSegments(SessionArchive.segmentsOf(home.resolve("archive")));
            Engine.start(
                            settings,
                            pipeline,
                            new PostgresSignalStore(database.engine()),
                            new PostgresIntakeStore(database.engine(), Clock.systemUTC()))
                    .awaitBoundedEnd();
            new DeskService(
                            database.desk(),
                            new DeskJudge(Detectors.triage(), archive, pipeline::knownPeers, Clock.systemUTC()),
                            Clock.systemUTC())
                    .step();
            return incidents(database.desk().jdbc(), institutions.getFirst().nameEn());
        }
    }

    /** What stands in the database, in the queue's order; an incident that went into another has no signals left. */
    private static List<String> incidents(JdbcClient jdbc, String institution) {
        IncidentTable table = new IncidentTable(jdbc);
        List<AnalysedIncident> found = new ArrayList<>();
        for (long id : jdbc.sql("select id from incident").query(Long.class).list()) {
            List<Signal> signals = table.signals(id);
            if (!signals.isEmpty()) {
                Incident incident = table.find(id).orElseThrow();
                found.add(new AnalysedIncident(
                        institution,
                        incident.host(),
                        incident.judgement(),
                        signals.stream().sorted(Signal.ORDER).toList()));
            }
        }
        return found.stream()
                .sorted(AnalysedIncident.QUEUE)
                .map(IncidentJson::line)
                .toList();
    }

    /** One institution with the hosts of the test, and eleven that see nothing: what is rare among them is said. */
    private static List<Institution> institutions() {
        List<Institution> institutions = new ArrayList<>(
                NetworkFile.parsePair("192.0.2.0/24=Aoba University").institutions());
        for (int i = 2; i <= 12; i++) {
            Prefix prefix = Prefix.parse("2001:db8:" + i + "::/48").orElseThrow();
            institutions.add(new Institution(
                    new InstitutionId(i),
                    "機関" + i,
                    "Member " + i,
                    List.of(new Holding(prefix, Long.MIN_VALUE, Long.MAX_VALUE))));
        }
        return institutions;
    }

    private static Pipeline pipeline(List<Institution> institutions) {
        return new Pipeline(
                new Attributor(new InstitutionTable(institutions), CountryTable.EMPTY, AsTable.EMPTY),
                new IndicatorSet(List.of(
                        listed(COMMAND_SERVER, IndicatorRole.COMMAND_AND_CONTROL),
                        listed(SCANNER, IndicatorRole.SCANNER),
                        listed(SERVER, IndicatorRole.DISTRIBUTION))),
                new NameKey(new byte[NameKey.BYTES]));
    }

    private static Indicator listed(String address, IndicatorRole role) {
        return new Indicator(
                Prefix.parse(address).orElseThrow(), role, 90, "national-feed", Long.MIN_VALUE, Long.MAX_VALUE);
    }

    /** The slides' ten sessions of three hosts, a host that calls a silent server, one that does so twice, and some alerts. */
    private void writeLogs(Path logs) throws IOException {
        List<String> sessions = new ArrayList<>();
        sessions.add(session(0, "192.0.2.11", SERVER, 2283, 353_460, "SF"));
        for (int i = 1; i <= 6; i++) {
            sessions.add(session(i * 20, "192.0.2.1" + (1 + i % 3), SERVER, 1154, 23_532, "SF"));
        }
        for (int i = 1; i <= 3; i++) {
            sessions.add(session(i * 20 + 7, "192.0.2.1" + i, SERVER, 307, 14_466, "SF"));
        }
        for (int i = 0; i < 80; i++) {
            sessions.add(session(i * 11, "192.0.2.20", COMMAND_SERVER, 0, 0, "S0"));
        }
        sessions.add(session(40, "192.0.2.21", COMMAND_SERVER, 0, 0, "S0"));
        sessions.add(session(90, "192.0.2.21", COMMAND_SERVER, 812, 1036, "SF"));
        Random random = new Random(SEED);
        for (int i = 0; i < 400; i++) {
            String peer = "198.51.100." + (1 + random.nextInt(200));
            sessions.add(session(
                    i * 2, "192.0.2." + (40 + i % 50), peer, random.nextInt(4000), random.nextInt(90_000), "SF"));
        }
        Collections.shuffle(sessions, random);
        int half = sessions.size() / 2;
        Files.writeString(logs.resolve("b.log"), HEADER + String.join("", sessions.subList(0, half)));
        Files.writeString(logs.resolve("a.log"), HEADER + String.join("", sessions.subList(half, sessions.size())));
        Files.writeString(logs.resolve("dns.log"), lookups(random));
        Files.writeString(
                logs.resolve("eve.json"),
                alert(-3 * DAY_SEC, "192.0.2.45", "198.51.100.8")
                        + alert(30, "192.0.2.11", SERVER)
                        + alert(60, "192.0.2.45", "198.51.100.9")
                        + alert(90, "192.0.2.60", SCANNER));
    }

    /** Two hosts ask for a name that does not exist for two hours; then one of them is told an address. */
    private static String lookups(Random random) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            lines.add(lookup(i, "192.0.2." + (30 + i % 2), "3", "-"));
        }
        lines.add(lookup(12, "192.0.2.30", "0", "198.51.100.33"));
        Collections.shuffle(lines, random);
        return "#separator \\x09\n#path\tdns\n#fields\tts\tuid\tid.orig_h\tid.resp_h\tquery\tqtype\trcode\tanswers\n"
                + String.join("", lines);
    }

    private static String lookup(int number, String host, String code, String answers) {
        return "%d.000000\tD%02d\t%s\t203.0.113.53\tsleeper.example\t1\t%s\t%s\n"
                .formatted(START_SEC + 600L * number, number, host, code, answers);
    }

    private String session(int afterSec, String host, String peer, long sent, long received, String state) {
        uid++;
        return "%d.000000\tC%05d\t%s\t%d\t%s\t443\ttcp\t0.500000\t%d\t%d\t%s\t4\t4\n"
                .formatted(START_SEC + afterSec, uid, host, 40_000 + uid, peer, sent, received, state);
    }

    private static String alert(int afterSec, String host, String peer) {
        return "{\"timestamp\":\"%s\",\"flow_id\":%d,\"event_type\":\"alert\",\"src_ip\":\"%s\","
                        .formatted(Instant.ofEpochSecond(START_SEC + afterSec), START_SEC + afterSec, host)
                + "\"src_port\":40900,\"dest_ip\":\"%s\",\"dest_port\":443,\"proto\":\"TCP\",\"alert\":{\"action\":\"allowed\","
                        .formatted(peer)
                + "\"gid\":1,\"signature_id\":5,\"signature\":\"Trojan Downloader\",\"category\":\"Trojan\",\"severity\":1}}\n";
    }
}
