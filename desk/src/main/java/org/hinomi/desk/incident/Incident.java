// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.desk.incident;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.judgement.Judgement;

/**
 * What happened to one host by one cause, as the desk works on it.
 *
 * @param id number, 0 before it is stored
 * @param institution whose host it is
 * @param host the inside host
 * @param status where it stands
 * @param assignee who works on it, empty for nobody
 * @param closing how it ended, empty while it has not
 * @param closingReason why it ended so, in words; empty while it has not
 * @param openedMs when it came into the queue
 * @param dueMs when the institution should have been told at the latest
 * @param firstMs event time of the first record behind it
 * @param lastMs event time of the last
 * @param judgement urgency, risk, damage and reasons
 * @param lane how it is worked on
 * @param follows number of the closed incident that it goes on from, 0 for none
 * @param version counts changes, for noticing that somebody else was faster
 */
public record Incident(
        long id,
        int institution,
        IpAddress host,
        IncidentStatus status,
        String assignee,
        Optional<Closing> closing,
        String closingReason,
        long openedMs,
        long dueMs,
        long firstMs,
        long lastMs,
        Judgement judgement,
        Lane lane,
        long follows,
        int version) {

    /** Half an hour from the queue to the notice (slide "概ね30分以内の通知"). */
    public static final long NOTICE_LIMIT_MS = 30 * 60 * 1000;

    public Incident {
        requireNonNull(host, "host");
        requireNonNull(status, "status");
        requireNonNull(assignee, "assignee");
        requireNonNull(closingReason, "closingReason");
        requireNonNull(judgement, "judgement");
        requireNonNull(lane, "lane");
        if (closing.isPresent() != (status == IncidentStatus.CLOSED)) {
            throw new IllegalArgumentException("closed incidents have a closing, and no others");
        }
    }

    /** A new one in the queue. */
    public static Incident open(int institution, IpAddress host, Span span, Judged judged, long follows, long nowMs) {
        return new Incident(
                0,
                institution,
                host,
                IncidentStatus.OPEN,
                "",
                Optional.empty(),
                "",
                nowMs,
                nowMs + NOTICE_LIMIT_MS,
                span.firstMs(),
                span.lastMs(),
                judged.judgement(),
                judged.lane(),
                follows,
                1);
    }

    /** The first and last event time of some signals. */
    public record Span(long firstMs, long lastMs) {}

    /** A judgement and the lane that follows from it. */
    public record Judged(Judgement judgement, Lane lane) {}

    public boolean isClosed() {
        return status == IncidentStatus.CLOSED;
    }

    /** Whether it was collected without a person. */
    public boolean isCollected() {
        return closing.filter(how -> how == Closing.AUTOMATIC).isPresent();
    }

    /** Judged anew. */
    public Incident judged(Span span, Judged fresh) {
        return new Incident(
                id,
                institution,
                host,
                status,
                assignee,
                closing,
                closingReason,
                openedMs,
                dueMs,
                span.firstMs(),
                span.lastMs(),
                fresh.judgement(),
                fresh.lane(),
                follows,
                version);
    }

    /** In another state, with nobody or somebody at work. */
    Incident in(IncidentStatus next, String who) {
        return new Incident(
                id,
                institution,
                host,
                next,
                who,
                Optional.empty(),
                "",
                openedMs,
                dueMs,
                firstMs,
                lastMs,
                judgement,
                lane,
                follows,
                version);
    }

    /** Back in the queue with a new clock. */
    Incident reopened(long nowMs) {
        return new Incident(
                id,
                institution,
                host,
                IncidentStatus.OPEN,
                "",
                Optional.empty(),
                "",
                nowMs,
                nowMs + NOTICE_LIMIT_MS,
                firstMs,
                lastMs,
                judgement,
                lane,
                follows,
                version);
    }

    /** Ended. */
    Incident closed(Closing how, String reason) {
        return new Incident(
                id,
                institution,
                host,
                IncidentStatus.CLOSED,
                assignee,
                Optional.of(how),
                reason,
                openedMs,
                dueMs,
                firstMs,
                lastMs,
                judgement,
                lane,
                follows,
                version);
    }
}
