// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.portal.untold;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hinomi.desk.attention.AttentionBudget;
import org.hinomi.desk.attention.AttentionBudget.Standing;
import org.hinomi.desk.attention.NotToldReason;
import org.hinomi.desk.incident.Closing;
import org.hinomi.desk.incident.Incident;
import org.hinomi.model.judgement.Reason;
import org.hinomi.server.portal.page.IncidentView;
import org.hinomi.server.portal.page.IncidentView.ReasonView;
import org.hinomi.server.store.IncidentTable;
import org.hinomi.server.store.NoticeTable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what was not told, as far as the caller's role may see it. Thread-safe. */
final class UntoldList {

    static final List<String> KINDS = List.of("waiting", "judged", "collected");

    private static final int SHOWN = 200;

    /** No notice, and not taken into another incident. */
    private static final String UNTOLD = """
            from incident where opened_ms > :since
                and not exists (select from notice where notice.incident_id = incident.id)
                and closing_reason not like '→ %'
            """;

    private static final Map<String, String> OF_KIND = Map.of(
            "waiting", " and closing is null",
            "judged", " and closing <> 'AUTOMATIC'",
            "collected", " and closing = 'AUTOMATIC'");

    private final AttentionBudget budget;

    UntoldList(AttentionBudget budget) {
        this.budget = budget;
    }

    /**
     * One incident that was not told.
     *
     * @param why the reasons by name, the first is the decisive one
     */
    record Entry(
            long id,
            String number,
            String host,
            String title,
            int urgency,
            int risk,
            int step,
            String rung,
            Instant seen,
            List<String> why,
            String words,
            List<ReasonView> urgencyReasons,
            List<ReasonView> riskReasons) {}

    /** How many there are of a kind. */
    record Chip(String id, long count) {}

    /** One institution's counts. */
    record Row(int id, String name, long waiting, long judged, long collected, int used, int notices, boolean spent) {}

    static String known(String kind) {
        return KINDS.contains(kind) ? kind : KINDS.getFirst();
    }

    int periodDays() {
        return budget.periodDays();
    }

    Standing standing(JdbcClient jdbc, int institution, long nowMs) {
        return budget.standing(new NoticeTable(jdbc).toldMs(institution, budget.sinceMs(nowMs), 0), nowMs);
    }

    List<Chip> chips(JdbcClient jdbc, int institution, long nowMs) {
        List<Chip> chips = new ArrayList<>();
        for (String kind : KINDS) {
            long count = jdbc.sql(
                            "select count(*) as n " + UNTOLD + " and institution_id = :institution" + OF_KIND.get(kind))
                    .param("since", budget.sinceMs(nowMs))
                    .param("institution", institution)
                    .query((row, number) -> row.getLong("n"))
                    .single();
            chips.add(new Chip(kind, count));
        }
        return chips;
    }

    /** The latest entries of one institution and kind. */
    List<Entry> entries(JdbcClient jdbc, int institution, String kind, long nowMs, Locale locale) {
        boolean isSpent = standing(jdbc, institution, nowMs).isSpent();
        return jdbc
                .sql("select * " + UNTOLD + " and institution_id = :institution" + OF_KIND.get(kind)
                        + " order by urgency desc, last_ms desc, id limit :shown")
                .param("since", budget.sinceMs(nowMs))
                .param("institution", institution)
                .param("shown", SHOWN)
                .query(IncidentTable::read)
                .list()
                .stream()
                .map(incident -> entry(incident, isSpent, locale))
                .toList();
    }

    private static Entry entry(Incident incident, boolean isBudgetSpent, Locale locale) {
        String rung = incident.judgement().damage().id();
        return new Entry(
                incident.id(),
                IncidentView.number(incident.id()),
                incident.host().toString(),
                IncidentView.in(incident.judgement().title(), locale),
                incident.judgement().urgency(),
                incident.judgement().risk(),
                IncidentView.step(rung),
                rung,
                Instant.ofEpochMilli(incident.lastMs()),
                NotToldReason.of(incident, isBudgetSpent).stream()
                        .map(Enum::name)
                        .toList(),
                incident.closing()
                        .filter(how -> how != Closing.AUTOMATIC)
                        .map(how -> incident.closingReason())
                        .orElse(""),
                IncidentView.reasons(incident.judgement(), Reason.Score.URGENCY, locale),
                IncidentView.reasons(incident.judgement(), Reason.Score.RISK, locale));
    }

    /** Every institution with its counts, those with most waiting first. */
    List<Row> institutions(JdbcClient jdbc, long nowMs, Locale locale) {
        boolean isEnglish = locale.getLanguage().equals("en");
        return jdbc
                .sql("""
                        select institution.id, name_ja, name_en,
                            coalesce(sum(case when untold.closing is null and untold.id is not null then 1 end), 0) as waiting,
                            coalesce(sum(case when untold.closing <> 'AUTOMATIC' then 1 end), 0) as judged,
                            coalesce(sum(case when untold.closing = 'AUTOMATIC' then 1 end), 0) as collected
                        from institution left join (select id, institution_id, closing %s) untold
                            on untold.institution_id = institution.id
                        group by institution.id order by waiting desc, judged desc, collected desc, institution.id
                        """.formatted(UNTOLD))
                .param("since", budget.sinceMs(nowMs))
                .query((row, number) -> row(row, isEnglish))
                .list()
                .stream()
                .map(row -> withBudget(jdbc, row, nowMs))
                .toList();
    }

    private static Row row(ResultSet row, boolean isEnglish) throws SQLException {
        return new Row(
                row.getInt("id"),
                row.getString(isEnglish ? "name_en" : "name_ja"),
                row.getLong("waiting"),
                row.getLong("judged"),
                row.getLong("collected"),
                0,
                0,
                false);
    }

    private Row withBudget(JdbcClient jdbc, Row row, long nowMs) {
        Standing standing = standing(jdbc, row.id(), nowMs);
        return new Row(
                row.id(),
                row.name(),
                row.waiting(),
                row.judged(),
                row.collected(),
                standing.used(),
                standing.notices(),
                standing.isSpent());
    }

    /** The name of an institution that the caller may see. */
    static Optional<String> name(JdbcClient jdbc, int institution, Locale locale) {
        return jdbc.sql("select name_ja, name_en from institution where id = :id")
                .param("id", institution)
                .query((row, number) -> row.getString(locale.getLanguage().equals("en") ? "name_en" : "name_ja"))
                .optional();
    }
}
