// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.engine.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.hinomi.model.error.ErrorCode;
import org.hinomi.model.error.HinomiException;

/** One statement over many rows in one transaction. A failure fails the task: it is replayed from the checkpoint. */
final class Batch {

    /**
     * One writer at a time, so that change numbers become visible in their order: a reader that has seen one must not find a
     * smaller one later, which it would pass by.
     */
    private static final String ONE_WRITER = "select pg_advisory_xact_lock(7301)";

    private Batch() {}

    /** Sets the parameters of one row. */
    interface Binder<T> {

        void bind(PreparedStatement statement, T row) throws SQLException;
    }

    static <T> void run(DataSource database, String sql, List<T> rows, Binder<T> binder) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement lock = connection.createStatement();
                    PreparedStatement statement = connection.prepareStatement(sql)) {
                lock.execute(ONE_WRITER);
                for (T row : rows) {
                    binder.bind(statement, row);
                    statement.addBatch();
                }
                statement.executeBatch();
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            }
        } catch (SQLException e) {
            throw new HinomiException(ErrorCode.RESOURCE, "the database does not take results: " + e.getMessage(), e);
        }
    }
}
