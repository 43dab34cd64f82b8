// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.contact;

import static org.hinomi.analysis.table.LongRows.lower;
import static org.hinomi.analysis.table.LongRows.upper;

import org.hinomi.model.address.IpAddress;
import org.hinomi.model.session.Service;

/**
 * One day's sessions between an inside host and one port at the other end; a view that is valid while it is judged. Sent and
 * received are those of who opened the sessions.
 */
public final class Contact {

    private final Calls calls = new Calls();
    private long[] words = {};
    private int at;

    Contact() {}

    void show(Contacts contacts, int newAt) {
        words = contacts.rows().words();
        at = newAt;
        calls.show(contacts.calls(), (int) words[at + Contacts.CALLS]);
    }

    public IpAddress host() {
        return new IpAddress(words[at + Contacts.HOST_HIGH], words[at + Contacts.HOST_LOW]);
    }

    public int institution() {
        return upper(words[at + Contacts.INSTITUTION_FLAGS]);
    }

    public IpAddress peer() {
        return new IpAddress(words[at + Contacts.PEER_HIGH], words[at + Contacts.PEER_LOW]);
    }

    /** The day, as {@link org.hinomi.analysis.detect.EventDay#startOf} gives it. */
    public long dayMs() {
        return Days.startMs(upper(words[at + Contacts.PLACE]));
    }

    /** The port that was called. */
    public int port() {
        return (int) (words[at + Contacts.PLACE] >>> 16) & 0xffff;
    }

    /** IP protocol number. */
    public int protocol() {
        return (int) (words[at + Contacts.PLACE] >>> 8) & 0xff;
    }

    /** Whether the inside host opened the sessions, not the other end. */
    public boolean isFromHost() {
        return (words[at + Contacts.PLACE] & 1) != 0;
    }

    public int attempts() {
        return upper(words[at + Contacts.ATTEMPTS_ANSWERED]);
    }

    /** Sessions in which both ends took part. */
    public int answered() {
        return lower(words[at + Contacts.ATTEMPTS_ANSWERED]);
    }

    /** Sessions that were refused or never answered. */
    public int failed() {
        return upper(words[at + Contacts.FAILED_BLOCKED]);
    }

    /** Sessions that a device on the way stopped. */
    public int blocked() {
        return lower(words[at + Contacts.FAILED_BLOCKED]);
    }

    /** Tries to sign in that a sensor saw refused; 0 also where no sensor tells. */
    public int refusedLogins() {
        return upper(words[at + Contacts.REFUSED_ACCEPTED]);
    }

    /** Sessions in which a sensor saw somebody signed in; 0 also where no sensor tells. */
    public int acceptedLogins() {
        return lower(words[at + Contacts.REFUSED_ACCEPTED]);
    }

    /** Whether the last of those began after the first try that was refused. */
    public boolean isAcceptedAfterRefused() {
        long firstRefusedMs = words[at + Contacts.FIRST_REFUSED_MS];
        return firstRefusedMs != 0 && words[at + Contacts.LAST_ACCEPTED_MS] > firstRefusedMs;
    }

    public long firstMs() {
        return words[at + Contacts.FIRST_MS];
    }

    public long lastMs() {
        return words[at + Contacts.LAST_MS];
    }

    /** Start of the first answered session; {@link Long#MAX_VALUE} where none. */
    public long firstAnsweredMs() {
        return words[at + Contacts.FIRST_ANSWERED_MS];
    }

    /** Start of the last answered session; {@link Long#MIN_VALUE} where none. */
    public long lastAnsweredMs() {
        return words[at + Contacts.LAST_ANSWERED_MS];
    }

    /** Start of the first failed session; {@link Long#MAX_VALUE} where none. */
    public long firstFailedMs() {
        return words[at + Contacts.FIRST_FAILED_MS];
    }

    /** Start of the last failed session; {@link Long#MIN_VALUE} where none. */
    public long lastFailedMs() {
        return words[at + Contacts.LAST_FAILED_MS];
    }

    /** Bytes that the opener sent, unknown sizes counted as 0. */
    public long bytesOut() {
        return words[at + Contacts.BYTES_OUT];
    }

    /** Bytes that the opener received, unknown sizes counted as 0. */
    public long bytesIn() {
        return words[at + Contacts.BYTES_IN];
    }

    /** Packets that the opener sent, unknown numbers counted as 0. */
    public long packetsOut() {
        return words[at + Contacts.PACKETS_OUT];
    }

    /** The most bytes of one session, both ways together. */
    public long largestBytes() {
        return words[at + Contacts.LARGEST_BYTES];
    }

    /** When the earliest session of that size began. */
    public long largestMs() {
        return words[at + Contacts.LARGEST_MS];
    }

    /** Whether the other end belongs to a member too; never where it opened the sessions. */
    public boolean isToInside() {
        return (words[at + Contacts.INSTITUTION_FLAGS] & Contacts.TO_INSIDE) != 0;
    }

    /** Whether data went both ways in a session that a sensor saw whole, so that it could tell what was spoken. */
    public boolean isTalked() {
        return (words[at + Contacts.INSTITUTION_FLAGS] & Contacts.TALKED) != 0;
    }

    /** Whether it was tried and never answered. */
    public boolean isDead() {
        return answered() == 0 && failed() + blocked() > 0;
    }

    /** The longest session, -1 where no sensor said. */
    public long maxDurationMs() {
        return words[at + Contacts.MAX_DURATION_MS];
    }

    /** In how many of the day's 24 hours sessions began. */
    public int hours() {
        return Integer.bitCount(upper(words[at + Contacts.HOURS_SERVICES]));
    }

    /** A bit for the code of each service that a sensor recognised in any of the sessions. */
    public int services() {
        return lower(words[at + Contacts.HOURS_SERVICES]);
    }

    /** Whether a sensor recognised this service in any of the sessions. */
    public boolean hasService(Service service) {
        return (words[at + Contacts.HOURS_SERVICES] >>> service.code() & 1) != 0;
    }

    /** The earliest sessions, where there is more than one. */
    public Calls calls() {
        return calls;
    }
}
