// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.hinomi.desk.incident.FinalReport;
import org.hinomi.desk.incident.Incident;
import org.hinomi.desk.learning.Forgotten;
import org.hinomi.desk.learning.Learnt;
import org.hinomi.desk.learning.Lesson;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.context.SignalKind;
import org.hinomi.model.judgement.DamageRung;
import org.hinomi.model.judgement.LadderCalibration;
import org.hinomi.model.judgement.Verdict;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people found in the end, and what was taken back of it, within the transaction of its {@link JdbcClient}. Thread-safe. */
public final class FinalReportTable {

    private final JdbcClient jdbc;

    public FinalReportTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Changes whenever something is reported, withdrawn or forgotten. */
    public record Version(long reports, long withdrawn, long forgotten) {}

    /** A report in words. */
    public record Words(String person, String closing, String reason, long closedMs) {}

    void insert(Incident incident, FinalReport report, Collection<String> kinds, String who, long atMs) {
        long id = jdbc.sql("""
                        insert into final_report (incident_id, institution_id, closed_ms, person, closing, reason,
                            confirmed_rung, cleaned_ms, judgement)
                        values (:incident, :institution, :at, :person, :closing, :reason, nullif(:rung, ''),
                            nullif(:cleaned, 0), :judgement::jsonb)
                        returning id
                        """)
                .param("incident", incident.id())
                .param("institution", incident.institution())
                .param("at", atMs)
                .param("person", who)
                .param("closing", report.closing().name())
                .param("reason", report.reason())
                .param("rung", report.confirmedRung().map(DamageRung::id).orElse(""))
                .param("cleaned", report.cleanedMs().orElse(0))
                .param("judgement", JudgementJson.write(incident.judgement()))
                .query(Long.class)
                .single();
        for (String kind : kinds) {
            jdbc.sql(
                            "insert into final_report_kind (report_id, institution_id, kind) values (:report, :institution, :kind)")
                    .param("report", id)
                    .param("institution", incident.institution())
                    .param("kind", kind)
                    .update();
        }
    }

    boolean withdraw(long incidentId, String reason, String who, long atMs) {
        int rows = jdbc.sql("""
                        update final_report set withdrawn_ms = :at, withdrawn_by = :who, withdrawn_reason = :reason
                        where incident_id = :incident and withdrawn_ms is null
                        """)
                .param("at", atMs)
                .param("who", who)
                .param("reason", reason)
                .param("incident", incidentId)
                .update();
        return rows > 0;
    }

    /** What the lessons depend on. */
    public Version version() {
        return jdbc.sql("""
                        select (select count(*) from final_report) as reports,
                            (select count(*) from final_report where withdrawn_ms is not null) as withdrawn,
                            (select count(*) from forgotten_kind) as forgotten
                        """)
                .query((row, number) ->
                        new Version(row.getLong("reports"), row.getLong("withdrawn"), row.getLong("forgotten")))
                .single();
    }

    /** The closings after {@code sinceMs} that stand. */
    public List<Lesson> lessons(long sinceMs) {
        return jdbc.sql("""
                        select report.*, (select string_agg(kind, e'\\n') from final_report_kind k
                            where k.report_id = report.id) as kinds
                        from final_report report where withdrawn_ms is null and closed_ms > :since order by id
                        """)
                .param("since", sinceMs)
                .query(FinalReportTable::lesson)
                .list();
    }

    private static Lesson lesson(ResultSet row, int number) throws SQLException {
        Set<SignalKind> kinds = new TreeSet<>();
        Optional.ofNullable(row.getString("kinds"))
                .ifPresent(text -> text.lines().forEach(kind -> kinds.add(new SignalKind(kind))));
        return new Lesson(
                row.getLong("id"),
                row.getLong("incident_id"),
                row.getInt("institution_id"),
                row.getString("person"),
                Verdict.valueOf(row.getString("closing")),
                row.getLong("closed_ms"),
                kinds);
    }

    /** What a report said. */
    public Words words(long reportId) {
        return jdbc.sql("select person, closing, reason, closed_ms from final_report where id = :id")
                .param("id", reportId)
                .query((row, number) -> new Words(
                        row.getString("person"),
                        row.getString("closing"),
                        row.getString("reason"),
                        row.getLong("closed_ms")))
                .single();
    }

    /** Takes a learnt weight back: closings up to now count no more. */
    public void forget(SignalKind kind, int institution, String who, String reason, long atMs) {
        jdbc.sql("""
                        insert into forgotten_kind (kind, institution_id, at_ms, who, reason)
                        values (:kind, nullif(:institution, 0), :at, :who, :reason)
                        """)
                .param("kind", kind.text())
                .param("institution", institution)
                .param("at", atMs)
                .param("who", who)
                .param("reason", reason)
                .update();
    }

    /** The learnt weights that were taken back. */
    public List<Forgotten> forgotten() {
        return jdbc.sql("select kind, institution_id, at_ms from forgotten_kind order by id")
                .query((row, number) -> {
                    int institution = row.getInt("institution_id");
                    return new Forgotten(
                            new SignalKind(row.getString("kind")),
                            institution == 0 ? Learnt.SHARED : institution,
                            row.getLong("at_ms"));
                })
                .list();
    }

    /**
     * The reports that say how far an attack went: attacks with a confirmed rung, and what was none.
     *
     * @param sinceMs older ones are left out
     */
    public List<LadderCalibration.FinalReport> outcomes(long sinceMs) {
        return jdbc.sql("""
                        select judgement, confirmed_rung from final_report
                        where withdrawn_ms is null and closed_ms > :since
                            and (closing <> 'CONFIRMED' or confirmed_rung is not null)
                        order by id
                        """)
                .param("since", sinceMs)
                .query((row, number) -> new LadderCalibration.FinalReport(
                        JudgementJson.read(row.getString("judgement")).ladder(), rung(row.getString("confirmed_rung"))))
                .list();
    }

    private static DamageRung rung(@Nullable String id) {
        for (DamageRung rung : DamageRung.values()) {
            if (rung.id().equals(id)) {
                return rung;
            }
        }
        return DamageRung.NONE;
    }

    /** When a host was last reported as cleaned up. */
    public OptionalLong cleanedMs(int institution, IpAddress host) {
        long latest = jdbc.sql("""
                        select coalesce(max(cleaned_ms), 0) as cleaned from final_report
                        join incident on incident.id = final_report.incident_id
                        where final_report.institution_id = :institution and incident.host = :host
                            and withdrawn_ms is null
                        """)
                .param("institution", institution)
                .param("host", host.toString())
                .query((row, number) -> row.getLong("cleaned"))
                .single();
        return latest == 0 ? OptionalLong.empty() : OptionalLong.of(latest);
    }
}
