// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** One server for all tests of a run, and a database of its own for each test class that asks. */
public final class TestPostgres {

    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final Path HOME = newFolder();
    private static final EmbeddedPostgres SERVER = start();

    private TestPostgres() {}

    /** Name of a fresh, empty database. */
    public static String newDatabase() {
        return newDatabase("template0");
    }

    /** Name of a fresh copy of {@code template}, to which nobody may be connected meanwhile. */
    public static String newDatabase(String template) {
        String name = "test_" + DATABASES.incrementAndGet();
        try (Connection connection = connect(EmbeddedPostgres.SUPERUSER);
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name + " template " + template);
            return name;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A connection of the superuser. */
    public static Connection connect(String database) throws SQLException {
        return SERVER.connect(database);
    }

    public static EmbeddedPostgres server() {
        return SERVER;
    }

    static PostgresSettings settings() {
        return new PostgresSettings(HOME, 0);
    }

    private static EmbeddedPostgres start() {
        EmbeddedPostgres server = EmbeddedPostgres.start(settings());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
        return server;
    }

    private static void stop(EmbeddedPostgres server) {
        server.close();
        try {
            PostgresBinaries.delete(HOME);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("hinomi-postgres-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
