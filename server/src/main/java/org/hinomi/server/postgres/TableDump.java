// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.postgres;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * All rows of all tables and materialised views of a database as text: a line {@code -- schema.table} for each, then a line
 * of JSON a row. Large objects and the catalogue are not in it. A {@code bytea} is written as {@code \x} and hexadecimal
 * digits: who looks for a text that may hide in one looks for its hexadecimal form too.
 *
 * <p>Plain JDBC, not the driver's CopyManager: javac cannot compile against that without warnings unless checker-qual is on
 * the class path.
 */
final class TableDump {

    private static final String TABLES = """
            select format('%I.%I', n.nspname, c.relname)
            from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'm') and c.relispopulated and c.relpersistence <> 't'
              and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
            order by 1
            """;

    private static final int FETCH_ROWS = 1000;

    private TableDump() {}

    static void write(Connection connection, OutputStream out) throws SQLException, IOException {
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setReadOnly(true);
        for (String table : tables(connection)) {
            writeLine(out, "-- " + table);
            writeRows(connection, table, out);
        }
        connection.rollback();
    }

    private static void writeRows(Connection connection, String table, OutputStream out)
            throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(FETCH_ROWS);
            try (ResultSet rows = statement.executeQuery("select row_to_json(t.*)::text from " + table + " as t")) {
                while (rows.next()) {
                    writeLine(out, rows.getString(1));
                }
            }
        }
    }

    private static void writeLine(OutputStream out, String line) throws IOException {
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(TABLES)) {
            while (result.next()) {
                tables.add(result.getString(1));
            }
        }
        return tables;
    }
}
