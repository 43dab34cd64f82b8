// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.portal.page;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the last 24 hours of event time came down to, from alerts to proposed notices, counted in the database. Counting walks over
 * a day's signals, so the numbers are kept for some seconds. Thread-safe.
 */
@Component
public final class DayFunnel {

    private static final long DAY_MS = 24L * 60 * 60 * 1000;
    private static final long KEPT_MS = 10_000;

    private final DeskData desk;
    private final MessageSource messages;
    private final Clock clock;
    private volatile @Nullable Counts last;

    DayFunnel(DeskData desk, MessageSource messages, Clock clock) {
        this.desk = desk;
        this.messages = messages;
        this.clock = clock;
    }

    /** One stage: its name in pages, its count, and a word below it. */
    public record Stage(String stage, long count, String note) {}

    /**
     * The day's counts.
     *
     * @param alerts alerts behind the signals about inside hosts
     * @param people incidents that a person was asked about
     * @param proposed drafts of the half-automatic lane, and what was told
     */
    private record Counts(
            long atMs,
            long alerts,
            long signals,
            long hosts,
            long incidents,
            long collected,
            long people,
            long workbench,
            long proposed,
            long told) {}

    /** The stages in order. */
    public List<Stage> stages(Locale locale) {
        Counts counts = counts();
        return List.of(
                new Stage("alerts", counts.alerts(), note("alerts", locale)),
                new Stage("signals", counts.signals(), note("signals", locale, counts.hosts())),
                new Stage("incidents", counts.incidents(), note("incidents", locale)),
                new Stage("collected", counts.collected(), note("collected", locale)),
                new Stage("people", counts.people(), note("people", locale, counts.workbench())),
                new Stage("notices", counts.proposed(), note("notices", locale, counts.told())));
    }

    private String note(String stage, Locale locale, Object... values) {
        return messages.getMessage("funnel.note." + stage, values, locale);
    }

    private Counts counts() {
        Counts kept = last;
        long nowMs = clock.millis();
        if (kept != null && nowMs - kept.atMs() < KEPT_MS) {
            return kept;
        }
        Counts fresh = desk.transactions().run(jdbc -> count(jdbc, nowMs));
        last = fresh;
        return fresh;
    }

    private static Counts count(JdbcClient jdbc, long nowMs) {
        return jdbc.sql("""
                        with day_signal as (
                            select host, body from signal
                            where (body ->> 'lastMs')::bigint >= :since and (body ->> 'count')::bigint > 0
                        ), day_incident as (
                            select incident.*, exists (select from notice n where n.incident_id = incident.id) as told
                            from incident where last_ms >= :since and closing_reason not like '→ %'
                        )
                        select
                            (select coalesce(sum((body ->> 'count')::bigint), 0) from day_signal
                                where body -> 'evidence' ->> 'kind' = 'alerts') as alerts,
                            (select count(*) from day_signal) as signals,
                            (select count(distinct host) from day_signal) as hosts,
                            count(*) as incidents,
                            count(*) filter (where closing = 'AUTOMATIC') as collected,
                            count(*) filter (where closing is distinct from 'AUTOMATIC') as people,
                            count(*) filter (where status in ('OPEN', 'TAKEN') and lane = 'WORKBENCH' and not told)
                                as workbench,
                            count(*) filter (where told or (status in ('OPEN', 'TAKEN') and lane = 'HALF_AUTOMATIC'))
                                as proposed,
                            count(*) filter (where told) as told
                        from day_incident
                        """)
                .param("since", nowMs - DAY_MS)
                .query((row, number) -> new Counts(
                        nowMs,
                        row.getLong("alerts"),
                        row.getLong("signals"),
                        row.getLong("hosts"),
                        row.getLong("incidents"),
                        row.getLong("collected"),
                        row.getLong("people"),
                        row.getLong("workbench"),
                        row.getLong("proposed"),
                        row.getLong("told")))
                .single();
    }
}
