// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.contact;

import static org.hinomi.analysis.table.LongRows.lower;
import static org.hinomi.analysis.table.LongRows.pair;
import static org.hinomi.analysis.table.LongRows.upper;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.hinomi.analysis.table.LongRows;
import org.hinomi.analysis.table.Sketch;
import org.hinomi.model.StableHash;
import org.hinomi.model.session.Protocol;
import org.hinomi.model.session.SessionBlock;

/** What all inside hosts together did with each other end of one bucket, by day. One thread at a time. */
final class PeerDays {

    /** Other ends and days of one bucket; a full table forgets those that one host called once, then all but the newest day. */
    static final int MAX_ROWS = 1 << 12;

    static final int PEER_HIGH = 1;
    static final int PEER_LOW = 2;
    static final int DAY = 3;
    static final int FLAGS = 4;
    /** A bit for each institution, by its number modulo 128. */
    static final int INSTITUTIONS = 5;

    static final int HOSTS = 7;
    static final int ANSWERED_HOSTS = 8;
    static final int FAILED_HOSTS = 9;
    static final int FIRST_FAILED_MS = 10;
    static final int LAST_FAILED_MS = 11;
    static final int FIRST_ANSWERED_MS = 12;
    static final int LAST_ANSWERED_MS = 13;
    static final int ATTEMPTS_FAILED = 14;
    /** Distinct TCP ports at which it did not answer. */
    static final int FAILED_PORTS = 15;

    private static final int WIDTH = 16;
    private static final int KEY_WORDS = 3;

    static final int CHANGED = 1;
    /** Whether more institutions than {@link #MAX_UNSHARED} had called it when contacts were judged last. */
    static final int SHARED = 2;

    /**
     * So many institutions may share an address of which a contact detector claims something. A call-back's server that
     * nine institutions call at an ordinary port, and that answers, lies below the threshold whatever its calls look like
     * (the test of {@code CallBackDetector} holds the two together); for all others it lies at one institution or eight hosts.
     */
    static final int MAX_UNSHARED = 8;

    /** What {@link #add} says of an address: {@link #SHARED}, or one of these. */
    static final int BY_OTHERS = 4;

    /** The host has most probably called it before on that day: its bit of {@link #HOSTS} was set. */
    static final int BY_THIS_HOST = 8;

    private final LongRows rows = new LongRows(WIDTH, KEY_WORDS, MAX_ROWS);
    private final long[] key = new long[KEY_WORDS];

    LongRows rows() {
        return rows;
    }

    /** See {@link LongRows#touch}. */
    long touch(SessionBlock block, int row) {
        setKey(block.dstHigh()[row], block.dstLow()[row], Days.of(block.startMs()[row]));
        return rows.touch(key);
    }

    /** Adds a session that an inside host opened; says who had called the address before on that day. */
    int add(SessionBlock block, int row) {
        long startMs = block.startMs()[row];
        int at = place(block.dstHigh()[row], block.dstLow()[row], Days.of(startMs));
        if (at == LongRows.NONE) {
            return 0;
        }
        long[] words = rows.words();
        if (words[at + ATTEMPTS_FAILED] == 0) {
            words[at + FIRST_FAILED_MS] = Long.MAX_VALUE;
            words[at + LAST_FAILED_MS] = Long.MIN_VALUE;
            words[at + FIRST_ANSWERED_MS] = Long.MAX_VALUE;
            words[at + LAST_ANSWERED_MS] = Long.MIN_VALUE;
        }
        long host = StableHash.of(block.srcHigh()[row], block.srcLow()[row]);
        int before = callersBefore(words[at + HOSTS], 1L << host) | (lower(words[at + FLAGS]) & SHARED);
        int institution = block.srcInstitution()[row] & 127;
        words[at + INSTITUTIONS + (institution >>> 6)] |= 1L << institution;
        words[at + HOSTS] |= 1L << host;
        boolean isFailed = Contacts.isFailed(block.state()[row]);
        if (isFailed) {
            words[at + FAILED_HOSTS] |= 1L << host;
            if (block.protocol()[row] == Protocol.TCP) {
                words[at + FAILED_PORTS] |= 1L << StableHash.mix(block.dstPort()[row]);
            }
            Contacts.widen(words, at + FIRST_FAILED_MS, startMs);
        } else if (Contacts.isAnswered(block, row)) {
            words[at + ANSWERED_HOSTS] |= 1L << host;
            Contacts.widen(words, at + FIRST_ANSWERED_MS, startMs);
        }
        long counts = words[at + ATTEMPTS_FAILED];
        words[at + ATTEMPTS_FAILED] = pair(upper(counts) + 1L, lower(counts) + (isFailed ? 1L : 0));
        words[at + FLAGS] |= CHANGED;
        return before;
    }

    private static int callersBefore(long hosts, long host) {
        return ((hosts & host) == 0 ? 0 : BY_THIS_HOST) | ((hosts & ~host) == 0 ? 0 : BY_OTHERS);
    }

    /** Notes whether the address has become a shared one; called when contacts are judged. */
    void markShared(int at) {
        if (institutions(rows.words(), at) > MAX_UNSHARED) {
            rows.words()[at + FLAGS] |= SHARED;
        }
    }

    private int place(long high, long low, int day) {
        setKey(high, low, day);
        int at = rows.place(key);
        if (at == LongRows.NONE) {
            rows.makeRoom(List.of(
                    row -> upper(rows.words()[row + ATTEMPTS_FAILED]) > 1,
                    row -> rows.words()[row + DAY] >= day,
                    row -> Long.bitCount(rows.words()[row + HOSTS]) > 1));
            at = rows.place(key);
        }
        return at;
    }

    int find(long high, long low, int day) {
        setKey(high, low, day);
        return rows.find(key);
    }

    private void setKey(long high, long low, int day) {
        key[0] = high;
        key[1] = low;
        key[2] = day;
    }

    static int institutions(long[] words, int at) {
        return Long.bitCount(words[at + INSTITUTIONS]) + Long.bitCount(words[at + INSTITUTIONS + 1]);
    }

    static int estimate(long[] words, int at) {
        return Sketch.estimate(words, at, 1);
    }

    void forgetDaysBefore(int day) {
        rows.retain(at -> rows.words()[at + DAY] >= day);
    }

    void copyFrom(PeerDays other) {
        rows.copyFrom(other.rows);
    }

    void write(DataOutput out) throws IOException {
        rows.write(out);
    }

    void read(DataInput in) throws IOException {
        rows.read(in);
    }
}
