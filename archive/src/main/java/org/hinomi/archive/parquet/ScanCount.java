// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.parquet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.hinomi.archive.query.ScanTable;
import org.hinomi.archive.query.ScanTable.Seekers;
import org.hinomi.archive.query.ScanTable.SoughtPort;
import org.hinomi.archive.query.ScanTable.Source;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.network.InstitutionId;
import org.hinomi.model.session.SessionBlock;
import org.hinomi.model.session.SessionState;

/**
 * Counts the sessions that outside addresses opened to inside hosts, in hour files and in rows that are not in any yet. One
 * thread only.
 */
public final class ScanCount implements AutoCloseable {

    private static final long DAY_MS = 86_400_000;
    private static final long JST_OFFSET_MS = 32_400_000;

    private static final String FAILED = "state IN (" + SessionState.BLOCKED.code() + ", "
            + SessionState.UNANSWERED.code() + ", " + SessionState.REFUSED.code() + ")";
    private static final String ANSWERED = "state = " + SessionState.ANSWERED.code();

    private final DuckDBConnection connection;
    private final DuckDBAppender recent;

    ScanCount(DuckDBConnection connection) throws SQLException {
        this.connection = connection;
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TEMP TABLE recent (day BIGINT, port INTEGER, protocol INTEGER, state INTEGER,"
                    + " src_high BIGINT, src_low BIGINT, dst_high BIGINT, dst_low BIGINT, institution INTEGER)");
            recent = connection.createAppender("temp", "main", "recent");
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** Adds rows that are in no hour file. */
    public void add(SessionBlock block) throws SQLException {
        for (int row = 0; row < block.size(); row++) {
            if (block.srcInstitution()[row] == InstitutionId.OUTSIDE
                    && block.dstInstitution()[row] != InstitutionId.OUTSIDE) {
                recent.beginRow();
                recent.append(Math.floorDiv(block.startMs()[row] + JST_OFFSET_MS, DAY_MS));
                recent.append((int) block.dstPort()[row]);
                recent.append(block.protocol()[row] & 0xff);
                recent.append((int) block.state()[row]);
                recent.append(block.srcHigh()[row]);
                recent.append(block.srcLow()[row]);
                recent.append(block.dstHigh()[row]);
                recent.append(block.dstLow()[row]);
                recent.append(block.dstInstitution()[row]);
                recent.endRow();
            }
        }
    }

    /** A port of one day's list. */
    private record Sought(long day, int port, int protocol, long failed) {}

    /**
     * Counts.
     *
     * @param files hour files of the day and the days before
     * @param dayMs the day's first millisecond
     * @param top how many ports and sources
     * @param projects the list that knows an address as one that scans and says so; empty where none does
     */
    public ScanTable count(List<HourFile> files, long dayMs, int top, Function<IpAddress, String> projects)
            throws SQLException {
        recent.flush();
        long day = Math.floorDiv(dayMs + JST_OFFSET_MS, DAY_MS);
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TEMP VIEW inbound AS " + rows(files));
            List<Sought> sought = sought(statement, day, top);
            Set<Integer> before = new HashSet<>();
            Set<Long> days = new HashSet<>();
            for (Sought port : sought) {
                if (port.day() < day) {
                    before.add(port.port() << 8 | port.protocol());
                    days.add(port.day());
                }
            }
            List<SoughtPort> ports = new ArrayList<>();
            for (Sought port : sought) {
                if (port.day() == day) {
                    boolean isKnown = before.contains(port.port() << 8 | port.protocol());
                    ports.add(port(statement, port, !isKnown && !days.isEmpty()));
                }
            }
            List<Source> sources = sources(statement, day, top, projects);
            Seekers known = Seekers.NONE;
            Seekers unknown = Seekers.NONE;
            try (ResultSet rows = statement.executeQuery(bySource(day))) {
                while (rows.next()) {
                    boolean isKnown = !projects.apply(address(rows)).isEmpty();
                    known = isKnown ? known.plus(rows.getLong(3)) : known;
                    unknown = isKnown ? unknown : unknown.plus(rows.getLong(3));
                }
            }
            return new ScanTable(dayMs, days.size(), ports, sources, known, unknown);
        }
    }

    private static String rows(List<HourFile> files) {
        if (files.isEmpty()) {
            return "SELECT * FROM recent";
        }
        return "SELECT * FROM recent UNION ALL SELECT (start_ms + " + JST_OFFSET_MS + ") // " + DAY_MS
                + ", dst_port::INTEGER, protocol::INTEGER, state::INTEGER, " + Columns.signed("src_high") + ", "
                + Columns.signed("src_low") + ", " + Columns.signed("dst_high") + ", " + Columns.signed("dst_low")
                + ", dst_institution::INTEGER FROM " + Duck.table(files)
                + " WHERE src_institution = 0 AND dst_institution <> 0";
    }

    private static List<Sought> sought(Statement statement, long day, int top) throws SQLException {
        String sql = "SELECT day, port, protocol, count(*) AS failed FROM inbound WHERE " + FAILED + " AND day BETWEEN "
                + (day - ScanTable.COMPARED_DAYS) + " AND " + day + " GROUP BY day, port, protocol"
                + " QUALIFY row_number() OVER (PARTITION BY day ORDER BY failed DESC, port, protocol) <= " + top
                + " ORDER BY day, failed DESC, port, protocol";
        List<Sought> sought = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                sought.add(new Sought(rows.getLong(1), rows.getInt(2), rows.getInt(3), rows.getLong(4)));
            }
        }
        return sought;
    }

    private static SoughtPort port(Statement statement, Sought port, boolean isNew) throws SQLException {
        String sql = "SELECT count(DISTINCT (src_high, src_low)), count(DISTINCT (dst_high, dst_low)),"
                + " count(DISTINCT institution) FROM inbound WHERE " + FAILED + " AND day = " + port.day()
                + " AND port = " + port.port() + " AND protocol = " + port.protocol();
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return new SoughtPort(
                    port.port(), port.protocol(), port.failed(), row.getLong(1), row.getLong(2), row.getLong(3), isNew);
        }
    }

    private static String bySource(long day) {
        return "SELECT src_high, src_low, count(*) AS failed FROM inbound WHERE " + FAILED + " AND day = " + day
                + " GROUP BY src_high, src_low";
    }

    private static IpAddress address(ResultSet row) throws SQLException {
        return new IpAddress(row.getLong(1), row.getLong(2));
    }

    private static List<Source> sources(Statement statement, long day, int top, Function<IpAddress, String> projects)
            throws SQLException {
        String most = bySource(day) + " ORDER BY failed DESC, src_high, src_low LIMIT " + top;
        String sql = "SELECT m.src_high, m.src_low, m.failed, count(*) FILTER (" + ANSWERED + "),"
                + " count(DISTINCT (dst_high, dst_low)), count(DISTINCT (dst_high, dst_low)) FILTER (" + ANSWERED + "),"
                + " count(DISTINCT port), count(DISTINCT institution) FROM (" + most + ") m JOIN inbound i"
                + " ON i.src_high = m.src_high AND i.src_low = m.src_low WHERE day = " + day
                + " GROUP BY m.src_high, m.src_low, m.failed ORDER BY m.failed DESC, m.src_high, m.src_low";
        List<Source> sources = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                sources.add(new Source(
                        address(rows),
                        projects.apply(address(rows)),
                        rows.getLong(3),
                        rows.getLong(4),
                        rows.getLong(5),
                        rows.getLong(6),
                        rows.getLong(7),
                        rows.getLong(8)));
            }
        }
        return sources;
    }

    @Override
    public void close() throws SQLException {
        recent.close();
        connection.close();
    }
}
