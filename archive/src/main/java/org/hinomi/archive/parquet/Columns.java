// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.parquet;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.hinomi.model.session.SessionBlock;

/**
 * The columns of an hour file, as docs/archive-schema.md tells them to the world, and as a block holds them: every number
 * signed, -1 or 0 for unknown.
 */
final class Columns {

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

    /** A half of a row's outside address: hour files are sorted by both halves. */
    static String outside(String half) {
        return "CASE WHEN src_institution = 0 AND dst_institution <> 0 THEN src_" + half + " ELSE dst_" + half + " END";
    }

    /** The other sign's half of the range is put together again from the lower 63 bits: cheaper than by way of HUGEINT. */
    static String unsigned(String column) {
        return "(" + column + " & 9223372036854775807)::UBIGINT + CASE WHEN " + column
                + " < 0 THEN 9223372036854775808::UBIGINT ELSE 0::UBIGINT END AS " + column;
    }

    static String signed(String column) {
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
