// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.parquet;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.hinomi.model.session.SessionBlock;

/**
 * The columns of an hour file, as docs/archive-schema.md tells them to the world, and their twins in the table that
 * sorts: there every number is signed and as a block holds it, -1 or 0 for unknown.
 */
final class Columns {

    /** The sorting table; DuckDB's appender takes a block's numbers as they are. */
    static final String STAGED = """
            start_ms BIGINT, duration_ms BIGINT, src_high BIGINT, src_low BIGINT, dst_high BIGINT, dst_low BIGINT,
            src_port INTEGER, dst_port INTEGER, protocol INTEGER, state INTEGER, bytes_out BIGINT, bytes_in BIGINT,
            packets_out BIGINT, packets_in BIGINT, src_institution INTEGER, dst_institution INTEGER, country VARCHAR,
            as_number BIGINT, sensor VARCHAR""";

    /** From the sorting table to a file. */
    static final String TO_FILE = "start_ms, nullif(duration_ms, -1) AS duration_ms, "
            + unsigned("src_high") + ", " + unsigned("src_low") + ", "
            + unsigned("dst_high") + ", " + unsigned("dst_low") + ", "
            + """
            src_port::USMALLINT AS src_port, dst_port::USMALLINT AS dst_port, protocol::UTINYINT AS protocol,
            state::UTINYINT AS state, nullif(bytes_out, -1) AS bytes_out, nullif(bytes_in, -1) AS bytes_in,
            nullif(packets_out, -1) AS packets_out, nullif(packets_in, -1) AS packets_in,
            src_institution, dst_institution, nullif(country, '') AS country,
            nullif(as_number, 0)::UINTEGER AS as_number, sensor""";

    /**
     * By outside address, so that the least and greatest values of a row group say where one address can be; then by
     * all else, so that the same rows give the same file.
     */
    static final String ORDER = outside("high") + ", " + outside("low") + ", start_ms, src_high, " + """
            src_low, dst_high, dst_low, src_port, dst_port, protocol, state, duration_ms, bytes_out, bytes_in,
            packets_out, packets_in, src_institution, dst_institution, country, as_number, sensor""";

    /** From a file back, numbers as a block holds them. */
    static final String FROM_FILE = "start_ms, coalesce(duration_ms, -1), "
            + signed("src_high") + ", " + signed("src_low") + ", " + signed("dst_high") + ", " + signed("dst_low")
            + """
            , src_port::INTEGER, dst_port::INTEGER, protocol::INTEGER, state::INTEGER, coalesce(bytes_out, -1),
            coalesce(bytes_in, -1), coalesce(packets_out, -1), coalesce(packets_in, -1), src_institution,
            dst_institution, coalesce(country, ''), coalesce(as_number, 0)::BIGINT""";

    /** Place of the sensor where it is selected behind {@link #FROM_FILE}. */
    static final int SENSOR = 19;

    private static final String TWO_TO_64 = "18446744073709551616::HUGEINT";

    private Columns() {}

    static String outside(String half) {
        return "CASE WHEN src_institution = 0 AND dst_institution <> 0 THEN src_" + half + " ELSE dst_" + half + " END";
    }

    static String unsigned(String column) {
        return "(CASE WHEN " + column + " < 0 THEN " + column + "::HUGEINT + " + TWO_TO_64 + " ELSE " + column
                + "::HUGEINT END)::UBIGINT AS " + column;
    }

    private static String signed(String column) {
        return "(CASE WHEN " + column + " > 9223372036854775807 THEN " + column + "::HUGEINT - " + TWO_TO_64 + " ELSE "
                + column + "::HUGEINT END)::BIGINT";
    }

    /** Adds the row that {@link #FROM_FILE} selected to a block. */
    static void add(ResultSet from, SessionBlock to) throws SQLException {
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
