// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hinomi.desk.incident.Closing;
import org.hinomi.desk.incident.FinalReport;
import org.hinomi.desk.incident.HistoryEntry;
import org.hinomi.desk.incident.Incident;
import org.hinomi.desk.incident.IncidentStatus;
import org.hinomi.desk.incident.IncidentStore;
import org.hinomi.desk.incident.Lane;
import org.hinomi.engine.signal.SignalJson;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.context.SignalKind;
import org.hinomi.model.signal.Signal;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Incidents in PostgreSQL, within the transaction of its {@link JdbcClient}. Thread-safe. */
public final class IncidentTable implements IncidentStore {

    private final JdbcClient jdbc;

    public IncidentTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Incident> joinable(int institution, IpAddress host) {
        return jdbc.sql("""
                        select * from incident
                        where institution_id = :institution and host = :host
                            and (closing is null or closing = 'AUTOMATIC')
                            and exists (select from incident_signal s where s.incident_id = incident.id)
                        order by id for update
                        """)
                .param("institution", institution)
                .param("host", host.toString())
                .query(IncidentTable::read)
                .list();
    }

    @Override
    public Optional<Incident> find(long id) {
        return jdbc.sql("select * from incident where id = :id")
                .param("id", id)
                .query(IncidentTable::read)
                .optional();
    }

    @Override
    public Optional<Incident> holderOf(String signalId) {
        return jdbc.sql("""
                        select incident.* from incident
                        join incident_signal s on s.incident_id = incident.id
                        where s.signal_id = :signal
                        """)
                .param("signal", signalId)
                .query(IncidentTable::read)
                .optional();
    }

    @Override
    public List<Signal> signals(long incidentId) {
        return jdbc
                .sql("""
                        select body from signal
                        join incident_signal s on s.signal_id = signal.id
                        where s.incident_id = :incident
                        """)
                .param("incident", incidentId)
                .query((row, number) -> SignalJson.read(row.getString("body")))
                .list()
                .stream()
                .sorted(Signal.ORDER)
                .toList();
    }

    @Override
    public Incident insert(Incident incident) {
        long id = jdbc.sql("""
                        insert into incident (institution_id, host, status, assignee, closing, closing_reason, opened_ms,
                            due_ms, first_ms, last_ms, urgency, risk, damage, title_ja, title_en, judgement, lane, follows)
                        values (:institution, :host, :status, :assignee, :closing, :closingReason, :openedMs,
                            :dueMs, :firstMs, :lastMs, :urgency, :risk, :damage, :titleJa, :titleEn, :judgement::jsonb,
                            :lane, :follows)
                        returning id
                        """).params(values(incident)).query(Long.class).single();
        return find(id).orElseThrow();
    }

    @Override
    public boolean update(Incident incident) {
        int rows = jdbc.sql("""
                        update incident set status = :status, assignee = :assignee, closing = :closing,
                            closing_reason = :closingReason, opened_ms = :openedMs, due_ms = :dueMs, first_ms = :firstMs,
                            last_ms = :lastMs, urgency = :urgency, risk = :risk, damage = :damage, title_ja = :titleJa,
                            title_en = :titleEn, judgement = :judgement::jsonb, lane = :lane, version = version + 1
                        where id = :id and version = :version
                        """).params(values(incident)).update();
        return rows == 1;
    }

    private static java.util.Map<String, Object> values(Incident incident) {
        java.util.Map<String, Object> values = new java.util.HashMap<>();
        values.put("id", incident.id());
        values.put("institution", incident.institution());
        values.put("host", incident.host().toString());
        values.put("status", incident.status().name());
        values.put("assignee", incident.assignee());
        values.put("closing", orNull(incident.closing().map(Enum::name)));
        values.put("closingReason", incident.closingReason());
        values.put("openedMs", incident.openedMs());
        values.put("dueMs", incident.dueMs());
        values.put("firstMs", incident.firstMs());
        values.put("lastMs", incident.lastMs());
        values.put("urgency", incident.judgement().urgency());
        values.put("risk", incident.judgement().risk());
        values.put("damage", incident.judgement().damage().id());
        values.put("titleJa", incident.judgement().title().ja());
        values.put("titleEn", incident.judgement().title().en());
        values.put("judgement", JudgementJson.write(incident.judgement()));
        values.put("lane", incident.lane().name());
        values.put("follows", orNull(Optional.of(incident.follows()).filter(id -> id > 0)));
        values.put("version", incident.version());
        return values;
    }

    /** The database's word for "none". */
    @SuppressWarnings("NullAway") // a parameter of a statement may be null
    private static Object orNull(Optional<?> value) {
        return value.orElse(null);
    }

    @Override
    public void attach(long incidentId, Signal signal) {
        jdbc.sql("""
                        insert into incident_signal (signal_id, incident_id, institution_id)
                        values (:signal, :incident, :institution)
                        on conflict (signal_id) do update set incident_id = excluded.incident_id
                        """)
                .param("signal", signal.id())
                .param("incident", incidentId)
                .param("institution", signal.institution())
                .update();
    }

    @Override
    public void moveAll(long fromIncidentId, long toIncidentId) {
        for (String table : List.of("incident_signal", "notice")) {
            jdbc.sql("update " + table + " set incident_id = :to where incident_id = :from")
                    .param("from", fromIncidentId)
                    .param("to", toIncidentId)
                    .update();
        }
        jdbc.sql("""
                        update shadow_decision set incident_id = :to
                        where incident_id = :from and not exists (select from shadow_decision where incident_id = :to)
                        """).param("from", fromIncidentId).param("to", toIncidentId).update();
        jdbc.sql("delete from shadow_decision where incident_id = :from")
                .param("from", fromIncidentId)
                .update();
    }

    @Override
    public void record(long incidentId, HistoryEntry entry) {
        jdbc.sql("""
                        insert into incident_history (incident_id, institution_id, at_ms, who, act, note)
                        select id, institution_id, :at, :who, :act, :note from incident where id = :incident
                        """)
                .param("incident", incidentId)
                .param("at", entry.atMs())
                .param("who", entry.who())
                .param("act", entry.act().name())
                .param("note", entry.note())
                .update();
    }

    @Override
    public void recordReport(long incidentId, FinalReport report, String who, long atMs) {
        Set<String> kinds = new TreeSet<>();
        signals(incidentId).stream()
                .filter(signal -> !signal.isWithdrawn())
                .forEach(signal -> kinds.add(SignalKind.of(signal).text()));
        new FinalReportTable(jdbc).insert(find(incidentId).orElseThrow(), report, kinds, who, atMs);
    }

    @Override
    public boolean withdrawReport(long incidentId, String reason, String who, long atMs) {
        return new FinalReportTable(jdbc).withdraw(incidentId, reason, who, atMs);
    }

    /** What happened to an incident, latest first. */
    public List<HistoryEntry> history(long incidentId) {
        return jdbc.sql("select * from incident_history where incident_id = :incident order by id desc")
                .param("incident", incidentId)
                .query((row, number) -> new HistoryEntry(
                        row.getLong("at_ms"),
                        row.getString("who"),
                        HistoryEntry.Act.valueOf(row.getString("act")),
                        row.getString("note")))
                .list();
    }

    /** Reads one row of the table. */
    public static Incident read(ResultSet row, int number) throws SQLException {
        return new Incident(
                row.getLong("id"),
                row.getInt("institution_id"),
                IpAddress.parse(row.getString("host")).orElseThrow(),
                IncidentStatus.valueOf(row.getString("status")),
                row.getString("assignee"),
                Optional.ofNullable(row.getString("closing")).map(Closing::valueOf),
                row.getString("closing_reason"),
                row.getLong("opened_ms"),
                row.getLong("due_ms"),
                row.getLong("first_ms"),
                row.getLong("last_ms"),
                JudgementJson.read(row.getString("judgement")),
                Lane.valueOf(row.getString("lane")),
                row.getLong("follows"),
                row.getInt("version"));
    }
}
