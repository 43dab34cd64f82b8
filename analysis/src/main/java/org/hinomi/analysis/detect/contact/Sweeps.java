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
import org.hinomi.model.session.SessionBlock;

/**
 * Sweep records: what each outside address tried at inside hosts in a day, whatever came of it. A third of all sessions of a
 * national network are failed knocks; here a session of theirs is some bits and two counts, and nothing else is kept of it
 * beside the archive. One thread at a time.
 */
final class Sweeps {

    /** Sources and days of one bucket; a full table forgets those with one session, then the days before the newest. */
    static final int MAX_ROWS = 1 << 12;

    static final int DAY = 3;
    /** Distinct inside addresses tried: 256 bits, good to some 500. */
    static final int TARGETS = 4;

    static final int TARGET_WORDS = 4;
    /** Distinct ports tried. */
    static final int PORTS = 8;

    static final int SESSIONS_FAILED = 9;
    static final int FIRST_MS = 10;
    static final int LAST_MS = 11;
    /** Distinct inside addresses that answered. */
    static final int ANSWERED_TARGETS = 12;

    /** The least inside address tried, whose it is, and whether the row changed or is claimed. */
    static final int TARGET_HIGH = 13;

    static final int TARGET_LOW = 14;
    static final int INSTITUTION_FLAGS = 15;

    static final int CHANGED = 1;
    /** A bit for each detector that claims something of it, and about whom. */
    static final int CLAIMED = 16;

    static final int CLAIMED_HIGH = 17;
    static final int CLAIMED_LOW = 18;
    static final int CLAIMED_INSTITUTION = 19;

    /** Distinct ports below the range that clients use at which nothing came of it. */
    static final int FAILED_PORTS = 20;

    private static final int WIDTH = 21;
    /** Where systems begin to take client ports from: Linux' range, the lowest that is common. */
    private static final int FIRST_CLIENT_PORT = 32_768;

    private static final int KEY_WORDS = 3;

    private final LongRows rows = new LongRows(WIDTH, KEY_WORDS, MAX_ROWS);
    private final long[] key = new long[KEY_WORDS];

    LongRows rows() {
        return rows;
    }

    /** See {@link LongRows#touch}. */
    long touch(SessionBlock block, int row) {
        setKey(block.srcHigh()[row], block.srcLow()[row], Days.of(block.startMs()[row]));
        return rows.touch(key);
    }

    /** Adds a session that somebody outside opened; says how many of that day there are with it. */
    int add(SessionBlock block, int row) {
        long startMs = block.startMs()[row];
        int at = place(block.srcHigh()[row], block.srcLow()[row], Days.of(startMs));
        if (at == LongRows.NONE) {
            return 0;
        }
        long[] words = rows.words();
        keepLeastTarget(words, at, block, row);
        if (words[at + SESSIONS_FAILED] == 0) {
            words[at + FIRST_MS] = Long.MAX_VALUE;
            words[at + LAST_MS] = Long.MIN_VALUE;
        }
        boolean isAnswered = Contacts.isAnswered(block, row);
        long target = StableHash.of(block.dstHigh()[row], block.dstLow()[row]);
        Sketch.add(words, at + TARGETS, TARGET_WORDS, target);
        if (isAnswered) {
            Sketch.add(words, at + ANSWERED_TARGETS, 1, target);
        }
        Sketch.add(words, at + PORTS, 1, StableHash.mix(block.dstPort()[row]));
        if (Contacts.isFailed(block.state()[row]) && block.dstPort()[row] < FIRST_CLIENT_PORT) {
            Sketch.add(words, at + FAILED_PORTS, 1, StableHash.mix(block.dstPort()[row]));
        }
        long counts = words[at + SESSIONS_FAILED];
        words[at + SESSIONS_FAILED] = pair(upper(counts) + 1L, lower(counts) + (isAnswered ? 0 : 1L));
        Contacts.widen(words, at + FIRST_MS, startMs);
        words[at + INSTITUTION_FLAGS] |= CHANGED;
        return upper(words[at + SESSIONS_FAILED]);
    }

    private static void keepLeastTarget(long[] words, int at, SessionBlock block, int row) {
        long high = block.dstHigh()[row];
        long low = block.dstLow()[row];
        int order = Long.compareUnsigned(high, words[at + TARGET_HIGH]);
        boolean isLess = order < 0 || (order == 0 && Long.compareUnsigned(low, words[at + TARGET_LOW]) < 0);
        if (words[at + SESSIONS_FAILED] == 0 || isLess) {
            words[at + TARGET_HIGH] = high;
            words[at + TARGET_LOW] = low;
            words[at + INSTITUTION_FLAGS] =
                    (long) block.dstInstitution()[row] << 32 | lower(words[at + INSTITUTION_FLAGS]);
        }
    }

    private int place(long high, long low, int day) {
        setKey(high, low, day);
        int at = rows.place(key);
        if (at == LongRows.NONE) {
            rows.makeRoom(List.of(
                    row -> upper(rows.words()[row + SESSIONS_FAILED]) > 1,
                    row -> rows.words()[row + DAY] >= day,
                    row -> upper(rows.words()[row + SESSIONS_FAILED]) > 8));
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

    void forgetDaysBefore(int day) {
        rows.retain(at -> rows.words()[at + DAY] >= day);
    }

    void copyFrom(Sweeps other) {
        rows.copyFrom(other.rows);
    }

    void write(DataOutput out) throws IOException {
        rows.write(out);
    }

    void read(DataInput in) throws IOException {
        rows.read(in);
    }
}
