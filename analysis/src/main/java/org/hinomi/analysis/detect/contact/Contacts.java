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
import java.util.function.IntPredicate;
import org.hinomi.analysis.table.LongRows;
import org.hinomi.model.network.InstitutionId;
import org.hinomi.model.session.Login;
import org.hinomi.model.session.Protocol;
import org.hinomi.model.session.Service;
import org.hinomi.model.session.SessionBlock;
import org.hinomi.model.session.SessionState;

/**
 * The contacts of one bucket: sums, extremes and the earliest calls of each (host, other end, port, protocol, day). One
 * thread at a time.
 */
final class Contacts {

    /**
     * Contacts of one bucket. A full table first forgets those with a single session, which show nothing that recurs, then
     * those of all but the newest day. Over 256 buckets one million, some 450 MB with the free
     * places; the calls of {@link CallPool} come on top, up to 3 kB a contact.
     */
    static final int MAX_ROWS = 1 << 12;

    static final int HOST_HIGH = 1;
    static final int HOST_LOW = 2;
    static final int PEER_HIGH = 3;
    static final int PEER_LOW = 4;
    /** Day of the epoch (upper half), port, protocol, and whether the host opened it. */
    static final int PLACE = 5;

    static final int INSTITUTION_FLAGS = 6;
    static final int ATTEMPTS_ANSWERED = 7;
    static final int FAILED_BLOCKED = 8;
    static final int FIRST_MS = 9;
    static final int LAST_MS = 10;
    static final int FIRST_ANSWERED_MS = 11;
    static final int LAST_ANSWERED_MS = 12;
    static final int FIRST_FAILED_MS = 13;
    static final int LAST_FAILED_MS = 14;
    static final int BYTES_OUT = 15;
    static final int BYTES_IN = 16;
    static final int MAX_DURATION_MS = 17;
    /** A bit for each hour of the day (upper half) and for each code of a service that was recognised. */
    static final int HOURS_SERVICES = 18;

    /** Place of the calls in {@link CallPool}, 0 where there is but one session. */
    static final int CALLS = 19;

    static final int SHOWN_ATTEMPTS_FAILED = 20;
    static final int SHOWN_OUT = 21;
    static final int SHOWN_IN = 22;
    static final int CLAIMED = 23;
    static final int PACKETS_OUT = 24;
    /** The most bytes of one session, both ways together, and when the earliest of that size began. */
    static final int LARGEST_BYTES = 25;

    static final int LARGEST_MS = 26;
    /** Tries to sign in that a sensor saw refused, and sessions in which it saw one accepted. */
    static final int REFUSED_ACCEPTED = 27;

    /** When the first of the tries that were refused was made, and the last session that was let in; 0 where none. */
    static final int FIRST_REFUSED_MS = 28;

    static final int LAST_ACCEPTED_MS = 29;
    private static final int WIDTH = 30;
    private static final int KEY_WORDS = 5;

    static final int CHANGED = 1;
    static final int SHOWN_NEW = 2;
    static final int SHOWN_ANSWERED = 4;
    static final int SHOWN_DEAD = 8;
    static final int SHOWN_ODD = 16;
    static final int SHOWN_USUAL = 32;
    /** Whether the other end is of a member too. */
    static final int TO_INSIDE = 64;
    /** Whether data went both ways in a session that a sensor saw begin. */
    static final int TALKED = 128;

    private static final long HOUR_MS = 60L * 60 * 1000;

    private final LongRows rows = new LongRows(WIDTH, KEY_WORDS, MAX_ROWS);
    private final CallPool calls = new CallPool();
    private final long[] key = new long[KEY_WORDS];

    LongRows rows() {
        return rows;
    }

    CallPool calls() {
        return calls;
    }

    /** See {@link LongRows#touch}. */
    long touch(SessionBlock block, int row, boolean isFromHost) {
        setKey(block, row, isFromHost, Days.of(block.startMs()[row]));
        return rows.touch(key);
    }

    /** Whether the contact of a session is kept already. */
    boolean has(SessionBlock block, int row, boolean isFromHost) {
        setKey(block, row, isFromHost, Days.of(block.startMs()[row]));
        return rows.find(key) != LongRows.NONE;
    }

    /** Whether so many are kept that rows are soon taken out. */
    boolean isCrowded() {
        return rows.size() > MAX_ROWS / 2;
    }

    /** Adds one session; says whether there was room for it. */
    boolean add(SessionBlock block, int row, boolean isFromHost) {
        long startMs = block.startMs()[row];
        int day = Days.of(startMs);
        setKey(block, row, isFromHost, day);
        int at = place(day);
        if (at == LongRows.NONE) {
            return false;
        }
        long[] words = rows.words();
        if (words[at + ATTEMPTS_ANSWERED] == 0) {
            boolean isToInside = isFromHost && block.dstInstitution()[row] != InstitutionId.OUTSIDE;
            begin(words, at, isFromHost ? block.srcInstitution()[row] : block.dstInstitution()[row], isToInside);
        }
        addCall(words, at, block, row);
        count(words, at, block, row, startMs);
        return true;
    }

    /**
     * Adds what a sensor saw of a sign-in from outside. It often comes before its session; a contact that has no session yet
     * is known by its sign-ins alone.
     */
    boolean add(Login login) {
        int day = Days.of(login.timeMs());
        key[0] = login.dst().high();
        key[1] = login.dst().low();
        key[2] = login.src().high();
        key[3] = login.src().low();
        key[4] = place(day, login.dstPort(), Protocol.TCP, false);
        int at = place(day);
        if (at == LongRows.NONE) {
            return false;
        }
        long[] words = rows.words();
        if (words[at + ATTEMPTS_ANSWERED] == 0) {
            if (words[at + REFUSED_ACCEPTED] == 0) {
                begin(words, at, login.dstInstitution(), false);
            }
            widen(words, at + FIRST_MS, login.timeMs());
        }
        long known = words[at + REFUSED_ACCEPTED];
        words[at + REFUSED_ACCEPTED] =
                pair((long) upper(known) + login.refused(), lower(known) + (login.isAccepted() ? 1L : 0));
        if (login.refused() > 0) {
            long first = words[at + FIRST_REFUSED_MS];
            words[at + FIRST_REFUSED_MS] = first == 0 ? login.timeMs() : Math.min(first, login.timeMs());
        }
        if (login.isAccepted()) {
            words[at + LAST_ACCEPTED_MS] = Math.max(words[at + LAST_ACCEPTED_MS], login.timeMs());
        }
        words[at + INSTITUTION_FLAGS] |= CHANGED;
        return true;
    }

    private void setKey(SessionBlock block, int row, boolean isFromHost, int day) {
        key[0] = isFromHost ? block.srcHigh()[row] : block.dstHigh()[row];
        key[1] = isFromHost ? block.srcLow()[row] : block.dstLow()[row];
        key[2] = isFromHost ? block.dstHigh()[row] : block.srcHigh()[row];
        key[3] = isFromHost ? block.dstLow()[row] : block.srcLow()[row];
        key[4] = place(day, block.dstPort()[row], block.protocol()[row] & 0xff, isFromHost);
    }

    private static long place(int day, int port, int protocol, boolean isFromHost) {
        return (long) day << 32 | (long) port << 16 | (long) protocol << 8 | (isFromHost ? 1 : 0);
    }

    /** The row of the key at hand, if there is room for it. */
    private int place(int day) {
        int at = rows.place(key);
        if (at == LongRows.NONE) {
            makeRoom(day);
            at = rows.place(key);
        }
        return at;
    }

    private static void begin(long[] words, int at, int institution, boolean isToInside) {
        words[at + INSTITUTION_FLAGS] = (long) institution << 32 | (isToInside ? TO_INSIDE : 0);
        words[at + LARGEST_BYTES] = -1;
        words[at + FIRST_MS] = Long.MAX_VALUE;
        words[at + LAST_MS] = Long.MIN_VALUE;
        words[at + FIRST_ANSWERED_MS] = Long.MAX_VALUE;
        words[at + LAST_ANSWERED_MS] = Long.MIN_VALUE;
        words[at + FIRST_FAILED_MS] = Long.MAX_VALUE;
        words[at + LAST_FAILED_MS] = Long.MIN_VALUE;
    }

    /** Keeps time and sizes of the call; those of a first session stand in the sums until there is a second. */
    private void addCall(long[] words, int at, SessionBlock block, int row) {
        int attempts = upper(words[at + ATTEMPTS_ANSWERED]);
        if (attempts == 0) {
            return;
        }
        if (attempts == 1) {
            words[at + CALLS] = calls.open();
            calls.add(
                    (int) words[at + CALLS],
                    Days.msOf(words[at + FIRST_MS]),
                    words[at + BYTES_OUT],
                    firstAnswer(words, at));
        }
        calls.add(
                (int) words[at + CALLS],
                Days.msOf(block.startMs()[row]),
                Math.max(0, block.bytesOut()[row]),
                answer(block.state()[row], block.bytesIn()[row]));
    }

    private static long firstAnswer(long[] words, int at) {
        if (upper(words[at + FAILED_BLOCKED]) > 0) {
            return CallPool.FAILED;
        }
        return lower(words[at + FAILED_BLOCKED]) > 0 ? CallPool.BLOCKED : words[at + BYTES_IN];
    }

    private static long answer(byte state, long bytesIn) {
        if (isFailed(state)) {
            return CallPool.FAILED;
        }
        return state == SessionState.BLOCKED.code() ? CallPool.BLOCKED : Math.max(0, bytesIn);
    }

    static boolean isFailed(byte state) {
        return state == SessionState.UNANSWERED.code() || state == SessionState.REFUSED.code();
    }

    /** Data went both ways, or the sensor saw both ends take part. */
    static boolean isAnswered(SessionBlock block, int row) {
        byte state = block.state()[row];
        return state == SessionState.ANSWERED.code()
                || (state == SessionState.UNKNOWN.code() && block.bytesOut()[row] > 0 && block.bytesIn()[row] > 0);
    }

    private static void count(long[] words, int at, SessionBlock block, int row, long startMs) {
        byte state = block.state()[row];
        boolean isAnswered = isAnswered(block, row);
        boolean isFailed = isFailed(state);
        long attemptsAnswered = words[at + ATTEMPTS_ANSWERED];
        words[at + ATTEMPTS_ANSWERED] =
                pair(upper(attemptsAnswered) + 1L, lower(attemptsAnswered) + (isAnswered ? 1L : 0));
        long failedBlocked = words[at + FAILED_BLOCKED];
        words[at + FAILED_BLOCKED] = pair(
                upper(failedBlocked) + (isFailed ? 1L : 0),
                lower(failedBlocked) + (state == SessionState.BLOCKED.code() ? 1L : 0));
        widen(words, at + FIRST_MS, startMs);
        if (isAnswered) {
            widen(words, at + FIRST_ANSWERED_MS, startMs);
        }
        if (isFailed) {
            widen(words, at + FIRST_FAILED_MS, startMs);
        }
        long bytesOut = Math.max(0, block.bytesOut()[row]);
        long bytesIn = Math.max(0, block.bytesIn()[row]);
        words[at + BYTES_OUT] += bytesOut;
        words[at + BYTES_IN] += bytesIn;
        words[at + PACKETS_OUT] += Math.max(0, block.packetsOut()[row]);
        keepLargest(words, at, bytesOut + bytesIn, startMs);
        if (state == SessionState.ANSWERED.code()
                && bytesOut > 0
                && bytesIn > 0
                && block.service()[row] != Service.UNSEEN.code()) {
            words[at + INSTITUTION_FLAGS] |= TALKED;
        }
        words[at + MAX_DURATION_MS] = Math.max(words[at + MAX_DURATION_MS], block.durationMs()[row]);
        words[at + HOURS_SERVICES] |= 1L << (32 + Days.msOf(startMs) / HOUR_MS) | 1L << block.service()[row];
        words[at + INSTITUTION_FLAGS] |= CHANGED;
    }

    private static void keepLargest(long[] words, int at, long bytes, long startMs) {
        if (bytes > words[at + LARGEST_BYTES]
                || (bytes == words[at + LARGEST_BYTES] && startMs < words[at + LARGEST_MS])) {
            words[at + LARGEST_BYTES] = bytes;
            words[at + LARGEST_MS] = startMs;
        }
    }

    /** Keeps the first time in a word and the last in the one behind it. */
    static void widen(long[] words, int at, long timeMs) {
        words[at] = Math.min(words[at], timeMs);
        words[at + 1] = Math.max(words[at + 1], timeMs);
    }

    private void makeRoom(int today) {
        rows.makeRoom(
                List.of(attemptsOver(1), at -> upper(rows.words()[at + PLACE]) >= today, attemptsOver(3)),
                this::releaseCalls);
    }

    private IntPredicate attemptsOver(int attempts) {
        return at -> upper(rows.words()[at + ATTEMPTS_ANSWERED]) > attempts || rows.words()[at + CLAIMED] != 0;
    }

    /** Forgets all contacts but those that {@code isKept} says stay. */
    void retain(IntPredicate isKept) {
        rows.retain(isKept, this::releaseCalls);
    }

    private void releaseCalls(int at) {
        calls.release((int) rows.words()[at + CALLS]);
    }

    void copyFrom(Contacts other) {
        rows.copyFrom(other.rows);
        calls.copyFrom(other.calls);
    }

    void write(DataOutput out) throws IOException {
        rows.write(out);
        calls.write(out);
    }

    void read(DataInput in) throws IOException {
        rows.read(in);
        calls.read(in);
    }
}
