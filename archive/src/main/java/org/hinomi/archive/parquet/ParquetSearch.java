// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.parquet;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;
import org.hinomi.archive.index.BlockTally;
import org.hinomi.archive.query.ArchiveQuery;
import org.hinomi.archive.query.EarliestSessions;
import org.hinomi.archive.query.HuntQuery;
import org.hinomi.archive.query.SearchProgress;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.address.Prefix;
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
                    Columns.add(rows, found);
                }
            }
        }
        return found;
    }

    /**
     * Offers the sessions that answer the question: of each hour the earliest, hour by hour, until there are enough.
     *
     * @param files by time
     */
    public void hunt(List<HourFile> files, HuntQuery query, EarliestSessions out, SearchProgress progress)
            throws IOException, SQLException {
        Map<Long, List<HourFile>> byHour =
                files.stream().collect(Collectors.groupingBy(HourFile::hourMs, TreeMap::new, Collectors.toList()));
        Condition condition = Condition.of(query);
        long all = sizeBytes(files);
        long done = 0;
        try (DuckDBConnection connection = duck.connect()) {
            for (Map.Entry<Long, List<HourFile>> hour : byHour.entrySet()) {
                if (out.isFullBefore(hour.getKey())) {
                    return;
                }
                hunt(connection, hour.getValue(), query, condition, out);
                done += sizeBytes(hour.getValue());
                progress.advance(done, all);
            }
        }
    }

    private static long sizeBytes(List<HourFile> files) throws IOException {
        long sum = 0;
        for (HourFile file : files) {
            sum += Files.size(file.path());
        }
        return sum;
    }

    private static void hunt(
            DuckDBConnection connection,
            List<HourFile> files,
            HuntQuery query,
            Condition condition,
            EarliestSessions out)
            throws SQLException {
        // One row more than asked for tells that there are more.
        String sql = "SELECT " + Columns.FROM_FILE + ", sensor FROM " + Duck.table(files) + " WHERE " + condition.sql()
                + " QUALIFY rank() OVER (ORDER BY start_ms) <= " + (query.limit() + 1L);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            condition.bind(statement);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    SessionBlock one = new SessionBlock(rows.getString(Columns.SENSOR), 1);
                    Columns.add(rows, one);
                    out.offer(one, 0);
                }
            }
        }
    }

    /** Begins to read the sessions that have an end among addresses or in blocks of addresses. */
    public ContactScan contacts(Collection<IpAddress> addresses, Collection<Prefix> blocks) throws SQLException {
        return new ContactScan(duck.connect(), addresses, blocks);
    }

    /** Begins to count who seeks what from outside. */
    public ScanCount scans() throws SQLException {
        return new ScanCount(duck.connect());
    }

    /**
     * How many sessions a sensor saw between two ends.
     *
     * @param sensor its name
     * @param srcInstitution institution of the source, 0 for none
     * @param dstInstitution institution of the destination, 0 for none
     * @param rows so many
     */
    public record Tally(String sensor, int srcInstitution, int dstInstitution, long rows) {}

    /** Counts a file's sessions by sensor and institutions. */
    public List<Tally> tally(HourFile file) throws SQLException {
        String sql = "SELECT sensor, src_institution, dst_institution, count(*) FROM " + Duck.table(List.of(file))
                + " GROUP BY ALL ORDER BY ALL";
        List<Tally> tallies = new ArrayList<>();
        try (DuckDBConnection connection = duck.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                tallies.add(new Tally(rows.getString(1), rows.getInt(2), rows.getInt(3), rows.getLong(4)));
            }
        }
        return tallies;
    }

    /** Counts a file's sessions by block of inside addresses. */
    public void countBlocks(HourFile file, BlockTally to) throws SQLException {
        String table = Duck.table(List.of(file));
        String sql =
                "SELECT " + Columns.signed("high") + ", " + Columns.signed("low") + ", institution, count(*) FROM ("
                        + inside("src", table) + " UNION ALL " + inside("dst", table) + ") GROUP BY ALL";
        try (DuckDBConnection connection = duck.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                to.addEnd(rows.getLong(1), rows.getLong(2), rows.getInt(3), rows.getLong(4));
            }
        }
        to.addRows(countRows(List.of(file)));
    }

    /** Ends within institutions, of IPv4 cut to /28 and of IPv6 to /52: a {@link BlockTally} tells no more apart. */
    private static String inside(String end, String table) {
        String isIpv4 = "%1$s_high = 0 AND %1$s_low >> 32 = 65535".formatted(end);
        return ("SELECT CASE WHEN %2$s THEN 0 ELSE %1$s_high - %1$s_high %% 4096 END AS high,"
                        + " CASE WHEN %2$s THEN %1$s_low - %1$s_low %% 16 ELSE 0 END AS low,"
                        + " %1$s_institution AS institution FROM %3$s WHERE %1$s_institution <> 0")
                .formatted(end, isIpv4, table);
    }

    /**
     * What a look at every row of a file says.
     *
     * @param rows sessions in it
     * @param outOfOrder rows whose outside address is before the row's above
     * @param outOfHour rows that start in another hour
     */
    public record RowCheck(long rows, long outOfOrder, long outOfHour) {}

    /** Reads every column of a file and checks its rows' order. */
    public RowCheck check(HourFile file) throws SQLException {
        String sql = "SELECT count(*), count(*) FILTER (before_high > high OR before_high = high AND before_low > low),"
                + " count(*) FILTER (start_ms < " + file.hourMs() + " OR start_ms >= " + file.endMs() + "), max(digest)"
                + " FROM (SELECT start_ms, high, low, hash(t) AS digest,"
                + " lag(high) OVER (ORDER BY file_row_number) AS before_high,"
                + " lag(low) OVER (ORDER BY file_row_number) AS before_low FROM (SELECT *, "
                + Columns.outside("high") + " AS high, " + Columns.outside("low") + " AS low FROM read_parquet("
                + Duck.quoted(file.path()) + ", hive_partitioning = false, file_row_number = true)) t)";
        try (DuckDBConnection connection = duck.connect();
                Statement statement = connection.createStatement();
                ResultSet counts = statement.executeQuery(sql)) {
            counts.next();
            return new RowCheck(counts.getLong(1), counts.getLong(2), counts.getLong(3));
        }
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
}
