// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.mail;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.hinomi.server.config.Configuration.Sending;
import org.hinomi.server.store.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Brings waiting messages to their delivery. A message is marked as sent in the transaction that locked its row; so it is sent
 * again only where a crash falls between the receiver's word and our commit, and then with the same bytes and Message-ID.
 * Several senders may run; each row is one sender's at a time. In shadow mode nothing leaves, whatever waits. Thread-safe.
 */
public final class Outbox {

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

    /** First pause after a failure; it doubles up to {@link #LONGEST_PAUSE_MS}. */
    private static final long FIRST_PAUSE_MS = 5_000;

    /** A mail server that is back is found within ten minutes, a third of the notice's limit. */
    private static final long LONGEST_PAUSE_MS = 600_000;

    private final Transactions desk;
    private final Delivery delivery;
    private final Sending sending;
    private final Clock clock;

    public Outbox(Transactions desk, Delivery delivery, Sending sending, Clock clock) {
        this.desk = desk;
        this.delivery = delivery;
        this.sending = sending;
        this.clock = clock;
    }

    private record Waiting(long noticeId, String ticket, String messageId, String recipients, int attempts) {}

    /**
     * Sends what is due.
     *
     * @return how many messages were taken over
     */
    public int sendDue() {
        int sent = 0;
        while (sending == Sending.LIVE) {
            Optional<Boolean> next = desk.run(this::sendNext);
            if (next.isEmpty()) {
                return sent;
            }
            sent += next.get() ? 1 : 0;
        }
        return sent;
    }

    /** Sends the next due message: whether it was taken over, or empty where none is due. */
    private Optional<Boolean> sendNext(JdbcClient jdbc) {
        Optional<Waiting> waiting = jdbc.sql("""
                        select outbox.notice_id, outbox.recipients, outbox.attempts, notice.ticket, notice.message_id from outbox
                        join notice on notice.id = outbox.notice_id
                        where outbox.sent_ms is null and outbox.next_ms <= :now
                        order by outbox.next_ms limit 1 for update of outbox skip locked
                        """)
                .param("now", clock.millis())
                .query((row, number) -> new Waiting(
                        row.getLong("notice_id"),
                        row.getString("ticket"),
                        row.getString("message_id"),
                        row.getString("recipients"),
                        row.getInt("attempts")))
                .optional();
        return waiting.map(message -> send(jdbc, message));
    }

    private boolean send(JdbcClient jdbc, Waiting waiting) {
        try {
            delivery.deliver(waiting.messageId(), List.of(waiting.recipients().split(",")), message(jdbc, waiting));
        } catch (Delivery.DeliveryException e) {
            postpone(jdbc, waiting, String.valueOf(e.getMessage()));
            return false;
        }
        long nowMs = clock.millis();
        jdbc.sql("update outbox set sent_ms = :now, attempts = attempts + 1, last_fault = '' where notice_id = :id")
                .param("now", nowMs)
                .param("id", waiting.noticeId())
                .update();
        jdbc.sql("update notice set sent_ms = :now where id = :id")
                .param("now", nowMs)
                .param("id", waiting.noticeId())
                .update();
        LOG.info("notice {} sent", waiting.ticket());
        return true;
    }

    private static byte[] message(JdbcClient jdbc, Waiting waiting) {
        return jdbc.sql("select message from outbox where notice_id = :id")
                .param("id", waiting.noticeId())
                .query((row, number) -> row.getBytes("message"))
                .single();
    }

    private void postpone(JdbcClient jdbc, Waiting waiting, String fault) {
        long pauseMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS << Math.min(waiting.attempts(), 10));
        jdbc.sql(
                        "update outbox set attempts = attempts + 1, next_ms = :next, last_fault = :fault where notice_id = :id")
                .param("next", clock.millis() + pauseMs)
                .param("fault", fault)
                .param("id", waiting.noticeId())
                .update();
        LOG.warn("notice {} could not be sent, next try in {} s: {}", waiting.ticket(), pauseMs / 1000, fault);
    }
}
