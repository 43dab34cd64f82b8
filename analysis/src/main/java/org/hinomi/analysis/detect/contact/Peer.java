// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.contact;

import static org.hinomi.analysis.table.LongRows.lower;
import static org.hinomi.analysis.table.LongRows.upper;

import org.hinomi.analysis.table.LongRows;
import org.hinomi.analysis.table.Sketch;

/**
 * What all members together had to do with the other end of a contact on its day, and before; a view that is valid while
 * the contact is judged. Hosts are counted by sketches of 64 bits: exact for one or two, to some 10 % up to a hundred.
 */
public final class Peer {

    /** How far back "for the first time" looks. */
    public static final int HISTORY_DAYS = 60;

    private static final long[] NOTHING = new long[32];
    private static final int UNKNOWN = -1;

    private final PeerDays peerDays;
    private final Sweeps sweeps;
    private final PeerHistory history;
    private final PeerHistory visitors;
    private long high;
    private long low;
    private int day;
    private int members;
    private long[] calls = NOTHING;
    private int callsAt;
    private boolean isCalled;
    private boolean isCallsKnown;
    private long[] sweep = NOTHING;
    private int sweepAt;
    private boolean isSweepKnown;
    private int daysBefore;
    private int answeredDaysBefore;
    private int visitDaysBefore;

    Peer(PeerDays peerDays, Sweeps sweeps, PeerHistory history, PeerHistory visitors) {
        this.peerDays = peerDays;
        this.sweeps = sweeps;
        this.history = history;
        this.visitors = visitors;
    }

    /** Shows an address on a day. What is known of it is looked up when a detector asks: most contacts never need it. */
    void show(long newHigh, long newLow, int newDay, int newMembers) {
        high = newHigh;
        low = newLow;
        day = newDay;
        members = newMembers;
        isCallsKnown = false;
        isSweepKnown = false;
        daysBefore = UNKNOWN;
        answeredDaysBefore = UNKNOWN;
        visitDaysBefore = UNKNOWN;
    }

    private long[] calls() {
        if (!isCallsKnown) {
            int at = peerDays.find(high, low, day);
            isCallsKnown = true;
            isCalled = at != LongRows.NONE;
            calls = isCalled ? peerDays.rows().words() : NOTHING;
            callsAt = Math.max(0, at);
        }
        return calls;
    }

    private boolean isCalled() {
        calls();
        return isCalled;
    }

    private long[] sweep() {
        if (!isSweepKnown) {
            int at = sweeps.find(high, low, day);
            isSweepKnown = true;
            sweep = at == LongRows.NONE ? NOTHING : sweeps.rows().words();
            sweepAt = Math.max(0, at);
        }
        return sweep;
    }

    /** Of how many institutions hosts called it that day. */
    public int institutions() {
        return PeerDays.institutions(calls(), callsAt);
    }

    /** Whether it is a server that hosts of more institutions use than share any address that a detector by contact tells of. */
    boolean isSharedServer() {
        boolean isShared = (calls()[callsAt + PeerDays.FLAGS] & PeerDays.SHARED) != 0;
        return isShared && answeredHosts() > PeerDays.MAX_UNSHARED;
    }

    /** How many institutions have been seen to call anybody at all: what "one of so many" is out of. */
    public int members() {
        return members;
    }

    /** About how many inside hosts called it that day. */
    public int hosts() {
        return PeerDays.estimate(calls(), callsAt + PeerDays.HOSTS);
    }

    /** About how many of them got an answer. */
    public int answeredHosts() {
        return PeerDays.estimate(calls(), callsAt + PeerDays.ANSWERED_HOSTS);
    }

    /** About how many of them failed at least once. */
    public int failedHosts() {
        return PeerDays.estimate(calls(), callsAt + PeerDays.FAILED_HOSTS);
    }

    /** Sessions that inside hosts opened to it that day. */
    public int attempts() {
        return upper(calls()[callsAt + PeerDays.ATTEMPTS_FAILED]);
    }

    /** How many of those were refused or never answered. */
    public int failed() {
        return lower(calls()[callsAt + PeerDays.ATTEMPTS_FAILED]);
    }

    /** About how many of its ports did not answer; saturates at some 250. */
    public int failedPorts() {
        return PeerDays.estimate(calls(), callsAt + PeerDays.FAILED_PORTS);
    }

    /** When any inside host first failed to reach it that day; {@link Long#MAX_VALUE} where none did. */
    public long firstFailedMs() {
        return isCalled() ? calls()[callsAt + PeerDays.FIRST_FAILED_MS] : Long.MAX_VALUE;
    }

    /** When one last failed; {@link Long#MIN_VALUE} where none did. */
    public long lastFailedMs() {
        return isCalled() ? calls()[callsAt + PeerDays.LAST_FAILED_MS] : Long.MIN_VALUE;
    }

    /** When it first answered one that day; {@link Long#MAX_VALUE} where it did not. */
    public long firstAnsweredMs() {
        return isCalled() ? calls()[callsAt + PeerDays.FIRST_ANSWERED_MS] : Long.MAX_VALUE;
    }

    /** When it last answered one; {@link Long#MIN_VALUE} where it did not. */
    public long lastAnsweredMs() {
        return isCalled() ? calls()[callsAt + PeerDays.LAST_ANSWERED_MS] : Long.MIN_VALUE;
    }

    /** On how many of the {@link #watchedDays} before this one any inside host called it. */
    public int daysBefore() {
        if (daysBefore == UNKNOWN) {
            daysBefore = history.daysBefore(high, low, day);
        }
        return daysBefore;
    }

    /** On how many of those days it answered any of them. */
    public int answeredDaysBefore() {
        if (answeredDaysBefore == UNKNOWN) {
            answeredDaysBefore = history.answeredDaysBefore(high, low, day);
        }
        return answeredDaysBefore;
    }

    /** On how many days before this one it was itself answered by any inside host at an entry port. */
    public int visitDaysBefore() {
        if (visitDaysBefore == UNKNOWN) {
            visitDaysBefore = visitors.daysBefore(high, low, day);
        }
        return visitDaysBefore;
    }

    /** How many days before this one have been watched, at most {@link #HISTORY_DAYS}: what "never before" rests on. */
    public int watchedDays() {
        return history.watchedBefore(day);
    }

    /** About how many inside addresses it tried to reach by itself that day; saturates at some 1,000. */
    public int targets() {
        return Sketch.estimate(sweep(), sweepAt + Sweeps.TARGETS, Sweeps.TARGET_WORDS);
    }

    /** About how many of those answered it; saturates at some 250. */
    public int answeredTargets() {
        return Sketch.estimate(sweep(), sweepAt + Sweeps.ANSWERED_TARGETS, 1);
    }

    /** About how many ports it tried; saturates at some 250. */
    public int targetPorts() {
        return Sketch.estimate(sweep(), sweepAt + Sweeps.PORTS, 1);
    }

    /** About how many ports below 32,768 gave it no answer; saturates at some 250. */
    public int failedTargetPorts() {
        return Sketch.estimate(sweep(), sweepAt + Sweeps.FAILED_PORTS, 1);
    }

    /** Sessions that it opened to inside addresses. */
    public int knocks() {
        return upper(sweep()[sweepAt + Sweeps.SESSIONS_FAILED]);
    }

    /** How many of those came to nothing. */
    public int failedKnocks() {
        return lower(sweep()[sweepAt + Sweeps.SESSIONS_FAILED]);
    }
}
