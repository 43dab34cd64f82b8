// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.store;

import java.util.ArrayList;
import java.util.List;
import org.hinomi.engine.signal.SignalJson;
import org.hinomi.engine.sink.SignalStore;
import org.hinomi.model.signal.Signal;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The engine's signals: written by the engine, read in the order of their changes. Thread-safe. */
public final class SignalTable implements SignalStore {

    private final Transactions engine;

    public SignalTable(Transactions engine) {
        this.engine = engine;
    }

    /**
     * A signal and the number of its last change.
     *
     * @param change grows with every change of any signal
     */
    public record Change(long change, Signal signal) {}

    @Override
    public void upsert(List<Signal> signals) {
        engine.act(jdbc -> {
            // Change numbers must not become visible out of order, or a reader could pass one by.
            jdbc.sql("select pg_advisory_xact_lock(7301)").query().singleRow();
            for (Signal signal : signals) {
                upsert(jdbc, signal);
            }
        });
    }

    private static void upsert(JdbcClient jdbc, Signal signal) {
        jdbc.sql("""
                        insert into signal (id, institution_id, host, body)
                        values (:id, :institution, :host, :body::jsonb)
                        on conflict (id) do update
                        set body = excluded.body, change = nextval('signal_change')
                        where signal.body <> excluded.body
                        """)
                .param("id", signal.id())
                .param("institution", signal.institution())
                .param("host", signal.host().toString())
                .param("body", SignalJson.write(signal))
                .update();
    }

    /** The signals that changed after {@code change}, oldest change first, at most {@code limit}. */
    public static List<Change> changedAfter(JdbcClient jdbc, long change, int limit) {
        List<Change> changes = new ArrayList<>();
        jdbc.sql("select change, body from signal where change > :change order by change limit :limit")
                .param("change", change)
                .param("limit", limit)
                .query((row, number) -> new Change(row.getLong("change"), SignalJson.read(row.getString("body"))))
                .list()
                .forEach(changes::add);
        return changes;
    }
}
