// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.engine.postgres;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.List;
import javax.sql.DataSource;
import org.hinomi.engine.signal.SignalJson;
import org.hinomi.engine.sink.SignalStore;
import org.hinomi.model.signal.Signal;

/** The table {@code signal}. What is as before keeps its change number, so that a replay wakes nobody. Thread-safe. */
public record PostgresSignalStore(DataSource database) implements SignalStore {

    private static final String UPSERT = """
            insert into signal (id, institution_id, host, body) values (?, ?, ?, ?::jsonb)
            on conflict (id) do update
            set institution_id = excluded.institution_id, host = excluded.host, body = excluded.body,
                change = nextval('signal_change')
            where signal.body <> excluded.body
            """;

    public PostgresSignalStore {
        requireNonNull(database, "database");
    }

    @Override
    public void upsert(List<Signal> signals) {
        // In one order everywhere: two writers never wait for each other's rows.
        List<Signal> sorted =
                signals.stream().sorted(Comparator.comparing(Signal::id)).toList();
        Batch.run(database, UPSERT, sorted, (statement, signal) -> {
            statement.setString(1, signal.id());
            statement.setInt(2, signal.institution());
            statement.setString(3, signal.host().toString());
            statement.setString(4, SignalJson.write(signal));
        });
    }
}
