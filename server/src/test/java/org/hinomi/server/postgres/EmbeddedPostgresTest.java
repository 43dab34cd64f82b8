// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.hinomi.model.error.HinomiException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedPostgresTest {

    @TempDir
    private Path home;

    /** The programs of the shared server serve here too: unpacking them takes longer than most of these tests. */
    @BeforeEach
    void linkPrograms() throws IOException {
        Path folder = Files.createDirectories(new PostgresSettings(home, 0).folder());
        Path programs = PostgresBinaries.unpack(TestPostgres.settings().folder())
                .resolve("..")
                .normalize();
        Files.createSymbolicLink(folder.resolve(programs.getFileName()), programs);
    }

    @ParameterizedTest
    @CsvSource({
        "fsync, on",
        "synchronous_commit, on",
        "full_page_writes, on",
        "data_checksums, on",
        "listen_addresses, 127.0.0.1",
        "unix_socket_directories, ''",
        "password_encryption, scram-sha-256",
        "max_connections, 50",
        "server_encoding, UTF8",
    })
    void runsWithSafeSettings(String setting, String value) throws SQLException {
        assertThat(query(TestPostgres.server(), "show " + setting)).isEqualTo(value);
    }

    @Test
    void isPostgres18() throws SQLException {
        assertThat(query(TestPostgres.server(), "select version()")).startsWith("PostgreSQL 18.");
    }

    @Test
    void refusesAWrongPassword() {
        String url = TestPostgres.server().jdbcUrl("postgres");
        assertThatThrownBy(() -> DriverManager.getConnection(url, "postgres", "wrong"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password");
    }

    @Test
    void copiesATemplateForATestClass() throws SQLException {
        String template = TestPostgres.newDatabase();
        execute(TestPostgres.server(), template, "create table kept as select 7 as id");
        String copy = TestPostgres.newDatabase(template);
        assertThat(query(TestPostgres.server(), copy, "select id from kept")).isEqualTo("7");
    }

    @Test
    void keepsItsDataOverARestartAndAKilledServer() throws SQLException, IOException {
        PostgresSettings settings = new PostgresSettings(home, 0);
        try (EmbeddedPostgres server = EmbeddedPostgres.start(settings)) {
            execute(server, "create table kept (id int)");
            execute(server, "insert into kept values (1)");
        }
        try (EmbeddedPostgres server = EmbeddedPostgres.start(settings)) {
            execute(server, "insert into kept values (2)");
            ProcessHandle child = ProcessHandle.of(server.pid()).orElseThrow();
            child.destroyForcibly();
            child.onExit().join();
        }
        try (EmbeddedPostgres server = EmbeddedPostgres.start(settings)) {
            assertThat(query(server, "select count(*) from kept")).isEqualTo("2");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void recoversAfterAKilledHinomiAndEndsItsServer(boolean isServerKilledToo) throws SQLException, IOException {
        Process hinomi = startChild("server", home);
        long leftover = Long.parseLong(firstLine(hinomi));
        hinomi.destroyForcibly().onExit().join();
        ProcessHandle server = ProcessHandle.of(leftover).orElseThrow();
        assertThat(server.info().command()).isPresent();
        if (isServerKilledToo) {
            server.destroyForcibly();
        }

        try (EmbeddedPostgres next = EmbeddedPostgres.start(new PostgresSettings(home, 0))) {
            // Gone, or a zombie where the machine's first process does not wait for orphans.
            assertThat(ProcessHandle.of(leftover)
                            .flatMap(handle -> handle.info().command()))
                    .isEmpty();
            assertThat(query(next, "select id from kept")).isEqualTo("1");
        }
    }

    @Test
    void recoversFromAServerThatDiesWhileItIsToldToStop() throws Exception {
        PostgresSettings settings = new PostgresSettings(home, 0);
        Process hinomi = startChild("server", home);
        long leftover = Long.parseLong(firstLine(hinomi));
        hinomi.destroyForcibly().onExit().join();
        // Frozen, it cannot obey the stop that the next start sends, so that it surely dies in the middle of it.
        signal("STOP", leftover);
        CompletableFuture<EmbeddedPostgres> next =
                CompletableFuture.supplyAsync(() -> EmbeddedPostgres.start(settings));
        while (!Files.readString(settings.log()).contains("waiting for server to shut down")) {
            assertThat(next).isNotCompletedExceptionally();
            Thread.onSpinWait();
        }
        signal("KILL", leftover);

        try (EmbeddedPostgres server = next.join()) {
            assertThat(query(server, "select id from kept")).isEqualTo("1");
        }
    }

    private static void signal(String name, long pid) throws IOException {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start();
        assertThat(kill.onExit().join().exitValue()).isZero();
    }

    @Test
    void startsWhereAnotherProgramNowHasTheOldProcessId() throws SQLException, IOException {
        PostgresSettings settings = new PostgresSettings(home, 0);
        EmbeddedPostgres.start(settings).close();
        String foreignPid =
                Long.toString(ProcessHandle.current().parent().orElseThrow().pid());
        Files.writeString(settings.data().resolve("postmaster.pid"), foreignPid + "\n" + settings.data() + "\n");
        try (EmbeddedPostgres server = EmbeddedPostgres.start(settings)) {
            assertThat(query(server, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void aSecondStartOnTheSameHomeNamesFolderAndProcess() throws IOException {
        Process holder = startChild("lock", home);
        try {
            assertThat(firstLine(holder)).isEqualTo(Long.toString(holder.pid()));
            assertThatThrownBy(() -> EmbeddedPostgres.start(new PostgresSettings(home, 0)))
                    .isInstanceOf(HinomiException.class)
                    .hasMessageContaining(home.toRealPath().toString())
                    .hasMessageContaining("process " + holder.pid());
        } finally {
            holder.destroyForcibly().onExit().join();
        }
    }

    @Test
    void aRefusedSecondLockDoesNotLoosenTheFirst() throws IOException {
        try (HomeLock held = HomeLock.take(home)) {
            assertThatThrownBy(() -> HomeLock.take(home))
                    .isInstanceOf(HinomiException.class)
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
            Process other = startChild("lock", home);
            assertThat(firstLine(other)).contains(held.home().toString(), "is in use by another Hinomi");
            other.onExit().join();
        }
        HomeLock.take(home).close();
    }

    @Test
    void usesALockThatItsCallerHolds() {
        try (HomeLock held = HomeLock.take(home)) {
            EmbeddedPostgres.start(new PostgresSettings(home, 0), held).close();
            assertThatThrownBy(() -> HomeLock.take(home)).isInstanceOf(HinomiException.class);
        }
    }

    @Test
    void saysWhichPortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            PostgresSettings settings = new PostgresSettings(home, taken.getLocalPort());
            assertThatThrownBy(() -> EmbeddedPostgres.start(settings))
                    .isInstanceOf(HinomiException.class)
                    .hasMessageContaining("port " + taken.getLocalPort());
        }
        HomeLock.take(home).close();
    }

    @Test
    void refusesDataOfAnotherMajorVersion() throws IOException {
        PostgresSettings settings = new PostgresSettings(home, 0);
        Files.createDirectories(settings.data());
        Files.writeString(settings.data().resolve("PG_VERSION"), "17\n");
        assertThatThrownBy(() -> EmbeddedPostgres.start(settings))
                .isInstanceOf(HinomiException.class)
                .hasMessageContaining(settings.data().toRealPath() + " was made by PostgreSQL 17");
    }

    @Test
    void saysWhatPostgresSaidWhereItDoesNotStart() throws IOException {
        PostgresSettings settings = new PostgresSettings(home, 0);
        EmbeddedPostgres.start(settings).close();
        Files.writeString(settings.data().resolve("postgresql.conf"), "no_such_setting = 1\n");
        assertThatThrownBy(() -> EmbeddedPostgres.start(settings))
                .isInstanceOf(HinomiException.class)
                .hasMessageContaining("unrecognized configuration parameter \"no_such_setting\"")
                .hasMessageContaining(settings.log().getFileName().toString());
    }

    @Test
    void saysWhichPasswordFileIsWrongAndLeavesNoServer() throws IOException {
        PostgresSettings settings = new PostgresSettings(home, 0);
        EmbeddedPostgres.start(settings).close();
        Files.writeString(settings.passwordFile(), "wrong");
        assertThatThrownBy(() -> EmbeddedPostgres.start(settings))
                .isInstanceOf(HinomiException.class)
                .hasMessageContaining(settings.passwordFile().getFileName().toString());
        assertThat(settings.data().resolve("postmaster.pid")).doesNotExist();
    }

    @Test
    void keepsPasswordAndLogToTheirOwner() throws IOException {
        PostgresSettings settings = new PostgresSettings(home, 0);
        EmbeddedPostgres.start(settings).close();
        for (Path file : List.of(settings.passwordFile(), settings.log())) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void unpacksUnderTheVersion() throws SQLException {
        String version = query(TestPostgres.server(), "show server_version");
        assertThat(TestPostgres.settings().folder().resolve("bin-" + version + ".0"))
                .isDirectory();
    }

    @Test
    void unpacksOnceForAllWhoStartTogether() {
        Path parent = home.resolve("fresh");
        List<Path> programs = IntStream.range(0, 3)
                .parallel()
                .mapToObj(i -> PostgresBinaries.unpack(parent))
                .distinct()
                .toList();
        assertThat(programs)
                .singleElement()
                .satisfies(found -> assertThat(found.resolve("postgres")).isExecutable());
        assertThat(parent).isDirectoryNotContaining("glob:**unpacking-*");
    }

    @Test
    void makesDataAgainAfterABrokenFirstStart() throws IOException, SQLException {
        PostgresSettings settings = new PostgresSettings(home, 0);
        Path half = settings.folder().resolve("data.incomplete");
        Files.createDirectories(half);
        Files.writeString(half.resolve("PG_VERSION"), "18\n");
        try (EmbeddedPostgres server = EmbeddedPostgres.start(settings)) {
            assertThat(query(server, "select 1")).isEqualTo("1");
            assertThat(half).doesNotExist();
        }
    }

    @Test
    void dumpsEveryRowOfEveryTable() throws SQLException, IOException {
        String database = TestPostgres.newDatabase();
        execute(TestPostgres.server(), database, "create schema s");
        execute(TestPostgres.server(), database, "create table s.\"T 1\" as select '花見' as name, '\\xca'::bytea as b");
        execute(TestPostgres.server(), database, "create table parts (id int) partition by list (id)");
        execute(TestPostgres.server(), database, "create table parts_1 partition of parts for values in (1)");
        execute(TestPostgres.server(), database, "insert into parts values (1)");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TestPostgres.server().dumpTables(database, out);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("-- public.parts_1\n{\"id\":1}\n-- s.\"T 1\"\n{\"name\":\"花見\",\"b\":\"\\\\xca\"}\n");
    }

    @Test
    void asRootWithoutNamespacesRunsAsNobody() throws IOException, SQLException {
        assumeTrue(isRoot());
        openToAll(home);
        openToAll(TestPostgres.settings().home());
        PostgresSettings settings = new PostgresSettings(home.toRealPath(), 0);
        Path programs = PostgresBinaries.unpack(settings.folder());
        EmbeddedPostgres.start(settings).close();
        assertThat(ChildCommand.asOrdinaryUser(
                        settings.data(),
                        List.of("false"),
                        programs.resolve("postgres").toString()))
                .contains("--reuid=65534");
        try (EmbeddedPostgres server = EmbeddedPostgres.start(settings)) {
            assertThat(query(server, "select 1")).isEqualTo("1");
            assertThat(Files.getAttribute(Path.of("/proc/" + server.pid()), "unix:uid"))
                    .isEqualTo(65_534);
        }
    }

    @Test
    void saysWhatToDoWhereNoUserCanRunIt() throws IOException {
        assumeTrue(isRoot());
        Path data = Files.createDirectories(home.resolve("closed/data"));
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
        assertThatThrownBy(() -> ChildCommand.asOrdinaryUser(data, List.of("false"), "/bin/true"))
                .isInstanceOf(HinomiException.class)
                .hasMessageContaining("does not run as root")
                .hasMessageContaining("start Hinomi as an ordinary user");
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private static void openToAll(Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Another JVM, which says one line and then waits to be killed; see {@link AnotherHinomi}. */
    private static Process startChild(String what, Path home) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new ProcessBuilder(
                        java.toString(),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AnotherHinomi.class.getName(),
                        what,
                        home.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static String firstLine(Process process) throws IOException {
        return process.inputReader(StandardCharsets.UTF_8).readLine();
    }

    private static String query(EmbeddedPostgres server, String sql) throws SQLException {
        return query(server, EmbeddedPostgres.SUPERUSER, sql);
    }

    private static String query(EmbeddedPostgres server, String database, String sql) throws SQLException {
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }

    private static void execute(EmbeddedPostgres server, String sql) throws SQLException {
        execute(server, EmbeddedPostgres.SUPERUSER, sql);
    }

    private static void execute(EmbeddedPostgres server, String database, String sql) throws SQLException {
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
