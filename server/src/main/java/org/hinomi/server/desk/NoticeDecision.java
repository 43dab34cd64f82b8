// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.desk;

import java.util.List;
import java.util.Optional;
import org.hinomi.desk.attention.AttentionBudget;
import org.hinomi.desk.attention.AttentionBudget.Standing;
import org.hinomi.desk.incident.IncidentDesk;
import org.hinomi.desk.notice.Notice;
import org.hinomi.server.store.NoticeTable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Decides to tell an institution: the notice, its message, the incident's new state and the budget in one transaction. The
 * institution's row is locked, so that two analysts cannot both take the last place. Thread-safe.
 */
public final class NoticeDecision {

    private final DeskJudge judge;
    private final AttentionBudget budget;

    public NoticeDecision(DeskJudge judge, AttentionBudget budget) {
        this.judge = judge;
        this.budget = budget;
    }

    /** Where an institution's budget stands before it is told about an incident; that incident itself is not counted. */
    public Standing standing(JdbcClient jdbc, int institution, long incident, long nowMs) {
        return budget.standing(new NoticeTable(jdbc).toldMs(institution, budget.sinceMs(nowMs), incident), nowMs);
    }

    /** Whether telling it now needs a reason: its budget is spent, and it was not told of this incident yet. */
    public boolean needsReason(JdbcClient jdbc, int institution, long incident, long nowMs) {
        return new NoticeTable(jdbc).ofIncident(incident).isEmpty()
                && standing(jdbc, institution, incident, nowMs).isSpent();
    }

    /**
     * Decides, once a ticket.
     *
     * @param message the notice as a mail
     * @param overrideReason why although the budget is spent; left out of account where it is not
     * @return the notice's number, or empty where the budget is spent and the reason is missing or too short
     */
    public Optional<Long> decide(
            JdbcClient jdbc, Notice notice, List<String> recipients, byte[] message, String overrideReason) {
        jdbc.sql("select id from institution where id = :id for update")
                .param("id", notice.institution())
                .query(Integer.class)
                .single();
        NoticeTable notices = new NoticeTable(jdbc);
        Optional<NoticeTable.Stored> already = notices.ofIncident(notice.incidentId()).stream()
                .filter(stored -> stored.notice().ticket().equals(notice.ticket()))
                .findFirst();
        if (already.isPresent()) {
            return already.map(NoticeTable.Stored::id);
        }
        boolean isOver = needsReason(jdbc, notice.institution(), notice.incidentId(), notice.decidedMs());
        String reason = isOver ? overrideReason.strip() : "";
        if (isOver && reason.length() < IncidentDesk.MIN_REASON_CHARS) {
            return Optional.empty();
        }
        long id = notices.decide(notice, reason, recipients, message);
        judge.desk(jdbc).notified(notice.incidentId(), notice.decidedBy(), notice.ticket(), reason, notice.decidedMs());
        return Optional.of(id);
    }
}
