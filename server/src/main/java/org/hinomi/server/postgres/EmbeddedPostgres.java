// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.postgres;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.hinomi.model.error.ErrorCode;
import org.hinomi.model.error.HinomiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL 18 server of our own: loopback only, passwords by SCRAM, fsync and synchronous commit on, checksums on.
 * {@link #close} stops it in order; after a kill of this process the next {@link #start} ends what was left behind, and the
 * server recovers from its log. One home serves one Hinomi ({@link HomeLock}). Thread-safe.
 *
 * <p>It does not guard against others of the same account (or root), who can read the superuser's password.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    /** The superuser's name. */
    public static final String SUPERUSER = "postgres";

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final String LOOPBACK = "127.0.0.1";
    /** Long, since recovery after a crash may be; a server that ends is noticed at once. */
    private static final Duration START_LIMIT = Duration.ofMinutes(5);

    private static final Duration POLL = Duration.ofMillis(20);
    private static final long LAST_WAIT_SEC = 10;

    private final PostgresSettings settings;
    private final PostgresPrograms programs;
    private final DataFolder folder;
    private final int port;
    private final String password;
    private final Process process;
    private final Runnable afterStop;

    private EmbeddedPostgres(PostgresSettings settings, Runnable afterStop) throws IOException {
        this.settings = settings;
        this.afterStop = afterStop;
        Files.createDirectories(settings.folder());
        programs = new PostgresPrograms(PostgresBinaries.unpack(settings.folder()), settings.log());
        folder = new DataFolder(settings, programs);
        folder.prepare();
        password = folder.password();
        Launch launch = launch();
        port = launch.port();
        process = launch.process();
    }

    /**
     * Takes the home's lock, starts the server, making its data folder the first time, and waits until it answers.
     *
     * @throws HinomiException where the home is in use, or the server does not start: with its own last words
     */
    public static EmbeddedPostgres start(PostgresSettings settings) {
        requireNonNull(settings, "settings");
        HomeLock lock = HomeLock.take(settings.home());
        try {
            return start(settings, lock, lock::close);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** As {@link #start(PostgresSettings)}, for a caller that holds the home's lock already, and keeps it. */
    public static EmbeddedPostgres start(PostgresSettings settings, HomeLock held) {
        requireNonNull(settings, "settings");
        requireNonNull(held, "held");
        return start(settings, held, () -> {});
    }

    private static EmbeddedPostgres start(PostgresSettings settings, HomeLock held, Runnable afterStop) {
        try {
            if (!Files.isSameFile(settings.home(), held.home())) {
                throw new IllegalArgumentException("the lock is of " + held.home() + ", not of " + settings.home());
            }
            EmbeddedPostgres server =
                    new EmbeddedPostgres(new PostgresSettings(held.home(), settings.port()), afterStop);
            server.requireAnswer();
            LOG.info("PostgreSQL answers on {}:{}", LOOPBACK, server.port);
            return server;
        } catch (IOException e) {
            throw new HinomiException(
                    ErrorCode.RESOURCE,
                    settings.folder() + ": PostgreSQL cannot be started here (" + e
                            + "): check the folder's owner and free space, or choose another home",
                    e);
        }
    }

    private record Launch(Process process, int port) {}

    private Launch launch() throws IOException {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (true) {
            long logBefore = programs.logSizeBytes();
            int candidate = settings.port() == 0 ? findFreePort() : requireFree(settings.port());
            Process child = programs.launch(settings.data(), "postgres", arguments(candidate));
            if (awaitReady(child, deadline)) {
                return new Launch(child, candidate);
            }
            if (!passes(programs.logSince(logBefore)) || System.nanoTime() - deadline > 0) {
                end(child);
                throw programs.failure(settings.data() + ": PostgreSQL does not start", logBefore);
            }
            pause(child);
        }
    }

    /** The command line outranks postgresql.conf and ALTER SYSTEM, so what is promised here holds. */
    private String[] arguments(int candidate) {
        return new String[] {
            "-D", settings.data().toString(),
            "-p", Integer.toString(candidate),
            "-c", "listen_addresses=" + LOOPBACK,
            "-c", "unix_socket_directories=",
            "-c", "password_encryption=scram-sha-256",
            "-c", "fsync=on",
            "-c", "full_page_writes=on",
            "-c", "synchronous_commit=on",
            "-c", "max_connections=50",
            "-c", "shared_buffers=64MB",
            "-c", "maintenance_work_mem=32MB",
            "-c", "max_wal_size=512MB",
            // Statements and the values in error details are people's data: they stay out of the log.
            "-c", "log_statement=none",
            "-c", "log_min_error_statement=panic",
            "-c", "log_error_verbosity=terse",
        };
    }

    /** False where the server ended, or the deadline came, before it took connections. */
    private boolean awaitReady(Process child, long deadline) {
        while (child.isAlive() && System.nanoTime() - deadline < 0) {
            if (folder.isReady(child.pid())) {
                return true;
            }
            pause(child);
        }
        return false;
    }

    /** Reasons that go away by themselves: sessions of a killed server still ending, a free port that another took first. */
    private boolean passes(String lastWords) {
        return lastWords.contains("pre-existing shared memory block")
                || (settings.port() == 0 && lastWords.contains("Address already in use"));
    }

    private static void pause(Process child) {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end(child);
            throw new HinomiException(ErrorCode.RESOURCE, "interrupted while PostgreSQL started; it was ended", e);
        }
    }

    private void requireAnswer() {
        try (Connection connection = connect(SUPERUSER)) {
            if (!connection.isValid((int) LAST_WAIT_SEC)) {
                throw new SQLException("the connection is not valid");
            }
        } catch (SQLException e) {
            close();
            throw new HinomiException(
                    ErrorCode.RESOURCE,
                    "PostgreSQL on port " + port + " refuses its superuser with the password of "
                            + settings.passwordFile() + " (" + e.getMessage()
                            + "): restore that file from the backup of the data that it belongs to",
                    e);
        }
    }

    private static int findFreePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral(LOOPBACK))) {
            return socket.getLocalPort();
        }
    }

    private static int requireFree(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral(LOOPBACK), port), 1);
            return port;
        } catch (BindException e) {
            throw new HinomiException(
                    ErrorCode.RESOURCE,
                    "port " + port + " on " + LOOPBACK + ", configured for PostgreSQL, cannot be used ("
                            + e.getMessage()
                            + "): end the program that holds it, or configure another port, or 0 for any free one",
                    e);
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
        return "jdbc:postgresql://" + LOOPBACK + ":" + port + "/" + database;
    }

    /** A new connection of the superuser, whom row level security does not hold. */
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database), SUPERUSER, password);
    }

    /**
     * Writes every row of every table of a database, as of one moment. The artifact brings no {@code pg_dump}; see
     * {@link TableDump} for the form.
     */
    public void dumpTables(String database, OutputStream out) throws SQLException, IOException {
        try (Connection connection = connect(database)) {
            TableDump.write(connection, out);
        }
    }

    /** Process id of the server, for tests that kill it. */
    long pid() {
        return process.pid();
    }

    /** Stops the server in order, and at the last by force; a second call does nothing. */
    @Override
    public void close() {
        try {
            if (process.isAlive()) {
                folder.stop();
                LOG.info("PostgreSQL on port {} has stopped", port);
            }
        } catch (IOException | HinomiException e) {
            LOG.warn("PostgreSQL is ended by force; its next start recovers", e);
        } finally {
            end(process);
            afterStop.run();
        }
    }

    private static void end(Process child) {
        child.destroy();
        try {
            if (!child.waitFor(LAST_WAIT_SEC, TimeUnit.SECONDS)) {
                child.destroyForcibly();
            }
        } catch (InterruptedException e) {
            child.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
