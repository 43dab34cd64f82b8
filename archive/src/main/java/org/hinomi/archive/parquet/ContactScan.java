// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.parquet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.hinomi.analysis.table.PrefixTable;
import org.hinomi.archive.query.AddressSet;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.address.Prefix;
import org.hinomi.model.session.SessionBlock;

/**
 * Reads the sessions of many addresses and blocks of addresses out of hour files, one after the other, with the
 * addresses loaded once. One thread only.
 */
public final class ContactScan implements AutoCloseable {

    /** By which table an end is wanted; the order in which the queries run. */
    private enum Way {
        DST_ADDRESS("dst", "EXISTS (SELECT 1 FROM wanted w WHERE w.high = dst_high AND w.low = dst_low)"),
        SRC_ADDRESS("src", "EXISTS (SELECT 1 FROM wanted w WHERE w.high = src_high AND w.low = src_low)"),
        DST_BLOCK("dst", block("dst")),
        SRC_BLOCK("src", block("src"));

        private final String end;
        private final String condition;

        Way(String end, String condition) {
            this.end = end;
            this.condition = condition;
        }

        private static String block(String end) {
            return ("EXISTS (SELECT 1 FROM blocks b WHERE %s_high BETWEEN b.high AND b.last_high"
                            + " AND %s_low BETWEEN b.low AND b.last_low)")
                    .formatted(end, end);
        }

        boolean isOfBlocks() {
            return this == DST_BLOCK || this == SRC_BLOCK;
        }
    }

    private final DuckDBConnection connection;
    private final AddressSet addresses;
    private final PrefixTable blocks;
    private final List<Way> ways = new ArrayList<>();

    ContactScan(DuckDBConnection connection, Collection<IpAddress> addresses, Collection<Prefix> blocks)
            throws SQLException {
        this.connection = connection;
        this.addresses = new AddressSet(addresses);
        this.blocks = new PrefixTable(blocks);
        try {
            load(addresses, blocks);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        for (Way way : Way.values()) {
            if (way.isOfBlocks() ? !blocks.isEmpty() : !addresses.isEmpty()) {
                ways.add(way);
            }
        }
    }

    private void load(Collection<IpAddress> wanted, Collection<Prefix> wide) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TEMP TABLE signed (high BIGINT, low BIGINT, last_high BIGINT, last_low BIGINT)");
            append(wanted.stream()
                    .map(address -> new long[] {address.high(), address.low(), address.high(), address.low()})
                    .toList());
            statement.execute("CREATE TEMP TABLE wanted AS SELECT " + Columns.unsigned("high") + ", "
                    + Columns.unsigned("low") + " FROM signed");
            statement.execute("DELETE FROM signed");
            append(wide.stream()
                    .map(prefix -> new long[] {
                        prefix.address().high(),
                        prefix.address().low(),
                        prefix.last().high(),
                        prefix.last().low()
                    })
                    .toList());
            statement.execute("CREATE TEMP TABLE blocks AS SELECT " + Columns.unsigned("high") + ", "
                    + Columns.unsigned("low") + ", " + Columns.unsigned("last_high") + ", "
                    + Columns.unsigned("last_low") + " FROM signed");
        }
    }

    private void append(List<long[]> rows) throws SQLException {
        try (DuckDBAppender appender = connection.createAppender("temp", "main", "signed")) {
            for (long[] row : rows) {
                appender.beginRow();
                for (long value : row) {
                    appender.append(value);
                }
                appender.endRow();
            }
        }
    }

    /**
     * Hands on the file's sessions of {@code [fromMs, toMs)} of which an end is wanted, each once, in blocks of one
     * sensor each.
     */
    public void read(HourFile file, long fromMs, long toMs, Consumer<SessionBlock> out) throws SQLException {
        SensorBlocks found = new SensorBlocks(out);
        for (Way way : ways) {
            String sql = "SELECT " + Columns.FROM_FILE + ", sensor FROM " + Duck.table(List.of(file))
                    + " WHERE start_ms >= " + fromMs + " AND start_ms < " + toMs + " AND " + way.condition;
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    SessionBlock block = found.of(rows.getString(Columns.SENSOR));
                    Columns.add(rows, block);
                    if (isFoundBefore(way, block, block.size() - 1)) {
                        block.dropLastRow();
                    }
                }
            }
        }
        found.finish();
    }

    private boolean isFoundBefore(Way way, SessionBlock block, int row) {
        for (Way earlier : ways) {
            if (earlier == way) {
                return false;
            }
            boolean isSrc = earlier.end.equals("src");
            long high = isSrc ? block.srcHigh()[row] : block.dstHigh()[row];
            long low = isSrc ? block.srcLow()[row] : block.dstLow()[row];
            boolean isWanted =
                    earlier.isOfBlocks() ? blocks.find(high, low) != PrefixTable.NONE : addresses.contains(high, low);
            if (isWanted) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
