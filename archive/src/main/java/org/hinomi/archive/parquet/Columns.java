// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.parquet;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The columns of an hour file, as docs/archive-schema.md tells them to the world, and their twins in {@link SortedRows}:
 * there every number is signed and as a block holds it, -1 or 0 for unknown.
 */
final class Columns {

    private static final int LETTERS = 26;

    /**
     * From {@link SortedRows} to a file. Letters are looked up by number: a text for each row would cost more than all
     * numbers together.
     *
     * @param sensors the names that the sensors are numbered by
     */
    static String toFile(List<String> sensors) {
        return "start_ms, nullif(duration_ms, -1) AS duration_ms, "
                + unsigned("src_high") + ", " + unsigned("src_low") + ", "
                + unsigned("dst_high") + ", " + unsigned("dst_low") + ", "
                + "src_port, dst_port, protocol, state, "
                + "nullif(bytes_out, -1) AS bytes_out, nullif(bytes_in, -1) AS bytes_in, "
                + "nullif(packets_out, -1) AS packets_out, nullif(packets_in, -1) AS packets_in, "
                + "src_institution, dst_institution, (" + COUNTRIES + ")[country] AS country, "
                + "nullif(as_number, 0) AS as_number, " + sensorName(sensors) + " AS sensor";
    }

    private static String sensorName(List<String> sensors) {
        String names = sensors.stream().map(Duck::quoted).collect(Collectors.joining(", "));
        return sensors.size() == 1 ? names : "([" + names + "])[sensor + 1]";
    }

    /** AA to ZZ; lists count from 1, and place 0 gives NULL. */
    private static final String COUNTRIES = IntStream.range(0, LETTERS * LETTERS)
            .mapToObj(pair -> "'" + (char) ('A' + pair / LETTERS) + (char) ('A' + pair % LETTERS) + "'")
            .collect(Collectors.joining(", ", "[", "]"));

    /** The place of a packed country among all pairs of capital letters, from 1; 0 for any other value. */
    static int countryNumber(char packed) {
        int first = (packed >>> 8) - 'A';
        int second = (packed & 0xff) - 'A';
        boolean isPair = first >= 0 && first < LETTERS && second >= 0 && second < LETTERS;
        return isPair ? first * LETTERS + second + 1 : 0;
    }

    /** From a file back, numbers as a block holds them. */
    static final String FROM_FILE = "start_ms, coalesce(duration_ms, -1), "
            + signed("src_high") + ", " + signed("src_low") + ", " + signed("dst_high") + ", " + signed("dst_low")
            + """
            , src_port::INTEGER, dst_port::INTEGER, protocol::INTEGER, state::INTEGER, coalesce(bytes_out, -1),
            coalesce(bytes_in, -1), coalesce(packets_out, -1), coalesce(packets_in, -1), src_institution,
            dst_institution, coalesce(country, ''), coalesce(as_number, 0)::BIGINT""";

    private static final String TWO_TO_64 = "18446744073709551616::HUGEINT";

    private Columns() {}

    private static String unsigned(String column) {
        return "CASE WHEN " + column + " < 0 THEN (" + column + "::HUGEINT + " + TWO_TO_64 + ")::UBIGINT ELSE " + column
                + "::UBIGINT END AS " + column;
    }

    private static String signed(String column) {
        return "(CASE WHEN " + column + " > 9223372036854775807 THEN " + column + "::HUGEINT - " + TWO_TO_64 + " ELSE "
                + column + "::HUGEINT END)::BIGINT";
    }
}
