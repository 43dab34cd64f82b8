// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.parquet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.hinomi.archive.segment.Batch;
import org.hinomi.archive.segment.Durable;
import org.hinomi.archive.segment.SegmentFolder;
import org.hinomi.archive.segment.SegmentInfo;
import org.hinomi.archive.segment.SegmentReader;
import org.hinomi.model.session.SessionBlock;

/**
 * Turns committed segments into hour files: {@link #draft} writes them where nobody reads, {@link SegmentFolder#take}
 * swaps segments for files in one step, {@link #finish} tidies up. A crash before the swap leaves drafts, which are
 * deleted at the next start; a crash after it is made good by finishing again. One thread at a time.
 */
public final class Compactor {

    private final Duck duck;
    private final SegmentFolder segments;
    private final HourFiles hours;
    private final Path drafts;

    /**
     * A compactor.
     *
     * @param drafts its own folder, on the file system of the hour files
     */
    public Compactor(Duck duck, SegmentFolder segments, HourFiles hours, Path drafts) {
        this.duck = duck;
        this.segments = segments;
        this.hours = hours;
        this.drafts = drafts;
    }

    /** Writes the rows of some committed segments into parts, an hour each, and forces them to the disk. */
    public Batch draft(List<Path> files) throws IOException, SQLException {
        List<String> names = files.stream().map(SegmentFolder::nameOf).sorted().toList();
        String id = Batch.idOf(names);
        deleteTree(drafts.resolve(id));
        List<String> parts = new ArrayList<>();
        try (DuckDBConnection connection = duck.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TEMP TABLE staged (" + Columns.STAGED + ")");
            load(files, connection);
            for (long hour : hours(statement)) {
                String part = HourFile.name(hour, id);
                writePart(statement, hour, drafts.resolve(id).resolve(part));
                parts.add(part);
            }
        }
        return new Batch(id, names, parts);
    }

    /** Brings the parts of a taken batch to their places and deletes its segments. Bears repetition. */
    public void finish(Batch batch) throws IOException {
        Path staging = drafts.resolve(batch.id());
        for (String part : batch.parts()) {
            hours.place(staging, part);
        }
        segments.finish(batch);
        deleteTree(staging);
    }

    /** After a start: finishes what was taken, and deletes what was not. */
    public void recover() throws IOException {
        for (Batch batch : segments.takenBatches()) {
            finish(batch);
        }
        deleteTree(drafts);
        Files.createDirectories(drafts);
    }

    private static void load(List<Path> files, DuckDBConnection connection) throws SQLException {
        try (DuckDBAppender appender = connection.createAppender("temp", "main", "staged")) {
            for (Path file : files) {
                List<SQLException> failures = new ArrayList<>();
                SegmentReader.read(file, block -> {
                    try {
                        append(block, appender);
                    } catch (SQLException e) {
                        failures.add(e);
                    }
                });
                if (!failures.isEmpty()) {
                    throw failures.getFirst();
                }
            }
        }
    }

    private static void append(SessionBlock block, DuckDBAppender to) throws SQLException {
        for (int row = 0; row < block.size(); row++) {
            to.beginRow();
            to.append(block.startMs()[row]).append(block.durationMs()[row]);
            to.append(block.srcHigh()[row]).append(block.srcLow()[row]);
            to.append(block.dstHigh()[row]).append(block.dstLow()[row]);
            to.append((int) block.srcPort()[row]).append((int) block.dstPort()[row]);
            to.append(block.protocol()[row] & 0xff).append((int) block.state()[row]);
            to.append(block.bytesOut()[row]).append(block.bytesIn()[row]);
            to.append(block.packetsOut()[row]).append(block.packetsIn()[row]);
            to.append(block.srcInstitution()[row]).append(block.dstInstitution()[row]);
            to.append(SessionBlock.unpackCountry(block.country()[row]));
            to.append(block.asNumber()[row] & 0xffff_ffffL);
            to.append(block.sensor());
            to.endRow();
        }
    }

    private static List<Long> hours(Statement statement) throws SQLException {
        List<Long> hours = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(
                "SELECT DISTINCT start_ms - ((start_ms % 3600000) + 3600000) % 3600000 AS h FROM staged ORDER BY h")) {
            while (rows.next()) {
                hours.add(rows.getLong(1));
            }
        }
        return hours;
    }

    private static void writePart(Statement statement, long hourMs, Path file) throws IOException, SQLException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        String rows = "SELECT " + Columns.TO_FILE + " FROM staged WHERE start_ms >= " + hourMs + " AND start_ms < "
                + (hourMs + SegmentInfo.HOUR_MS);
        statement.execute("COPY (SELECT * FROM (" + rows + ") ORDER BY " + Columns.ORDER + ") TO " + Duck.quoted(file)
                + " (FORMAT parquet, COMPRESSION zstd, PARQUET_VERSION v2)");
        Durable.force(file);
    }

    private static void deleteTree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
