// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.hinomi.desk.notice.Notice;
import org.hinomi.model.judgement.LocalText;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Notices and their outbox, within the transaction of its {@link JdbcClient}. Thread-safe. */
public final class NoticeTable {

    private final JdbcClient jdbc;

    public NoticeTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A notice as it stands.
     *
     * @param id its number
     * @param sentMs when the mail was handed over, 0 while it waits
     * @param acknowledgedMs when the institution confirmed, 0 while it has not
     * @param overrideReason why although the attention budget was spent, empty where it was not
     */
    public record Stored(
            long id, Notice notice, long sentMs, long acknowledgedMs, String acknowledgedBy, String overrideReason) {}

    /**
     * Stores a decision: the notice and its message, together.
     *
     * @param overrideReason why although the attention budget is spent, empty where it is not
     */
    public long decide(Notice notice, String overrideReason, List<String> recipients, byte[] message) {
        long id = jdbc.sql("""
                        insert into notice (ticket, incident_id, institution_id, message_id, subject_ja, subject_en, text_ja,
                            text_en, decided_by, decided_ms, override_reason)
                        values (:ticket, :incident, :institution, :messageId, :subjectJa, :subjectEn, :textJa, :textEn, :by,
                            :at, :override)
                        returning id
                        """)
                .param("ticket", notice.ticket())
                .param("incident", notice.incidentId())
                .param("institution", notice.institution())
                .param("messageId", notice.messageId())
                .param("subjectJa", notice.subject().ja())
                .param("subjectEn", notice.subject().en())
                .param("textJa", notice.text().ja())
                .param("textEn", notice.text().en())
                .param("by", notice.decidedBy())
                .param("at", notice.decidedMs())
                .param("override", overrideReason)
                .query(Long.class)
                .single();
        jdbc.sql("insert into outbox (notice_id, recipients, message, next_ms) values (:id, :to, :message, :at)")
                .param("id", id)
                .param("to", String.join(",", recipients))
                .param("message", message)
                .param("at", notice.decidedMs())
                .update();
        return id;
    }

    public Optional<Stored> find(long id) {
        return jdbc.sql("select * from notice where id = :id")
                .param("id", id)
                .query(NoticeTable::read)
                .optional();
    }

    /** The notices about an incident, latest first. */
    public List<Stored> ofIncident(long incidentId) {
        return jdbc.sql("select * from notice where incident_id = :incident order by id desc")
                .param("incident", incidentId)
                .query(NoticeTable::read)
                .list();
    }

    /** All notices that the caller's role may see, latest first, at most {@code limit}. */
    public List<Stored> latest(int limit) {
        return jdbc.sql("select * from notice order by decided_ms desc, id desc limit :limit")
                .param("limit", limit)
                .query(NoticeTable::read)
                .list();
    }

    /** When an institution was first told of each of its incidents after {@code sinceMs}, of those other than one. */
    public List<Long> toldMs(int institution, long sinceMs, long exceptIncident) {
        return jdbc.sql("""
                        select min(decided_ms) as told_ms from notice
                        where institution_id = :institution and incident_id <> :except
                        group by incident_id having min(decided_ms) > :since
                        """)
                .param("institution", institution)
                .param("except", exceptIncident)
                .param("since", sinceMs)
                .query((row, number) -> row.getLong("told_ms"))
                .list();
    }

    /** The institution confirms receipt; the first confirmation counts. */
    public boolean acknowledge(long id, String who, long nowMs) {
        int rows = jdbc.sql("""
                        update notice set acknowledged_ms = :now, acknowledged_by = :who
                        where id = :id and acknowledged_ms is null
                        """)
                .param("id", id)
                .param("who", who)
                .param("now", nowMs)
                .update();
        return rows == 1;
    }

    private static Stored read(ResultSet row, int number) throws SQLException {
        return new Stored(
                row.getLong("id"),
                new Notice(
                        row.getString("ticket"),
                        row.getLong("incident_id"),
                        row.getInt("institution_id"),
                        row.getString("message_id"),
                        new LocalText(row.getString("subject_ja"), row.getString("subject_en")),
                        new LocalText(row.getString("text_ja"), row.getString("text_en")),
                        row.getString("decided_by"),
                        row.getLong("decided_ms")),
                row.getLong("sent_ms"),
                row.getLong("acknowledged_ms"),
                row.getString("acknowledged_by"),
                row.getString("override_reason"));
    }
}
