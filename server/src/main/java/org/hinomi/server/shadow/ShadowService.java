// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.shadow;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.hinomi.archive.Coverage;
import org.hinomi.desk.attention.AttentionBudget;
import org.hinomi.desk.shadow.ReportWeek;
import org.hinomi.desk.shadow.ShadowReport;
import org.hinomi.server.store.NoticeTable;
import org.hinomi.server.store.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Decides as analysts would who confirmed every draft of the half-automatic lane, as far as the attention budget goes, and keeps
 * the weekly report. Nothing that it writes can leave: it has neither outbox nor notice. One thread only.
 */
public final class ShadowService {

    private static final Logger LOG = LoggerFactory.getLogger(ShadowService.class);

    /** An incident is judged again twelve seconds after its last signal; two such rounds later it has settled. */
    private static final long SETTLED_MS = 30_000;

    /** The first report comes soon, then it is renewed every ten minutes: gathering reads all of the week's incidents. */
    private static final long FIRST_REPORT_MS = 45_000;

    private static final long RENEW_MS = 10 * 60_000;

    /** A decision stands in the report a minute later at the latest. */
    private static final long TELL_WITHIN_MS = 60_000;

    private final Transactions desk;
    private final ShadowFiles files;
    private final AttentionBudget budget;
    private final List<String> sensors;
    private final BiFunction<Long, Long, Coverage> coverage;
    private final Clock clock;
    private long nextReportMs;
    private ReportWeek week;

    /**
     * @param sensors names of those that are configured
     * @param coverage which hours of a time hold sessions
     */
    public ShadowService(
            Transactions desk,
            ShadowFiles files,
            AttentionBudget budget,
            List<String> sensors,
            BiFunction<Long, Long, Coverage> coverage,
            Clock clock) {
        this.desk = desk;
        this.files = files;
        this.budget = budget;
        this.sensors = List.copyOf(sensors);
        this.coverage = coverage;
        this.clock = clock;
        this.nextReportMs = clock.millis() + FIRST_REPORT_MS;
        this.week = ReportWeek.of(clock.millis());
    }

    private record Waiting(long incident, int institution) {}

    /** Decides what has settled, and writes the report where it is due. */
    public boolean step() {
        int decided = desk.run(this::decide);
        long nowMs = clock.millis();
        if (decided > 0) {
            nextReportMs = Math.min(nextReportMs, nowMs + TELL_WITHIN_MS);
        }
        ReportWeek current = ReportWeek.of(nowMs);
        if (!current.equals(week)) {
            write(week);
            week = current;
            nextReportMs = nowMs;
        }
        if (nowMs >= nextReportMs) {
            write(current);
            nextReportMs = nowMs + RENEW_MS;
        }
        return decided > 0;
    }

    private int decide(JdbcClient jdbc) {
        List<Waiting> waiting = jdbc.sql("""
                        select id, institution_id from incident
                        where lane = 'HALF_AUTOMATIC' and status in ('OPEN', 'TAKEN') and opened_ms <= :settled
                            and not exists (select from shadow_decision d where d.incident_id = incident.id)
                            and not exists (select from notice n where n.incident_id = incident.id)
                        order by urgency desc, risk desc, id
                        """)
                .param("settled", clock.millis() - SETTLED_MS)
                .query((row, number) -> new Waiting(row.getLong("id"), row.getInt("institution_id")))
                .list();
        waiting.forEach(incident -> decide(jdbc, incident));
        return waiting.size();
    }

    private void decide(JdbcClient jdbc, Waiting incident) {
        long nowMs = clock.millis();
        List<Long> toldMs = new ArrayList<>(
                new NoticeTable(jdbc).toldMs(incident.institution(), budget.sinceMs(nowMs), incident.incident()));
        toldMs.addAll(jdbc.sql("""
                        select decided_ms from shadow_decision
                        where institution_id = :institution and decision = 'TELL' and decided_ms > :since
                        """)
                .param("institution", incident.institution())
                .param("since", budget.sinceMs(nowMs))
                .query(Long.class)
                .list());
        jdbc.sql("""
                        insert into shadow_decision (incident_id, institution_id, decided_ms, decision)
                        values (:incident, :institution, :now, :decision)
                        """)
                .param("incident", incident.incident())
                .param("institution", incident.institution())
                .param("now", nowMs)
                .param("decision", budget.standing(toldMs, nowMs).isSpent() ? "BUDGET_SPENT" : "TELL")
                .update();
    }

    private void write(ReportWeek of) {
        long nowMs = clock.millis();
        Coverage held = coverage.apply(of.fromMs(), Math.min(nowMs, of.toMs()));
        ShadowReport report = desk.run(jdbc -> new ShadowFacts(jdbc, of, nowMs).gather(budget, sensors, held));
        files.write(report);
        LOG.info(
                "shadow report {} written: {} would have been told, {} not",
                of,
                report.told().size(),
                report.heldTotal());
    }
}
