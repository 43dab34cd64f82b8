// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.engine.postgres;

import static java.util.Objects.requireNonNull;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.hinomi.engine.element.IntakeCounts;
import org.hinomi.engine.signal.SignalJson;
import org.hinomi.engine.sink.IntakeStore;

/**
 * The table {@code intake}. Thread-safe.
 *
 * @param database the connections
 * @param clock for the time of the last change
 */
public record PostgresIntakeStore(DataSource database, InstantSource clock) implements IntakeStore {

    private static final String UPSERT = """
            insert into intake (source, sensor, format, offered, accepted, rejected, rejected_by_reason,
                dropped_conditional, changed_ms)
            values (?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)
            on conflict (source) do update
            set sensor = excluded.sensor, format = excluded.format, offered = excluded.offered,
                accepted = excluded.accepted, rejected = excluded.rejected,
                rejected_by_reason = excluded.rejected_by_reason,
                dropped_conditional = excluded.dropped_conditional, changed_ms = excluded.changed_ms
            """;

    public PostgresIntakeStore {
        requireNonNull(database, "database");
        requireNonNull(clock, "clock");
    }

    @Override
    public void upsert(List<IntakeCounts> counts) {
        long nowMs = clock.millis();
        List<IntakeCounts> sorted = counts.stream()
                .sorted(Comparator.comparing(IntakeCounts::source))
                .toList();
        Batch.run(database, UPSERT, sorted, (statement, count) -> {
            statement.setString(1, count.source());
            statement.setString(2, count.sensor());
            statement.setString(3, count.format());
            statement.setLong(4, count.offered());
            statement.setLong(5, count.accepted());
            statement.setLong(6, count.offered() - count.accepted());
            statement.setString(7, byReason(count));
            statement.setLong(8, count.droppedConditional());
            statement.setLong(9, nowMs);
        });
    }

    private static String byReason(IntakeCounts counts) {
        Map<String, Long> byId = new TreeMap<>();
        counts.rejected().forEach((reason, count) -> byId.put(reason.id(), count));
        return SignalJson.mapper().writeValueAsString(byId);
    }
}
