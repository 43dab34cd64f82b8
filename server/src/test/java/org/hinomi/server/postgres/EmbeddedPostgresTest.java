// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.hinomi.model.error.HinomiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmbeddedPostgresTest {

    @TempDir
    private Path home;

    @ParameterizedTest
    @CsvSource({
        "fsync, on",
        "synchronous_commit, on",
        "full_page_writes, on",
        "data_checksums, on",
        "listen_addresses, 127.0.0.1",
        "password_encryption, scram-sha-256",
        "max_connections, 50",
        "server_encoding, UTF8",
    })
    void runsWithSafeSettings(String setting, String value) throws SQLException {
        assertThat(query("show " + setting)).isEqualTo(value);
    }

    @Test
    void isPostgres18() throws SQLException {
        assertThat(query("show server_version")).startsWith("18.");
    }

    @Test
    void refusesAWrongPassword() {
        String url = TestPostgres.server().jdbcUrl("postgres");
        assertThatThrownBy(() -> DriverManager.getConnection(url, "postgres", "wrong"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password");
    }

    @Test
    void keepsItsDataOverARestartAndAKill() throws SQLException, IOException, InterruptedException {
        PostgresSettings settings = new PostgresSettings(home, 0);
        try (EmbeddedPostgres server = EmbeddedPostgres.start(settings)) {
            execute(server, "create table kept (id int)");
            execute(server, "insert into kept values (1)");
        }
        EmbeddedPostgres killed = EmbeddedPostgres.start(settings);
        execute(killed, "insert into kept values (2)");
        new ProcessBuilder("kill", "-KILL", Long.toString(killed.pid())).start().waitFor();
        ProcessHandle.of(killed.pid()).ifPresent(handle -> handle.onExit().join());
        try (EmbeddedPostgres server = EmbeddedPostgres.start(settings)) {
            assertThat(query(server, "select count(*) from kept")).isEqualTo("2");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(settings.passwordFile())))
                .isEqualTo("rw-------");
    }

    @Test
    void endsTheServerThatAnEarlierRunLeftBehind() throws SQLException {
        PostgresSettings settings = new PostgresSettings(home, 0);
        EmbeddedPostgres leftover = EmbeddedPostgres.start(settings);
        execute(leftover, "create table kept (id int)");
        try (EmbeddedPostgres server = EmbeddedPostgres.start(settings)) {
            assertThat(server.pid()).isNotEqualTo(leftover.pid());
            assertThat(query(server, "select count(*) from kept")).isEqualTo("0");
        }
    }

    @Test
    void saysWhichPortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            PostgresSettings settings = new PostgresSettings(home, taken.getLocalPort());
            assertThatThrownBy(() -> EmbeddedPostgres.start(settings))
                    .isInstanceOf(HinomiException.class)
                    .hasMessageContaining("port " + taken.getLocalPort());
        }
    }

    @Test
    void aHomeInUseNamesItsHolder() {
        try (HomeLock held = HomeLock.take(home)) {
            assertThat(held).isNotNull();
            assertThatThrownBy(() -> HomeLock.take(home))
                    .isInstanceOf(HinomiException.class)
                    .hasMessageContaining(home.toString())
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
        }
        HomeLock.take(home).close();
    }

    private static String query(String sql) throws SQLException {
        return query(TestPostgres.server(), sql);
    }

    private static String query(EmbeddedPostgres server, String sql) throws SQLException {
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }

    private static void execute(EmbeddedPostgres server, String sql) throws SQLException {
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection connect(EmbeddedPostgres server) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl("postgres"), EmbeddedPostgres.SUPERUSER, server.password());
    }
}
