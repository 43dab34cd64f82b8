// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.parquet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;
import org.hinomi.archive.query.ArchiveQuery;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.session.SessionBlock;

/** Asks hour files. Thread-safe. */
public final class ParquetSearch {

    private final Duck duck;

    public ParquetSearch(Duck duck) {
        this.duck = duck;
    }

    /** The rows that answer the question, in no order: the earliest, and those that share the last one's time. */
    public SessionBlock find(List<HourFile> files, ArchiveQuery query) throws SQLException {
        SessionBlock found = new SessionBlock("", 64);
        if (files.isEmpty() || query.addresses().isEmpty()) {
            return found;
        }
        try (DuckDBConnection connection = duck.connect();
                Statement statement = connection.createStatement()) {
            fill(statement, "wanted", query.addresses());
            fill(statement, "others", query.others());
            try (ResultSet rows = statement.executeQuery(select(files, query))) {
                while (rows.next()) {
                    add(rows, found);
                }
            }
        }
        return found;
    }

    /** How many sessions the files hold, by their own word. */
    public long countRows(List<HourFile> files) throws SQLException {
        if (files.isEmpty()) {
            return 0;
        }
        try (DuckDBConnection connection = duck.connect();
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("SELECT count(*) FROM " + Duck.table(files))) {
            count.next();
            return count.getLong(1);
        }
    }

    private static void fill(Statement statement, String table, Set<IpAddress> addresses) throws SQLException {
        statement.execute("CREATE TEMP TABLE " + table + " (high UBIGINT, low UBIGINT)");
        if (!addresses.isEmpty()) {
            statement.execute("INSERT INTO " + table + " VALUES "
                    + addresses.stream().map(ParquetSearch::literal).collect(Collectors.joining(", ")));
        }
    }

    private static String literal(IpAddress address) {
        return "(" + Long.toUnsignedString(address.high()) + ", " + Long.toUnsignedString(address.low()) + ")";
    }

    private static String select(List<HourFile> files, ArchiveQuery query) {
        return "SELECT " + Columns.FROM_FILE + " FROM " + Duck.table(files) + " WHERE start_ms >= " + query.fromMs()
                + " AND start_ms < " + query.toMs() + " AND (" + ends(query) + ")"
                + " QUALIFY rank() OVER (ORDER BY start_ms) <= " + query.limit();
    }

    private static String ends(ArchiveQuery query) {
        String src = named("src", "wanted");
        String dst = named("dst", "wanted");
        if (query.others().isEmpty()) {
            return src + " OR " + dst;
        }
        return src + " AND " + named("dst", "others") + " OR " + dst + " AND " + named("src", "others");
    }

    private static String named(String end, String table) {
        return "(" + end + "_high, " + end + "_low) IN (SELECT high, low FROM " + table + ")";
    }

    private static void add(ResultSet from, SessionBlock to) throws SQLException {
        int row = to.newRow();
        to.startMs()[row] = from.getLong(1);
        to.durationMs()[row] = from.getLong(2);
        to.srcHigh()[row] = from.getLong(3);
        to.srcLow()[row] = from.getLong(4);
        to.dstHigh()[row] = from.getLong(5);
        to.dstLow()[row] = from.getLong(6);
        to.srcPort()[row] = (char) from.getInt(7);
        to.dstPort()[row] = (char) from.getInt(8);
        to.protocol()[row] = (byte) from.getInt(9);
        to.state()[row] = (byte) from.getInt(10);
        to.bytesOut()[row] = from.getLong(11);
        to.bytesIn()[row] = from.getLong(12);
        to.packetsOut()[row] = from.getLong(13);
        to.packetsIn()[row] = from.getLong(14);
        char country = SessionBlock.packCountry(from.getString(17));
        to.attribute(row, from.getInt(15), from.getInt(16), country, (int) from.getLong(18));
    }
}
