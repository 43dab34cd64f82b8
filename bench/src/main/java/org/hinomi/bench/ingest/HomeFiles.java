// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hinomi.bench.harness.BenchFailure;

/**
 * What an ingest left in a home's archive.
 *
 * @param sessions rows of the hour files, as their own footers say
 * @param hourFiles how many hour files there are
 * @param hourFileBytes bytes of them
 * @param otherBytes bytes of everything else in the archive: index, ledgers
 * @param columnBytes compressed bytes of each column over all hour files
 */
public record HomeFiles(
        long sessions, int hourFiles, long hourFileBytes, long otherBytes, Map<String, Long> columnBytes) {

    private static final String PARQUET = ".parquet";

    public HomeFiles {
        columnBytes = Map.copyOf(columnBytes);
    }

    /** Looks at a home. */
    public static HomeFiles of(Path home) throws IOException, SQLException {
        Path archive = home.resolve("archive");
        List<Path> files;
        try (Stream<Path> all = Files.walk(archive)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        long inHourFiles = 0;
        long other = 0;
        int hourFiles = 0;
        for (Path file : files) {
            boolean isHourFile = file.toString().endsWith(PARQUET);
            inHourFiles += isHourFile ? Files.size(file) : 0;
            other += isHourFile ? 0 : Files.size(file);
            hourFiles += isHourFile ? 1 : 0;
        }
        if (hourFiles == 0) {
            throw new BenchFailure(archive + " holds no hour file");
        }
        String glob = "'" + archive.resolve("sessions") + "/*/*/*" + PARQUET + "'";
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            long sessions = sum(statement, "select sum(num_rows) from parquet_file_metadata(" + glob + ")");
            return new HomeFiles(sessions, hourFiles, inHourFiles, other, columns(statement, glob));
        }
    }

    private static long sum(Statement statement, String question) throws SQLException {
        try (ResultSet rows = statement.executeQuery(question)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static Map<String, Long> columns(Statement statement, String glob) throws SQLException {
        Map<String, Long> columns = new TreeMap<>();
        try (ResultSet rows = statement.executeQuery(
                "select path_in_schema, sum(total_compressed_size) from parquet_metadata(" + glob + ") group by 1")) {
            while (rows.next()) {
                columns.put(rows.getString(1), rows.getLong(2));
            }
        }
        return columns;
    }

    /** Bytes that a session takes in the hour files. */
    public double bytesPerSession() {
        return (double) hourFileBytes / sessions;
    }

    /** Deletes a home and everything in it. */
    public static void delete(Path home) throws IOException {
        if (!Files.exists(home)) {
            return;
        }
        try (Stream<Path> all = Files.walk(home)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
