// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.store;

import java.util.List;
import org.hinomi.engine.signal.SignalJson;
import org.hinomi.model.signal.Signal;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The engine's signals, read in the order of their changes. */
public final class SignalTable {

    private SignalTable() {}

    /**
     * A signal and the number of its last change.
     *
     * @param change grows with every change of any signal
     */
    public record Change(long change, Signal signal) {}

    /** The signals that changed after {@code change}, oldest change first, at most {@code limit}. */
    public static List<Change> changedAfter(JdbcClient jdbc, long change, int limit) {
        return jdbc.sql("select change, body from signal where change > :change order by change limit :limit")
                .param("change", change)
                .param("limit", limit)
                .query((row, number) -> new Change(row.getLong("change"), SignalJson.read(row.getString("body"))))
                .list();
    }
}
