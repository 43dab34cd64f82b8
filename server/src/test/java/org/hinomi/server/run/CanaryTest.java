// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.run;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hinomi.analysis.Detectors;
import org.hinomi.analysis.Pipeline;
import org.hinomi.analysis.attribute.AsTable;
import org.hinomi.analysis.attribute.Attributor;
import org.hinomi.analysis.attribute.CountryTable;
import org.hinomi.analysis.attribute.InstitutionTable;
import org.hinomi.analysis.attribute.NetworkFile;
import org.hinomi.analysis.format.RecordJson;
import org.hinomi.analysis.match.IndicatorSet;
import org.hinomi.archive.SessionArchive;
import org.hinomi.archive.segment.SegmentReader;
import org.hinomi.engine.Engine;
import org.hinomi.engine.EngineSettings;
import org.hinomi.engine.postgres.PostgresIntakeStore;
import org.hinomi.engine.postgres.PostgresSignalStore;
import org.hinomi.engine.source.WatchedFolder;
import org.hinomi.model.network.Institution;
import org.hinomi.server.desk.DeskJudge;
import org.hinomi.server.postgres.TestPostgres;
import org.hinomi.server.store.Database;
import org.hinomi.server.store.Register;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * Marked values of conditional and forbidden fields go in by every format; none may be found in any store. A marked open value
 * goes in beside them and must be found, or the search itself would prove nothing.
 */
class CanaryTest {

    private static final String CANARY = "zqcanarykestrel";
    private static final String CONTROL = "zqopencontrolwren";
    private static final String HOST = "192.0.2.77";

    @TempDir
    private Path home;

    /** Keeps what is logged, from INFO up. */
    private static ListAppender<ILoggingEvent> listen() {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        root.addAppender(lines);
        ((Logger) LoggerFactory.getLogger("org.apache.flink.runtime.taskmanager")).setLevel(Level.INFO);
        return lines;
    }

    @Test
    void noMarkedValueReachesAStore() throws Exception {
        ListAppender<ILoggingEvent> log = listen();
        writeLogs(Files.createDirectories(home.resolve("logs")));
        List<Institution> institutions =
                NetworkFile.parsePair("192.0.2.0/24=Aoba University").institutions();
        String name = TestPostgres.newDatabase();
        Database.Access access = new Database.Access(
                TestPostgres.server().jdbcUrl(""),
                name,
                "postgres",
                TestPostgres.server().password());
        try (Database database = Database.open(access);
                SessionArchive archive = SessionArchive.open(home.resolve("archive"))) {
            database.desk().act(jdbc -> new Register(jdbc).replace(institutions));
            run(database, institutions);
            DeskService desk = new DeskService(
                    database.desk(), new DeskJudge(Detectors.triage(), archive, Clock.systemUTC()), Clock.systemUTC());
            while (desk.step()) {
                assertThat(desk).isNotNull();
            }
            String dump = dump(name);
            assertThat(dump).as("open control in the database").contains(CONTROL);
            assertClean("database", dump.getBytes(UTF_8));
            String segments = segments(archive);
            assertThat(segments).as("open control in segments").contains(HOST);
            assertClean("segments, decoded", segments.getBytes(UTF_8));
            archive.compact(Long.MAX_VALUE, 1);
            String parquet = parquet(home.resolve("archive"));
            assertThat(parquet).as("open control in Parquet").contains("fw-1").contains("5555");
            assertClean("Parquet, decoded", parquet.getBytes(UTF_8));
        }
        assertFilesClean(home.resolve("archive"));
        String logged = log.list.stream()
                .map(event -> event.getLoggerName() + " " + event.getFormattedMessage())
                .collect(Collectors.joining("\n"));
        assertThat(logged).as("the log was listened to").contains("org.apache.flink.runtime.taskmanager");
        assertClean("log", logged.getBytes(UTF_8));
    }

    private void run(Database database, List<Institution> institutions) throws InterruptedException {
        Pipeline pipeline = new Pipeline(
                new Attributor(new InstitutionTable(institutions), CountryTable.EMPTY, AsTable.EMPTY),
                IndicatorSet.EMPTY);
        EngineSettings settings = EngineSettings.bounded(
                        home.resolve("engine"),
                        List.of(new WatchedFolder(home.resolve("logs").toString(), "fw-1")))
                .withSegments(SessionArchive.segmentsOf(home.resolve("archive")));
        Engine.start(
                        settings,
                        pipeline,
                        new PostgresSignalStore(database.engine()),
                        new PostgresIntakeStore(database.engine(), Clock.systemUTC()))
                .awaitBoundedEnd();
    }

    private static void writeLogs(Path logs) throws IOException {
        Files.writeString(
                logs.resolve("session.csv"),
                "session_id,start_time,source_ip,destination_ip,source_user,destination_user,source_port,destination_port,"
                        + "protocol,action,bytes_sent,bytes_received,packets_sent,packets_received,note_of_nobody\n"
                        + "7,2026/04/01 10:00:00," + HOST + ",203.0.113.9," + CANARY + "," + CANARY
                        + ",5555,80,tcp,allow,100,200,3,4," + CANARY + "\n");
        Files.writeString(
                logs.resolve("target.csv"),
                "targeted_alarm_id,generated_time,source_ip,destination_ip,source_user,alarm_name,threat_id,severity,action,"
                        + "user_agent,x_forwarded_for,file_digest\n"
                        + "8,2026/04/01 10:00:01," + HOST + ",203.0.113.9," + CANARY + "," + CONTROL
                        + ",4001,high,alert,"
                        + CANARY + "," + CANARY + ",\n");
        Files.writeString(
                logs.resolve("eve.json"),
                "{\"timestamp\":\"2026-04-01T01:00:02.000000+0000\",\"flow_id\":9,\"event_type\":\"alert\",\"src_ip\":\""
                        + HOST
                        + "\",\"src_port\":5555,\"dest_ip\":\"203.0.113.9\",\"dest_port\":80,\"proto\":\"TCP\",\"alert\":"
                        + "{\"action\":\"allowed\",\"gid\":1,\"signature_id\":5,\"signature\":\"" + CONTROL
                        + "\",\"category\":\"x\",\"severity\":1},\"payload\":\""
                        + Base64.getEncoder().encodeToString(CANARY.getBytes(UTF_8)) + "\",\"payload_printable\":\""
                        + CANARY
                        + "\",\"packet\":\"" + CANARY + "\",\"http\":{\"hostname\":\"" + CANARY + "\",\"url\":\"/"
                        + CANARY
                        + "\",\"http_user_agent\":\"" + CANARY + "\"},\"email\":{\"from\":\"" + CANARY + "\"}}\n");
        Files.writeString(
                logs.resolve("conn.log"),
                "#separator \\x09\n#path\tconn\n#fields\tts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto\tconn_state"
                        + "\torig_bytes\tresp_bytes\tlabel\n"
                        + "1775005200.0\tC" + CANARY + "\t" + HOST + "\t5555\t203.0.113.9\t80\ttcp\tSF\t5\t6\t" + CANARY
                        + "\n"
                        + CANARY + "\tbroken\n");
        Files.writeString(
                logs.resolve("panos.log"),
                "<14>Apr  1 10:00:03 fw 1,2026/04/01 10:00:03,001,THREAT,vulnerability,1,2026/04/01 10:00:03," + HOST
                        + ",203.0.113.9,0.0.0.0,0.0.0.0,rule," + CANARY + "," + CANARY
                        + ",web-browsing,vsys1,in,out,e1,e2,fwd,2026/04/01 10:00:03,99,1,5555,80,0,0,0x0,tcp,alert,\""
                        + CANARY
                        + "\"," + CONTROL + "(4002),any,high,client-to-server,1,0x0,JP,US,0,,0,,\n");
    }

    private static String dump(String database) throws IOException, SQLException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TestPostgres.server().dumpTables(database, out);
        return out.toString(UTF_8);
    }

    private static String segments(SessionArchive archive) {
        List<String> lines = new ArrayList<>();
        for (Path segment : archive.segments().committed()) {
            SegmentReader.read(segment, block -> {
                for (int row = 0; row < block.size(); row++) {
                    lines.add(RecordJson.session(block, row));
                }
            });
        }
        return String.join("\n", lines);
    }

    private static String parquet(Path archive) throws SQLException {
        StringBuilder text = new StringBuilder();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("select * from read_parquet('" + archive + "/sessions/**/*.parquet')")) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                for (int column = 1; column <= columns; column++) {
                    text.append(rows.getString(column)).append(' ');
                }
            }
        }
        return text.toString();
    }

    private static void assertFilesClean(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertClean(file.toString(), Files.readAllBytes(file));
            }
        }
    }

    /** Plain, in both forms of UTF-16, in Base64 at each of its three alignments, and in hexadecimal. */
    private static void assertClean(String where, byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        List<String> forms = new ArrayList<>(List.of(
                CANARY,
                new String(CANARY.getBytes(UTF_16LE), StandardCharsets.ISO_8859_1),
                new String(CANARY.getBytes(UTF_16BE), StandardCharsets.ISO_8859_1),
                HexFormat.of().formatHex(CANARY.getBytes(UTF_8))));
        for (String pad : List.of("", "a", "ab")) {
            String encoded = Base64.getEncoder().encodeToString((pad + CANARY).getBytes(UTF_8));
            forms.add(encoded.substring(4, encoded.length() - 4));
        }
        for (String form : forms) {
            assertThat(text.contains(form)).as(where + " holds a marked value").isFalse();
        }
    }
}
