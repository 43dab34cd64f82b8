// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.parquet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/**
 * DuckDB inside the process, without a database file: it sees only the archive's folder, spills only into it, loads no
 * extension and reaches no network. Thread-safe: each user takes a connection of its own.
 */
public final class Duck implements AutoCloseable {

    /** What sorting may take before it spills. */
    private static final String MEMORY = "512MB";

    /** How many threads it works with where nobody says. */
    public static final int THREADS = 2;

    private final DuckDBConnection root;

    /**
     * Starts DuckDB.
     *
     * @param archive the only folder it may touch
     * @param spill where it may put what does not fit the memory, inside {@code archive}
     */
    public Duck(Path archive, Path spill) throws IOException, SQLException {
        this(archive, spill, THREADS);
    }

    /**
     * Starts DuckDB.
     *
     * @param threads how many it may work with
     */
    public Duck(Path archive, Path spill, int threads) throws IOException, SQLException {
        this(archive, spill, threads, false);
    }

    private Duck(Path archive, Path spill, int threads, boolean streams) throws IOException, SQLException {
        Files.createDirectories(spill);
        Properties options = new Properties();
        options.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, Boolean.toString(streams));
        root = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:", options);
        try (Statement statement = root.createStatement()) {
            statement.execute("SET temp_directory = " + quoted(spill));
            statement.execute("SET memory_limit = '" + MEMORY + "'");
            statement.execute("SET threads = " + threads);
            statement.execute("SET autoinstall_known_extensions = false");
            statement.execute("SET autoload_known_extensions = false");
            statement.execute("SET allow_community_extensions = false");
            statement.execute("SET allowed_directories = [" + quoted(archive) + "]");
            statement.execute("SET enable_external_access = false");
            statement.execute("SET lock_configuration = true");
        } catch (SQLException e) {
            root.close();
            throw e;
        }
    }

    /** One that gives rows as it reads them, for results that do not fit the memory. */
    static Duck streaming(Path archive, Path spill) throws IOException, SQLException {
        return new Duck(archive, spill, THREADS, true);
    }

    /** The connection that the options of the start hold for. */
    DuckDBConnection root() {
        return root;
    }

    DuckDBConnection connect() throws SQLException {
        return root.duplicate().unwrap(DuckDBConnection.class);
    }

    @Override
    public void close() throws SQLException {
        root.close();
    }

    /** A text of SQL. */
    static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** A path as a text of SQL. */
    static String quoted(Path path) {
        return quoted(path.toAbsolutePath().toString());
    }

    /** The table of all rows of some files. */
    static String table(List<HourFile> files) {
        return files.stream()
                .map(file -> quoted(file.path()))
                .collect(Collectors.joining(", ", "read_parquet([", "], hive_partitioning = false)"));
    }
}
