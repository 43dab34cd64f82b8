// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.store;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hinomi.engine.element.IntakeCounts;
import org.hinomi.engine.sink.IntakeStore;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The engine's counts of lines, by file. Thread-safe. */
public final class IntakeTable implements IntakeStore {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Transactions engine;
    private final Clock clock;

    public IntakeTable(Transactions engine, Clock clock) {
        this.engine = engine;
        this.clock = clock;
    }

    @Override
    public void upsert(List<IntakeCounts> counts) {
        engine.act(jdbc -> counts.forEach(count -> upsert(jdbc, count)));
    }

    private void upsert(JdbcClient jdbc, IntakeCounts counts) {
        Map<String, Long> reasons = new TreeMap<>();
        counts.rejected().forEach((reason, count) -> reasons.put(reason.id(), count));
        long rejected = reasons.values().stream().mapToLong(Long::longValue).sum();
        jdbc.sql("""
                        insert into intake (source, sensor, format, offered, accepted, rejected, rejected_by_reason,
                            dropped_conditional, changed_ms)
                        values (:source, :sensor, :format, :offered, :accepted, :rejected, :reasons::jsonb, :dropped, :now)
                        on conflict (source) do update set sensor = excluded.sensor, format = excluded.format,
                            offered = excluded.offered, accepted = excluded.accepted, rejected = excluded.rejected,
                            rejected_by_reason = excluded.rejected_by_reason,
                            dropped_conditional = excluded.dropped_conditional, changed_ms = excluded.changed_ms
                        """)
                .param("source", counts.source())
                .param("sensor", counts.sensor())
                .param("format", counts.format())
                .param("offered", counts.accepted() + rejected)
                .param("accepted", counts.accepted())
                .param("rejected", rejected)
                .param("reasons", JSON.writeValueAsString(reasons))
                .param("dropped", counts.droppedConditional())
                .param("now", clock.millis())
                .update();
    }
}
