// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hinomi.analysis.triage.SignalMemory;
import org.hinomi.analysis.triage.SignalMemory.Days;
import org.hinomi.model.context.KindHistory;
import org.hinomi.model.context.SignalKind;
import org.hinomi.model.context.TriageContext;
import org.hinomi.model.signal.Signal;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What all stored signals say about the kinds of one incident: the twin of {@link SignalMemory} in the database, whose answer is
 * the same. Each question is a bounded number of probes into an index: a day's or an institution's first entry, never their sum.
 */
public final class SignalHistories {

    /** {@code limit} keeps each probe one: without it the planner would rather read all entries of a kind at once. */
    static final String ASK = """
            select k.kind,
                (select count(*) from generate_series(:from, :first - 1) as d (day)
                    cross join lateral (select 1 from signal s where s.stands and s.kind = k.kind
                        and s.institution_id = :institution and s.host = :host and s.day = d.day limit 1) as probe)
                    as host_days,
                (select count(*) from generate_series(:from, :first - 1) as d (day)
                    cross join lateral (select 1 from signal s where s.stands and s.kind = k.kind
                        and s.institution_id = :institution and s.day = d.day limit 1) as probe)
                    as institution_days,
                (select count(*) from institution i
                    cross join lateral (select 1 from signal s where s.stands and s.kind = k.kind
                        and s.institution_id = i.id and s.day between :from and :last limit 1) as probe
                    where i.id <> :institution) as others
            from unnest(:kinds) as k (kind)
            """;

    private final JdbcClient jdbc;

    public SignalHistories(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A context with what is remembered around one incident. */
    public TriageContext about(Collection<Signal> incident, TriageContext context) {
        long sinceMs = sinceMs();
        Days around = Days.around(incident);
        Days watched = around.since(sinceMs);
        Signal one = incident.iterator().next();
        List<SignalKind> kinds = SignalMemory.kindsOf(incident);
        Map<SignalKind, KindHistory> histories = new HashMap<>();
        jdbc.sql(ASK)
                .param("from", (int) watched.from())
                .param("first", (int) watched.first())
                .param("last", (int) watched.last())
                .param("institution", one.institution())
                .param("host", one.host().toString())
                .param("kinds", kinds.stream().map(SignalKind::text).toArray(String[]::new))
                .query((row, number) -> histories.put(
                        new SignalKind(row.getString("kind")),
                        new KindHistory(row.getInt("host_days"), row.getInt("institution_days"), row.getInt("others"))))
                .list();
        return context.withHistories(members(), sinceMs, histories);
    }

    /** Event time of the first signal that stands. */
    private long sinceMs() {
        return jdbc.sql("""
                        select (body ->> 'firstMs')::bigint as first_ms from signal where stands
                        order by (body ->> 'firstMs')::bigint limit 1
                        """)
                .query((row, number) -> row.getLong("first_ms"))
                .optional()
                .orElse(Long.MAX_VALUE);
    }

    /** Institutions that hold addresses: those that left stay in the register for what they were told. */
    private int members() {
        return jdbc.sql("select count(distinct institution_id)::int from holding")
                .query(Integer.class)
                .single();
    }
}
