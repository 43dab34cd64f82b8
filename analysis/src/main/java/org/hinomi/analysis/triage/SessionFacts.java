// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.triage;

import java.util.List;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.session.Session;
import org.hinomi.model.session.SessionState;

/**
 * What the sessions between one host and the peers of its incident add up to.
 *
 * @param fromHost those that the host opened
 * @param toHost those that a peer opened
 * @param sentBytes bytes that left the host, unknown sizes counted as 0
 * @param receivedBytes bytes that the host received, unknown sizes counted as 0
 */
record SessionFacts(Tally fromHost, Tally toHost, long sentBytes, long receivedBytes) {

    /**
     * Counts of one direction.
     *
     * @param sessions all
     * @param exchanged those in which data went both ways
     * @param blocked those that a device stopped
     * @param silent those that the other end never answered, or refused
     * @param unsized those that went on or may have, without a size in one direction at least
     * @param firstMs start of the first, {@link Long#MAX_VALUE} where none
     * @param lastMs start of the last, {@link Long#MIN_VALUE} where none
     */
    record Tally(long sessions, long exchanged, long blocked, long silent, long unsized, long firstMs, long lastMs) {

        static final Tally NONE = new Tally(0, 0, 0, 0, 0, Long.MAX_VALUE, Long.MIN_VALUE);

        Tally with(Session session) {
            boolean isExchange =
                    session.state() == SessionState.ANSWERED && session.bytesOut() > 0 && session.bytesIn() > 0;
            boolean isBlocked = session.state() == SessionState.BLOCKED;
            boolean isSilent = session.state() == SessionState.UNANSWERED || session.state() == SessionState.REFUSED;
            boolean isUnsized = session.bytesOut() < 0 || session.bytesIn() < 0;
            return new Tally(
                    sessions + 1,
                    exchanged + (isExchange ? 1 : 0),
                    blocked + (isBlocked ? 1 : 0),
                    silent + (isSilent ? 1 : 0),
                    unsized + (!isBlocked && !isSilent && isUnsized ? 1 : 0),
                    Math.min(firstMs, session.startMs()),
                    Math.max(lastMs, session.startMs()));
        }

        /** Whether there were sessions and the other end answered none, though nothing stood between. */
        boolean isNeverAnswered() {
            return sessions > 0 && silent == sessions;
        }

        boolean isAllBlocked() {
            return sessions > 0 && blocked == sessions;
        }

        long spanMs() {
            return sessions == 0 ? 0 : lastMs - firstMs;
        }
    }

    static SessionFacts of(IpAddress host, List<Session> sessions) {
        Tally fromHost = Tally.NONE;
        Tally toHost = Tally.NONE;
        long sentBytes = 0;
        long receivedBytes = 0;
        for (Session session : sessions) {
            boolean isFromHost = session.src().equals(host);
            if (!isFromHost && !session.dst().equals(host)) {
                continue;
            }
            fromHost = isFromHost ? fromHost.with(session) : fromHost;
            toHost = isFromHost ? toHost : toHost.with(session);
            sentBytes += Math.max(0, isFromHost ? session.bytesOut() : session.bytesIn());
            receivedBytes += Math.max(0, isFromHost ? session.bytesIn() : session.bytesOut());
        }
        return new SessionFacts(fromHost, toHost, sentBytes, receivedBytes);
    }

    boolean isEmpty() {
        return sessions() == 0;
    }

    long sessions() {
        return fromHost.sessions() + toHost.sessions();
    }

    long exchanged() {
        return fromHost.exchanged() + toHost.exchanged();
    }

    long unsized() {
        return fromHost.unsized() + toHost.unsized();
    }

    /** Whether there were sessions, and all were blocked, refused or unanswered. */
    boolean isDead() {
        long dead = fromHost.blocked() + fromHost.silent() + toHost.blocked() + toHost.silent();
        return !isEmpty() && dead == sessions();
    }
}
