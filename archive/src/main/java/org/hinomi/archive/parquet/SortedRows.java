// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.parquet;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionBuilder;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;
import org.duckdb.DuckDBWritableVector;
import org.hinomi.archive.rows.PackedRows;
import org.hinomi.archive.rows.SessionRows;
import org.jspecify.annotations.Nullable;

/**
 * Rows of ours in their order as the table {@code sorted_rows()} of DuckDB, which then only encodes. Reads and writes some
 * thousand rows at a time, column by column. One feed at a time.
 */
final class SortedRows implements DuckDBTableFunction<Object, Object, @Nullable Object> {

    static final String NAME = "sorted_rows";

    /** Rows unpacked at once: their columns stay within the second-level cache, and are some vectors of DuckDB's 2048. */
    static final int CHUNK_ROWS = 8192;

    private static final List<String> NUMBERS = List.of(
            "start_ms",
            "duration_ms",
            "src_high",
            "src_low",
            "dst_high",
            "dst_low",
            "bytes_out",
            "bytes_in",
            "packets_out",
            "packets_in");

    /** Receives each chunk when it has been unpacked. */
    interface Chunks {

        void chunk(SessionRows rows) throws IOException;
    }

    private final SessionRows chunk = new SessionRows(CHUNK_ROWS);
    private PackedRows rows = new PackedRows(0);
    private int[] order = new int[0];
    private Chunks chunks = unpacked -> {};
    private int next;
    private int end;
    private int inChunk;

    /** Makes the table known to all connections of a database. */
    void register(DuckDBConnection connection) throws SQLException {
        try (DuckDBTableFunctionBuilder builder = DuckDBFunctions.tableFunction()) {
            builder.withName(NAME).withFunction(this).register(connection);
        }
    }

    /** The next question to the table gives these rows. */
    void feed(PackedRows from, int[] inOrder, int first, int to, Chunks out) {
        rows = from;
        order = inOrder;
        chunks = out;
        next = first;
        end = to;
        inChunk = 0;
        chunk.clear();
    }

    @Override
    public Object bind(DuckDBTableFunctionBindInfo table) {
        NUMBERS.forEach(name -> table.addResultColumn(name, DuckDBColumnType.BIGINT));
        table.addResultColumn("src_port", DuckDBColumnType.USMALLINT);
        table.addResultColumn("dst_port", DuckDBColumnType.USMALLINT);
        table.addResultColumn("protocol", DuckDBColumnType.UTINYINT);
        table.addResultColumn("state", DuckDBColumnType.UTINYINT);
        table.addResultColumn("src_institution", DuckDBColumnType.INTEGER);
        table.addResultColumn("dst_institution", DuckDBColumnType.INTEGER);
        table.addResultColumn("as_number", DuckDBColumnType.UINTEGER);
        table.addResultColumn("country", DuckDBColumnType.USMALLINT);
        table.addResultColumn("sensor", DuckDBColumnType.USMALLINT);
        return NAME;
    }

    @Override
    public Object init(DuckDBTableFunctionInitInfo info) {
        info.setMaxThreads(1); // the rows have an order
        return NAME;
    }

    @Override
    public long apply(DuckDBTableFunctionCallInfo info, DuckDBDataChunkWriter out) throws IOException {
        if (inChunk == chunk.size() && !unpackNext()) {
            return 0;
        }
        int count = (int) Math.min(out.capacity(), chunk.size() - inChunk);
        write(out, inChunk, count);
        inChunk += count;
        return count;
    }

    private boolean unpackNext() throws IOException {
        if (next == end) {
            return false;
        }
        int to = Math.min(next + CHUNK_ROWS, end);
        rows.unpack(order, next, to, chunk);
        chunks.chunk(chunk);
        next = to;
        inChunk = 0;
        return true;
    }

    private void write(DuckDBDataChunkWriter out, int from, int count) {
        long[][] numbers = {
            chunk.startMs(),
            chunk.durationMs(),
            chunk.srcHigh(),
            chunk.srcLow(),
            chunk.dstHigh(),
            chunk.dstLow(),
            chunk.bytesOut(),
            chunk.bytesIn(),
            chunk.packetsOut(),
            chunk.packetsIn()
        };
        int column = 0;
        for (long[] values : numbers) {
            DuckDBWritableVector vector = out.vector(column++);
            for (int i = 0; i < count; i++) {
                vector.setLong(i, values[from + i]);
            }
        }
        writeChars(out.vector(column++), chunk.srcPort(), from, count);
        writeChars(out.vector(column++), chunk.dstPort(), from, count);
        writeBytes(out.vector(column++), chunk.protocol(), from, count);
        writeBytes(out.vector(column++), chunk.state(), from, count);
        writeInts(out.vector(column++), chunk.srcInstitution(), from, count);
        writeInts(out.vector(column++), chunk.dstInstitution(), from, count);
        DuckDBWritableVector asNumbers = out.vector(column++);
        for (int i = 0; i < count; i++) {
            asNumbers.setUint32(i, chunk.asNumber()[from + i] & 0xffff_ffffL);
        }
        DuckDBWritableVector letters = out.vector(column++);
        for (int i = 0; i < count; i++) {
            letters.setUint16(i, Columns.countryNumber(chunk.country()[from + i]));
        }
        writeChars(out.vector(column), chunk.sensor(), from, count);
    }

    private static void writeChars(DuckDBWritableVector vector, char[] values, int from, int count) {
        for (int i = 0; i < count; i++) {
            vector.setUint16(i, values[from + i]);
        }
    }

    private static void writeBytes(DuckDBWritableVector vector, byte[] values, int from, int count) {
        for (int i = 0; i < count; i++) {
            vector.setUint8(i, values[from + i] & 0xff);
        }
    }

    private static void writeInts(DuckDBWritableVector vector, int[] values, int from, int count) {
        for (int i = 0; i < count; i++) {
            vector.setInt(i, values[from + i]);
        }
    }
}
