// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.parquet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.duckdb.DuckDBConnection;
import org.hinomi.archive.index.RunWriter;
import org.hinomi.archive.rows.PackedRows;
import org.hinomi.archive.rows.RowOrder;
import org.hinomi.archive.segment.Batch;
import org.hinomi.archive.segment.Durable;
import org.hinomi.archive.segment.SegmentFolder;
import org.hinomi.archive.segment.SegmentReader;

/**
 * Turns committed segments into hour files: {@link #draft} writes them where nobody reads, {@link SegmentFolder#take}
 * swaps segments for files in one step, {@link #finish} tidies up. A crash before the swap leaves drafts, which are
 * deleted at the next start; a crash after it is made good by finishing again. One thread at a time.
 */
public final class Compactor {

    /** The order of chunks that are in order. */
    private static final int[] IDENTITY =
            IntStream.range(0, SortedRows.CHUNK_ROWS).toArray();

    private final Duck duck;
    private final SegmentFolder segments;
    private final HourFiles hours;
    private final Path drafts;
    private final SortedRows table = new SortedRows();

    /**
     * A compactor.
     *
     * @param drafts its own folder, on the file system of the hour files
     */
    public Compactor(Duck duck, SegmentFolder segments, HourFiles hours, Path drafts) throws SQLException {
        this.duck = duck;
        this.segments = segments;
        this.hours = hours;
        this.drafts = drafts;
        try (DuckDBConnection connection = duck.connect()) {
            table.register(connection);
        }
    }

    /**
     * Writes the rows of some committed segments into parts, an hour each with its run of the index, and forces them to the
     * disk.
     */
    public Batch draft(List<Path> files) throws IOException, SQLException {
        List<String> names = files.stream().map(SegmentFolder::nameOf).sorted().toList();
        String id = Batch.idOf(names);
        deleteTree(drafts.resolve(id));
        PackedRows rows = load(files);
        int[] order = RowOrder.of(rows);
        List<String> parts = new ArrayList<>();
        try (DuckDBConnection connection = duck.connect();
                Statement statement = connection.createStatement()) {
            for (int from = 0; from < order.length; ) {
                int to = RowOrder.endOfHour(rows, order, from);
                long hourMs = RowOrder.hourMs(rows, order[from]);
                String part = HourFile.name(hourMs, id);
                Path draft = drafts.resolve(id).resolve(part);
                Files.createDirectories(draft.toAbsolutePath().getParent());
                try (RunWriter run = RunWriter.open(Path.of(RunWriter.runOf(draft.toString())), hourMs)) {
                    table.feed(rows, order, from, to, chunk -> run.add(chunk, IDENTITY, 0, chunk.size()));
                    writePart(statement, rows.sensors(), draft);
                    var _ = run.seal();
                }
                parts.add(part);
                from = to;
            }
        }
        return new Batch(id, names, parts);
    }

    /** Brings the parts of a taken batch to their places and deletes its segments. Bears repetition. */
    public void finish(Batch batch) throws IOException {
        Path staging = drafts.resolve(batch.id());
        for (String part : batch.parts()) {
            hours.placeIfDrafted(staging, RunWriter.runOf(part)); // first, so that no part is seen without its run
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

    private static PackedRows load(List<Path> files) {
        long count = files.stream()
                .mapToLong(file -> SegmentReader.info(file).rows())
                .sum();
        PackedRows rows = new PackedRows(Math.toIntExact(count));
        files.forEach(file -> SegmentReader.read(file, rows::add));
        return rows;
    }

    private static void writePart(Statement statement, List<String> sensors, Path file)
            throws IOException, SQLException {
        statement.execute("COPY (SELECT " + Columns.toFile(sensors) + " FROM " + SortedRows.NAME + "()) TO "
                + Duck.quoted(file) + " (FORMAT parquet, COMPRESSION zstd, PARQUET_VERSION v2)");
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
