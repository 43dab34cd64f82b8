// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.run;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hinomi.server.run.Canary.CONTROL;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hinomi.analysis.Detectors;
import org.hinomi.analysis.Formats;
import org.hinomi.analysis.Pipeline;
import org.hinomi.analysis.attribute.AsTable;
import org.hinomi.analysis.attribute.Attributor;
import org.hinomi.analysis.attribute.CountryTable;
import org.hinomi.analysis.attribute.InstitutionTable;
import org.hinomi.analysis.attribute.NameKey;
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
import org.hinomi.model.StableHash;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.network.Institution;
import org.hinomi.server.config.Configuration.ArchiveLimits;
import org.hinomi.server.desk.DeskJudge;
import org.hinomi.server.ingest.Ingest;
import org.hinomi.server.postgres.TestPostgres;
import org.hinomi.server.store.Database;
import org.hinomi.server.store.Register;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * Marked values of conditional and forbidden fields go in by every format; none may be found in any store. A marked open value
 * goes in beside them and must be found, or the search itself would prove nothing.
 *
 * <p>The database is searched as every row of every table, read by its driver: the PostgreSQL that we bring
 * ({@code io.zonky.test.postgres}) has {@code initdb}, {@code pg_ctl} and {@code postgres} alone, no artifact for Maven has the
 * other programs, and the {@code pg_dump} of an older PostgreSQL refuses a newer server. Where one that is new enough is on the
 * {@code PATH}, its dump is searched as well.
 */
class CanaryTest {

    private static final String SENSOR = "fw-" + CONTROL;
    private static final Clock CLOCK = Clock.systemUTC();
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration LOOK_EACH = Duration.ofMillis(50);

    private static final NameKey NAME_KEY = new NameKey(new byte[NameKey.BYTES]);

    private final List<Institution> institutions =
            NetworkFile.parsePair("192.0.2.0/24=Aoba University").institutions();
    private final Pipeline pipeline = new Pipeline(
            new Attributor(new InstitutionTable(institutions), CountryTable.EMPTY, AsTable.EMPTY),
            IndicatorSet.EMPTY,
            NAME_KEY);

    @TempDir
    private Path folder;

    private Path home = Path.of("");

    /** The log names folders: this is its control. */
    @BeforeEach
    void nameHome() {
        home = folder.resolve(CONTROL);
    }

    /** Keeps what is logged, from INFO up. */
    private static ListAppender<ILoggingEvent> listen() {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.list = new CopyOnWriteArrayList<>(); // others go on logging while it is searched
        lines.start();
        root.addAppender(lines);
        ((Logger) LoggerFactory.getLogger("org.apache.flink.runtime")).setLevel(Level.INFO);
        return lines;
    }

    @Test
    void noMarkedValueReachesAStore() throws Exception {
        ListAppender<ILoggingEvent> log = listen();
        MarkedLogs.write(home.resolve("logs"));
        String name = TestPostgres.newDatabase();
        Database.Access access = new Database.Access(
                TestPostgres.server().jdbcUrl(""),
                name,
                "postgres",
                TestPostgres.server().password());
        try (Database database = Database.open(access);
                SessionArchive archive = SessionArchive.open(home.resolve("archive"))) {
            database.desk().act(jdbc -> new Register(jdbc).replace(institutions));
            watch(database, archive);
            carryToTheDesk(database, archive);
            assertDatabase(name);
            Canary.assertStore("segments", segments(archive));
            Canary.assertFilesClean(home.resolve("archive"));
            archive.compact(Long.MAX_VALUE, 1);
            Canary.assertStore("Parquet", parquet(home.resolve("archive")));
        }
        Canary.assertFilesClean(home.resolve("archive"));
        assertCheckpoint(home.resolve("engine/checkpoints/stopped"));
        assertLog(log);
    }

    /** Runs as {@code start} does, until all is read and a checkpoint that covers it is complete; then stops. */
    private void watch(Database database, SessionArchive archive) throws Exception {
        EngineSettings settings = EngineSettings.watching(
                        home.resolve("engine"),
                        List.of(new WatchedFolder(home.resolve("logs").toString(), SENSOR)))
                .withSegments(SessionArchive.segmentsOf(home.resolve("archive")))
                .withCheckpointInterval(Duration.ofSeconds(2))
                .withLeastFreeBytes(0);
        Engine engine = Engine.start(
                settings,
                pipeline,
                new PostgresSignalStore(database.engine()),
                new PostgresIntakeStore(database.engine(), CLOCK));
        try {
            await(() -> sum(database, "accepted") == MarkedLogs.ACCEPTED && rows(archive) == MarkedLogs.SESSIONS);
            Canary.assertFilesClean(home.resolve("engine/checkpoints"));
        } finally {
            engine.stop();
        }
        assertThat(sum(database, "rejected")).isEqualTo(MarkedLogs.REJECTED);
        assertThat(formats(database))
                .as("every format has been read")
                .isEqualTo(Formats.all().stream()
                        .map(format -> format.info().id())
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private interface Question {

        boolean isTrue() throws Exception;
    }

    private static void await(Question question) throws Exception {
        long deadlineNs = System.nanoTime() + PATIENCE.toNanos();
        while (!question.isTrue()) {
            assertThat(System.nanoTime() - deadlineNs).as("patience").isNegative();
            LockSupport.parkNanos(LOOK_EACH.toNanos());
        }
    }

    private static long sum(Database database, String column) {
        return database.desk()
                .jdbc()
                .sql("select coalesce(sum(" + column + "), 0) from intake")
                .query(Long.class)
                .single();
    }

    private static Set<String> formats(Database database) {
        return new TreeSet<>(database.desk()
                .jdbc()
                .sql("select format from intake")
                .query(String.class)
                .list());
    }

    private static long rows(SessionArchive archive) {
        return archive.status().segmentRows();
    }

    private static void carryToTheDesk(Database database, SessionArchive archive) {
        DeskService desk = new DeskService(database.desk(), new DeskJudge(Detectors.triage(), archive, CLOCK), CLOCK);
        while (desk.step()) {
            assertThat(desk).isNotNull();
        }
    }

    private static void assertDatabase(String name) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TestPostgres.server().dumpTables(name, out);
        Canary.assertStore("the database's tables", out.toString(UTF_8));
        Optional<String> dump = PgDump.read(name);
        dump.ifPresent(text -> Canary.assertStore("pg_dump", text));
    }

    private void assertCheckpoint(Path stopped) throws Exception {
        Path newest;
        try (Stream<Path> folders = Files.list(stopped)) {
            newest = folders.findFirst().orElseThrow();
        }
        Map<String, String> states = CheckpointText.read(newest);
        states.forEach((state, text) -> Canary.assertClean("checkpoint, " + state, text));
        for (String state : List.of(
                "gate: gate", "by-host: detectors", "intake: tally", "folders: splits", "folders: enumerator")) {
            Canary.assertStore("checkpoint, " + state, requireNonNull(states.get(state)));
        }
        assertThat(states.get("gate: detectors")).as("counts of the peer").contains(addressBytes(MarkedLogs.PEER));
        assertNamesAreSealed(requireNonNull(states.get("gate: gate")), requireNonNull(states.get("gate: detectors")));
        Canary.assertFilesClean(stopped);
    }

    /** A name stands in what waits and in what is counted, as its keyed hash; a plain hash could be guessed back. */
    private void assertNamesAreSealed(String waiting, String counted) {
        long plain = StableHash.of(MarkedLogs.NAME);
        String sealed = longBytes(NAME_KEY.seal(plain));
        assertThat(waiting).as("a lookup that waits").contains(sealed).doesNotContain(longBytes(plain));
        assertThat(counted).as("a name that was asked for").contains(sealed).doesNotContain(longBytes(plain));
    }

    /** The peer's counts are flat tables of numbers: its address stands in them as a checkpoint has it. */
    private static String addressBytes(String address) {
        return longBytes(IpAddress.parse(address).orElseThrow().low());
    }

    private static String longBytes(long value) {
        return new String(ByteBuffer.allocate(Long.BYTES).putLong(value).array(), ISO_8859_1);
    }

    private static void assertLog(ListAppender<ILoggingEvent> log) {
        String logged = log.list.stream()
                .map(event -> event.getLoggerName() + " " + event.getFormattedMessage() + " " + thrown(event))
                .collect(Collectors.joining("\n"));
        Canary.assertStore("log", logged);
    }

    private static String thrown(ILoggingEvent event) {
        return event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
    }

    /** What {@code ingest} keeps beside the archive: its signals, counts and list of files. */
    @Test
    void noMarkedValueReachesTheFilesOfIngest() throws Exception {
        MarkedLogs.write(home.resolve("logs"));
        List<Path> logs;
        try (Stream<Path> files = Files.list(home.resolve("logs"))) {
            logs = files.toList();
        }
        Path loaded = home.resolve("loaded");
        Ingest.Result result = Ingest.run(loaded, logs, pipeline, SENSOR, ArchiveLimits.DEFAULT, _ -> {});
        assertThat(result.signals().toString()).contains(CONTROL);
        Canary.assertStore("signals", Files.readString(loaded.resolve("ingest/signals.jsonl")));
        Canary.assertStore("counts", Files.readString(loaded.resolve("ingest/run/counts.jsonl")));
        Canary.assertStore("Parquet", parquet(loaded.resolve("archive")));
        Canary.assertFilesClean(loaded);
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
}
