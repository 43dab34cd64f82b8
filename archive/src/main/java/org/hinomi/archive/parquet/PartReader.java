// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.parquet;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hinomi.archive.index.PartSource;
import org.hinomi.archive.rows.SessionRows;
import org.hinomi.model.session.SessionBlock;

/** Reads hour files back row by row, for an index that is made again; some million rows a second. One thread only. */
public final class PartReader implements PartSource, AutoCloseable {

    private static final int CHUNK_ROWS = 65_536;

    private final Path archive;
    private final Duck duck;

    /** A reader of the parts of an archive. */
    public PartReader(Path archive) throws IOException, SQLException {
        this.archive = archive.toAbsolutePath().normalize();
        duck = Duck.streaming(this.archive, this.archive.resolve("spill"));
    }

    @Override
    public void read(Path part, Rows to) throws IOException {
        // One thread's order is the file's; DuckDB keeps it for a plain scan ("preserve_insertion_order").
        String sql = "SELECT " + Columns.FROM_FILE + ", sensor FROM read_parquet(" + Duck.quoted(archive.resolve(part))
                + ", hive_partitioning = false)";
        Chunk chunk = new Chunk(to);
        try (Statement statement = duck.root().createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                Columns.add(rows, chunk.next(rows.getString(Columns.SENSOR)));
            }
        } catch (SQLException e) {
            throw new IOException("hour file " + part + " cannot be read: " + e.getMessage(), e);
        }
        chunk.hand();
    }

    @Override
    public void close() throws SQLException {
        duck.close();
    }

    /** Rows of several sensors on their way, with the order they came in. One thread only. */
    private static final class Chunk {

        private final Rows to;
        private final SessionRows table = new SessionRows(CHUNK_ROWS);
        private final Map<String, Integer> numbers = new HashMap<>();
        private final List<SessionBlock> blocks = new ArrayList<>();
        private final int[] numberOf = new int[CHUNK_ROWS];
        private int size;

        Chunk(Rows to) {
            this.to = to;
        }

        /** The block that takes the next row. */
        SessionBlock next(String sensor) throws IOException {
            if (size == CHUNK_ROWS) {
                hand();
            }
            int number = numbers.computeIfAbsent(sensor, name -> {
                blocks.add(new SessionBlock(name, SessionBlock.CAPACITY));
                return blocks.size() - 1;
            });
            numberOf[size++] = number;
            return blocks.get(number);
        }

        void hand() throws IOException {
            if (size == 0) {
                return;
            }
            table.clear();
            int[] nextRow = new int[blocks.size()];
            for (int number = 0; number < nextRow.length; number++) {
                nextRow[number] = table.size();
                table.add(blocks.get(number));
            }
            int[] order = new int[size];
            for (int i = 0; i < size; i++) {
                order[i] = nextRow[numberOf[i]]++;
            }
            to.accept(table, order);
            numbers.clear();
            blocks.clear();
            size = 0;
        }
    }
}
