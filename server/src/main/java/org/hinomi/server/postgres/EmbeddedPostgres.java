// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.postgres;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.hinomi.model.error.ErrorCode;
import org.hinomi.model.error.HinomiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL 18 server of our own: loopback only, passwords by SCRAM, fsync and synchronous commit on, checksums on.
 * {@link #close} stops it in order; after a kill of this process the next {@link #start} ends what was left behind, and the
 * server recovers from its log. Thread-safe.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    /** The superuser's name. */
    public static final String SUPERUSER = "postgres";

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
    private static final long POLL_NANOS = Duration.ofMillis(50).toNanos();
    private static final int LOG_TAIL_LINES = 12;

    private final PostgresSettings settings;
    private final int port;
    private final String password;
    private final Process process;

    private EmbeddedPostgres(PostgresSettings settings, int port, String password, Process process) {
        this.settings = settings;
        this.port = port;
        this.password = password;
        this.process = process;
    }

    /**
     * Starts the server, making its data folder the first time, and waits until it answers.
     *
     * @throws HinomiException with the server's own last words where it does not start
     */
    public static EmbeddedPostgres start(PostgresSettings settings) {
        requireNonNull(settings, "settings");
        try {
            Files.createDirectories(settings.home());
            Path programs = PostgresBinaries.unpack(settings.programs());
            if (!Files.exists(settings.data().resolve("PG_VERSION"))) {
                initialise(settings, programs);
            }
            endLeftover(settings.data());
            int port = settings.port() == 0 ? findFreePort() : requireFree(settings.port());
            Process process = launch(settings, programs, port);
            String password = Files.readString(settings.passwordFile(), StandardCharsets.US_ASCII)
                    .strip();
            EmbeddedPostgres server = new EmbeddedPostgres(settings, port, password, process);
            server.awaitAnswer();
            LOG.info("PostgreSQL answers on 127.0.0.1:{}", port);
            return server;
        } catch (IOException e) {
            throw new HinomiException(
                    ErrorCode.RESOURCE, settings.home() + ": PostgreSQL cannot be started here: " + e, e);
        }
    }

    private static void initialise(PostgresSettings settings, Path programs) throws IOException {
        byte[] secret = new byte[24];
        new SecureRandom().nextBytes(secret);
        Path passwordFile = settings.passwordFile();
        Files.deleteIfExists(passwordFile);
        Files.createFile(
                passwordFile, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(passwordFile, HexFormat.of().formatHex(secret) + "\n", StandardCharsets.US_ASCII);
        int exitCode = run(
                settings,
                List.of(
                        programs.resolve("initdb").toString(),
                        "--pgdata=" + settings.data(),
                        "--username=" + SUPERUSER,
                        "--pwfile=" + passwordFile,
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--locale=C",
                        "--data-checksums"));
        if (exitCode != 0) {
            throw failure(settings, "initdb failed with exit code " + exitCode);
        }
    }

    private static Process launch(PostgresSettings settings, Path programs, int port) throws IOException {
        List<String> command = ChildCommand.of(List.of(
                programs.resolve("postgres").toString(),
                "-D",
                settings.data().toString(),
                "-p",
                Integer.toString(port),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                "-c",
                "max_connections=50",
                "-c",
                "password_encryption=scram-sha-256",
                "-c",
                "fsync=on",
                "-c",
                "synchronous_commit=on",
                "-c",
                "shared_buffers=64MB",
                "-c",
                "log_statement=none",
                "-c",
                "log_min_error_statement=panic"));
        return builder(settings, command).start();
    }

    private static int run(PostgresSettings settings, List<String> command) throws IOException {
        try {
            return builder(settings, ChildCommand.of(command)).start().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static ProcessBuilder builder(PostgresSettings settings, List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(settings.home().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(settings.log().toFile()));
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("TZ", "UTC");
        return builder;
    }

    /** A server that a killed Hinomi left behind holds the data folder: it is asked to stop, and waited for. */
    private static void endLeftover(Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
        Optional<ProcessHandle> leftover = ProcessHandle.of(pid).filter(handle -> runsOn(handle, data));
        if (leftover.isEmpty()) {
            return;
        }
        LOG.warn("stopping the PostgreSQL that an earlier run left behind, process {}", pid);
        signalFastStop(pid);
        long deadline = System.nanoTime() + STOP_LIMIT.toNanos();
        while (leftover.get().isAlive() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(POLL_NANOS);
        }
        if (leftover.get().isAlive()) {
            throw new HinomiException(
                    ErrorCode.RESOURCE, data + ": process " + pid + " holds this data folder and does not stop");
        }
    }

    private static boolean runsOn(ProcessHandle handle, Path data) {
        Optional<String[]> arguments = handle.info().arguments();
        return arguments.isPresent() && List.of(arguments.get()).contains(data.toString());
    }

    /** SIGINT is PostgreSQL's fast shutdown: sessions are ended, everything is written. */
    private static void signalFastStop(long pid) throws IOException {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(pid)).start().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private void awaitAnswer() {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (System.nanoTime() < deadline) {
            if (!process.isAlive()) {
                throw failure(settings, "PostgreSQL ended at once");
            }
            if (answers()) {
                return;
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        throw failure(settings, "PostgreSQL did not answer within " + START_LIMIT.toSeconds() + " s");
    }

    private boolean answers() {
        try (Connection connection = DriverManager.getConnection(jdbcUrl(SUPERUSER), SUPERUSER, password)) {
            return connection.isValid(5);
        } catch (SQLException e) {
            // Class 08 is a connection that is not there yet, 57P03 a server that is still starting or recovering.
            String state = String.valueOf(e.getSQLState());
            if (state.startsWith("08") || state.equals("57P03")) {
                return false;
            }
            throw failure(settings, "PostgreSQL refuses us: " + e.getMessage());
        }
    }

    private static HinomiException failure(PostgresSettings settings, String what) {
        return new HinomiException(
                ErrorCode.RESOURCE, what + "; the end of " + settings.log() + ":\n" + logTail(settings.log()));
    }

    private static String logTail(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_TAIL_LINES), lines.size()));
        } catch (IOException e) {
            return "(no log)";
        }
    }

    private static int findFreePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int requireFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new HinomiException(
                    ErrorCode.RESOURCE, "port " + port + " for PostgreSQL is taken by another program", e);
        }
    }

    public int port() {
        return port;
    }

    /** The superuser's password, as kept beside the data. */
    public String password() {
        return password;
    }

    /** Where a database of this server is found. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** Process id of the server, for tests that kill it. */
    public long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        if (!process.isAlive()) {
            return;
        }
        try {
            signalFastStop(process.pid());
            if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("PostgreSQL did not stop within {} s and is ended", STOP_LIMIT.toSeconds());
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroy();
        }
    }
}
