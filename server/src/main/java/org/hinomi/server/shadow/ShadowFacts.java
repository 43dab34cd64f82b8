// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.shadow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hinomi.archive.Coverage;
import org.hinomi.desk.attention.AttentionBudget;
import org.hinomi.desk.attention.NotToldReason;
import org.hinomi.desk.incident.Incident;
import org.hinomi.desk.shadow.ReportWeek;
import org.hinomi.desk.shadow.ShadowReport;
import org.hinomi.desk.shadow.ShadowReport.Held;
import org.hinomi.desk.shadow.ShadowReport.Told;
import org.hinomi.desk.shadow.ShadowReport.Unseen;
import org.hinomi.model.judgement.DamageRung;
import org.hinomi.model.judgement.LocalText;
import org.hinomi.model.judgement.RungFinding;
import org.hinomi.server.store.IncidentTable;
import org.hinomi.server.store.Register;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Gathers a week's facts from the database, within the transaction of its client. One use, one thread. */
final class ShadowFacts {

    private static final long HOUR_MS = 60 * 60 * 1000;
    private static final int FETCH = 500;

    /** First what waits for people, by urgency; then what people closed; then what was collected. */
    private static final Comparator<Held> MOST_WORTH = Comparator.comparing(
                    (Held held) -> held.incident().isCollected())
            .thenComparingInt(held -> -held.incident().judgement().urgency())
            .thenComparingLong(held -> held.incident().id());

    private final JdbcClient jdbc;
    private final ReportWeek week;
    private final long untilMs;
    private final Map<Integer, LocalText> names = new HashMap<>();
    private final PriorityQueue<Held> held = new PriorityQueue<>(MOST_WORTH.reversed());
    private final SortedMap<NotToldReason, Long> heldCounts = new TreeMap<>();
    private final SortedMap<DamageRung, Long> notObservable = new TreeMap<>();
    private long heldTotal;
    private long judged;

    ShadowFacts(JdbcClient jdbc, ReportWeek week, long nowMs) {
        this.jdbc = jdbc;
        this.week = week;
        this.untilMs = Math.min(nowMs + 1, week.toMs());
        new Register(jdbc)
                .all()
                .forEach(institution ->
                        names.put(institution.id().value(), new LocalText(institution.nameJa(), institution.nameEn())));
    }

    /**
     * The week's report.
     *
     * @param sensors names of those that are configured
     * @param coverage which hours hold sessions
     */
    ShadowReport gather(AttentionBudget budget, List<String> sensors, Coverage coverage) {
        List<Told> told = told();
        readIncidents();
        List<Held> shown = held.stream().sorted(MOST_WORTH).toList();
        return new ShadowReport(week, untilMs, budget, told, shown, heldCounts, heldTotal, unseen(sensors, coverage));
    }

    private LocalText name(Incident incident) {
        return names.getOrDefault(incident.institution(), new LocalText("", ""));
    }

    private List<Told> told() {
        Register register = new Register(jdbc);
        return jdbc.sql("""
                        select incident.*, decided_ms from incident
                        join shadow_decision on shadow_decision.incident_id = incident.id
                        where decision = 'TELL' and decided_ms >= :from and decided_ms < :until
                        order by decided_ms, incident.id
                        """)
                .param("from", week.fromMs())
                .param("until", untilMs)
                .query((row, number) -> {
                    Incident incident = IncidentTable.read(row, number);
                    return new Told(
                            incident,
                            name(incident),
                            register.contacts(incident.institution()),
                            row.getLong("decided_ms"));
                })
                .list();
    }

    /** Walks over the week's incidents, which may be many, a few hundred at a time. */
    private void readIncidents() {
        Set<Long> spent = decided("BUDGET_SPENT");
        Set<Long> told = decided("TELL");
        jdbc.sql("""
                        select * from incident where opened_ms >= :from and opened_ms < :until
                            and closing_reason not like '→ %'
                        """)
                .param("from", week.fromMs())
                .param("until", untilMs)
                .withFetchSize(FETCH)
                .query((java.sql.ResultSet row) -> {
                    Incident incident = IncidentTable.read(row, 0);
                    countRungs(incident);
                    if (!told.contains(incident.id())) {
                        hold(incident, spent.contains(incident.id()));
                    }
                });
    }

    private Set<Long> decided(String decision) {
        return new HashSet<>(
                jdbc.sql("""
                        select incident_id from shadow_decision where decision = :decision
                        union select incident_id from notice where :decision = 'TELL'
                        """).param("decision", decision).query(Long.class).list());
    }

    private void hold(Incident incident, boolean isBudgetSpent) {
        List<NotToldReason> why = new ArrayList<>(NotToldReason.of(incident, isBudgetSpent));
        why.forEach(reason -> heldCounts.merge(reason, 1L, Long::sum));
        heldTotal++;
        held.add(new Held(incident, name(incident), why));
        if (held.size() > ShadowReport.MOST_HELD) {
            held.remove();
        }
    }

    private void countRungs(Incident incident) {
        judged++;
        for (RungFinding finding : incident.judgement().ladder()) {
            if (finding.standing() == RungFinding.Standing.NOT_OBSERVABLE) {
                notObservable.merge(finding.rung(), 1L, Long::sum);
            }
        }
    }

    private Unseen unseen(List<String> sensors, Coverage coverage) {
        long dropped = jdbc.sql("""
                        select coalesce(sum(dropped_conditional), 0) as n from intake
                        where changed_ms >= :from and changed_ms < :until
                        """)
                .param("from", week.fromMs())
                .param("until", untilMs)
                .query((row, number) -> row.getLong("n"))
                .single();
        SortedMap<String, Long> rejected = new TreeMap<>();
        jdbc.sql("""
                        select reason.key, sum(reason.value::bigint) as lines
                        from intake, jsonb_each_text(rejected_by_reason) reason
                        where changed_ms >= :from and changed_ms < :until group by reason.key
                        """).param("from", week.fromMs()).param("until", untilMs).query((java.sql.ResultSet row) -> {
            rejected.put(row.getString("key"), row.getLong("lines"));
        });
        int hours = (int) ((untilMs - week.fromMs() + HOUR_MS - 1) / HOUR_MS);
        return new Unseen(
                dropped, rejected, hours, coverage.missingHoursMs().size(), silent(sensors), judged, notObservable);
    }

    /** Those without a record in the last hour of the time that is reported on. */
    private SortedMap<String, Long> silent(List<String> sensors) {
        SortedMap<String, Long> silent = new TreeMap<>();
        for (String sensor : sensors) {
            long lastMs = jdbc.sql("select coalesce(max(changed_ms), 0) as n from intake where sensor = :sensor")
                    .param("sensor", sensor)
                    .query((row, number) -> row.getLong("n"))
                    .single();
            if (lastMs < untilMs - HOUR_MS) {
                silent.put(sensor, lastMs);
            }
        }
        return silent;
    }
}
