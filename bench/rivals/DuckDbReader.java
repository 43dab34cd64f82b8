// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A rival: DuckDB over the same text. {@code match INPUT} or {@code parquet INPUT OUT}; prints rows and matches. */
public final class DuckDbReader {

    private DuckDbReader() {}

    public static void main(String[] arguments) throws SQLException, IOException {
        Path input = Path.of(arguments[1]);
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            if (arguments[0].equals("match")) {
                match(statement, input);
            } else {
                writeParquet(statement, input, Path.of(arguments[2]));
            }
        }
    }

    /** All lines of all logs. The header is Zeek's, so that names are given; a hash begins a comment. */
    private static String lines(Path input) {
        return "read_csv('" + input.resolve("logs/*/*.log") + """
            ', delim = '\t', header = false, comment = '#', quote = '', escape = '', nullstr = '-', auto_detect = false,
            columns = {'ts': 'DOUBLE', 'uid': 'VARCHAR', 'orig_h': 'VARCHAR', 'orig_p': 'USMALLINT', 'resp_h': 'VARCHAR',
            'resp_p': 'USMALLINT', 'proto': 'VARCHAR', 'service': 'VARCHAR', 'duration': 'DOUBLE', 'orig_bytes': 'BIGINT',
            'resp_bytes': 'BIGINT', 'conn_state': 'VARCHAR', 'local_orig': 'VARCHAR', 'local_resp': 'VARCHAR',
            'missed_bytes': 'BIGINT', 'history': 'VARCHAR', 'orig_pkts': 'BIGINT', 'orig_ip_bytes': 'BIGINT',
            'resp_pkts': 'BIGINT', 'resp_ip_bytes': 'BIGINT', 'tunnel_parents': 'VARCHAR'})""";
    }

    private static void match(Statement statement, Path input) throws SQLException {
        statement.execute("create table listed as select distinct indicator from read_csv('"
                + input.resolve("indicators.csv") + "', header = true, all_varchar = true)");
        print(statement, "select count(*), count(*) filter (orig_h in (select indicator from listed)"
                + " or resp_h in (select indicator from listed)) from " + lines(input));
    }

    private static void writeParquet(Statement statement, Path input, Path out) throws SQLException, IOException {
        Files.createDirectories(out);
        Path file = out.resolve("sessions.parquet");
        statement.execute("set temp_directory = '" + out.resolve("spill") + "'");
        statement.execute("copy (select (ts * 1000)::BIGINT start_ms, (duration * 1000)::BIGINT duration_ms, orig_h, orig_p,"
                + " resp_h, resp_p, proto, conn_state, orig_ip_bytes, resp_ip_bytes, orig_pkts, resp_pkts from " + lines(input)
                + " order by resp_h, start_ms) to '" + file + "' (format parquet, compression zstd, parquet_version v2)");
        System.err.println(Files.size(file) + " bytes of Parquet");
        print(statement, "select num_rows, '' from parquet_file_metadata('" + file + "')");
    }

    private static void print(Statement statement, String question) throws SQLException {
        try (ResultSet row = statement.executeQuery(question)) {
            row.next();
            System.out.println(row.getString(1) + " " + row.getString(2));
        }
    }
}
