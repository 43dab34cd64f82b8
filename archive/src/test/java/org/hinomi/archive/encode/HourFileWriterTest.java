// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.LongSupplier;
import org.hinomi.archive.RandomSessions;
import org.hinomi.archive.rows.SessionRows;
import org.hinomi.model.session.SessionBlock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** DuckDB, whose reader is not ours, reads back what was written. */
class HourFileWriterTest {

    private static final long SEED = 20260401;
    private static final int COLUMNS = 19;

    @TempDir
    Path dir;

    @Test
    void anotherEngineReadsEveryValueBack() throws IOException, SQLException {
        for (int count : new int[] {1, 7, 8, 9, 128, 129, 130, 4097, 30_000}) {
            SessionRows rows = new SessionRows(count);
            rows.add(new RandomSessions(SEED + count).block("zeek", count, 1));
            assertThat(read(write(rows))).as("%s rows", count).isEqualTo(expected(rows));
        }
    }

    /** Few distinct numbers go through a dictionary, many through differences; runs, widths of all kinds, extremes. */
    @Test
    void numbersOfAnyShapeComeBack() throws IOException, SQLException {
        Random random = new Random(SEED);
        List<LongSupplier> shapes = new ArrayList<>(List.of(
                random::nextLong,
                () -> random.nextBoolean() ? Long.MIN_VALUE : Long.MAX_VALUE,
                () -> 7,
                () -> -1,
                () -> 0,
                () -> random.nextInt(100) == 0 ? random.nextLong() : 5));
        for (int bits = 1; bits < Long.SIZE; bits += 3) {
            long bound = 1L << bits;
            shapes.add(() -> random.nextLong(bound));
        }
        for (int shape = 0; shape < shapes.size(); shape++) {
            SessionRows rows = shaped(6000 + shape, shapes.get(shape), random);
            assertThat(read(write(rows))).as("seed %s, shape %s", SEED, shape).isEqualTo(expected(rows));
        }
    }

    private static SessionRows shaped(int count, LongSupplier numbers, Random random) {
        SessionBlock block = new SessionBlock("zeek", count);
        block.resize(count);
        long[][] columns = {
            block.startMs(), block.durationMs(), block.srcHigh(), block.srcLow(), block.dstHigh(),
            block.dstLow(), block.bytesOut(), block.bytesIn(), block.packetsOut(), block.packetsIn()
        };
        for (int row = 0; row < count; row++) {
            long number = 0;
            for (long[] column : columns) {
                boolean isRun = row > 0 && random.nextInt(4) > 0;
                number = numbers.getAsLong();
                column[row] = isRun ? column[row - 1] : number;
            }
            block.srcPort()[row] = (char) number;
            block.dstPort()[row] = (char) (number >>> 7);
            block.protocol()[row] = (byte) number;
            block.state()[row] = (byte) (number >>> 3);
            block.attribute(row, (int) number, (int) (number >>> 9), (char) number, (int) (number >>> 5));
        }
        SessionRows rows = new SessionRows(count);
        rows.add(block);
        return rows;
    }

    @Test
    void sensorsAreTheirNames() throws IOException, SQLException {
        SessionRows rows = new SessionRows(10);
        for (String sensor : List.of("北", "zeek", "panos", "")) {
            rows.add(new RandomSessions(SEED).block(sensor, 5, 1));
        }
        assertThat(read(write(rows))).isEqualTo(expected(rows));
    }

    @Test
    void aReaderPassesOverRowGroupsByTheirBounds() throws IOException, SQLException {
        SessionRows rows = new SessionRows(2);
        rows.add(new RandomSessions(SEED).block("zeek", 2, 1));
        rows.srcLow()[0] = 5;
        rows.srcLow()[1] = Long.MIN_VALUE; // as an unsigned number the greater
        rows.durationMs()[0] = -1;
        rows.durationMs()[1] = 40;
        Path file = write(rows);
        assertThat(bounds(file, "src_low")).containsExactly("5", "9223372036854775808", "0");
        assertThat(bounds(file, "duration_ms")).containsExactly("40", "40", "1");
    }

    @Test
    void severalRowGroupsFollowEachOther() throws IOException, SQLException {
        Path file = dir.resolve("groups.parquet");
        List<List<String>> all = new ArrayList<>();
        try (HourFileWriter writer = HourFileWriter.open(file)) {
            for (int group = 0; group < 3; group++) {
                SessionRows rows = new SessionRows(100);
                rows.add(new RandomSessions(group).block("zeek", 100 + group, 1));
                writer.add(rows);
                all.addAll(expected(rows));
            }
            assertThat(writer.seal()).isEqualTo(Files.size(file));
        }
        assertThat(read(file)).isEqualTo(all);
    }

    @Test
    void whatWasNotSealedIsNoParquet() throws IOException {
        Path file = dir.resolve("torn.parquet");
        try (HourFileWriter writer = HourFileWriter.open(file)) {
            SessionRows rows = new SessionRows(100);
            rows.add(new RandomSessions(SEED).block("zeek", 100, 1));
            writer.add(rows);
        }
        byte[] bytes = Files.readAllBytes(file);
        assertThat(Arrays.copyOfRange(bytes, bytes.length - 4, bytes.length))
                .isNotEqualTo("PAR1".getBytes(StandardCharsets.US_ASCII));
    }

    private Path write(SessionRows rows) throws IOException {
        Path file = dir.resolve("part.parquet");
        try (HourFileWriter writer = HourFileWriter.open(file)) {
            writer.add(rows);
            writer.seal();
        }
        return file;
    }

    private static List<String> bounds(Path file, String column) throws SQLException {
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT stats_min_value, stats_max_value, stats_null_count FROM parquet_metadata('" + file
                                + "') WHERE path_in_schema = '" + column + "'")) {
            row.next();
            return List.of(row.getString(1), row.getString(2), row.getString(3));
        }
    }

    private static List<List<String>> read(Path file) throws SQLException {
        List<List<String>> all = new ArrayList<>();
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            statement.execute("SET threads = 1");
            try (ResultSet rows =
                    statement.executeQuery("SELECT * FROM read_parquet('" + file + "', hive_partitioning = false)")) {
                while (rows.next()) {
                    List<String> row = new ArrayList<>();
                    for (int column = 1; column <= COLUMNS; column++) {
                        row.add(String.valueOf(rows.getString(column)));
                    }
                    all.add(row);
                }
            }
        }
        return all;
    }

    /** The rows as the schema's document says that they read. */
    private static List<List<String>> expected(SessionRows rows) {
        List<List<String>> all = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            char country = rows.country()[row];
            String letters = "" + (char) (country >>> 8) + (char) (country & 0xff);
            all.add(List.of(
                    Long.toString(rows.startMs()[row]),
                    known(rows.durationMs()[row]),
                    Long.toUnsignedString(rows.srcHigh()[row]),
                    Long.toUnsignedString(rows.srcLow()[row]),
                    Long.toUnsignedString(rows.dstHigh()[row]),
                    Long.toUnsignedString(rows.dstLow()[row]),
                    Integer.toString(rows.srcPort()[row]),
                    Integer.toString(rows.dstPort()[row]),
                    Integer.toString(rows.protocol()[row] & 0xff),
                    Integer.toString(rows.state()[row] & 0xff),
                    known(rows.bytesOut()[row]),
                    known(rows.bytesIn()[row]),
                    known(rows.packetsOut()[row]),
                    known(rows.packetsIn()[row]),
                    Integer.toString(rows.srcInstitution()[row]),
                    Integer.toString(rows.dstInstitution()[row]),
                    letters.matches("[A-Z]{2}") ? letters : "null",
                    rows.asNumber()[row] == 0 ? "null" : Integer.toUnsignedString(rows.asNumber()[row]),
                    rows.sensors().get(rows.sensor()[row])));
        }
        return all;
    }

    private static String known(long value) {
        return value == -1 ? "null" : Long.toString(value);
    }
}
