// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.contact;

import static org.hinomi.analysis.table.LongRows.lower;
import static org.hinomi.analysis.table.LongRows.pair;
import static org.hinomi.analysis.table.LongRows.upper;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
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
    static final int MAX_ROWS = 1 << 14;

    static final int DAY = 3;
    /** Distinct inside addresses tried: 256 bits, good to some 500. */
    static final int TARGETS = 4;

    static final int TARGET_WORDS = 4;
    /** Distinct ports tried. */
    static final int PORTS = 8;

    static final int SESSIONS_FAILED = 9;
    static final int FIRST_MS = 10;
    static final int LAST_MS = 11;
    private static final int WIDTH = 12;
    private static final int KEY_WORDS = 3;

    private final LongRows rows = new LongRows(WIDTH, KEY_WORDS, MAX_ROWS);
    private final long[] key = new long[KEY_WORDS];

    LongRows rows() {
        return rows;
    }

    /** Adds a session that somebody outside opened. */
    void add(SessionBlock block, int row) {
        long startMs = block.startMs()[row];
        int at = place(block.srcHigh()[row], block.srcLow()[row], Days.of(startMs));
        if (at == LongRows.NONE) {
            return;
        }
        long[] words = rows.words();
        if (words[at + SESSIONS_FAILED] == 0) {
            words[at + FIRST_MS] = Long.MAX_VALUE;
            words[at + LAST_MS] = Long.MIN_VALUE;
        }
        Sketch.add(words, at + TARGETS, TARGET_WORDS, StableHash.of(block.dstHigh()[row], block.dstLow()[row]));
        Sketch.add(words, at + PORTS, 1, StableHash.mix(block.dstPort()[row]));
        long counts = words[at + SESSIONS_FAILED];
        words[at + SESSIONS_FAILED] =
                pair(upper(counts) + 1L, lower(counts) + (Contacts.isAnswered(block, row) ? 0 : 1L));
        Contacts.widen(words, at + FIRST_MS, startMs);
    }

    private int place(long high, long low, int day) {
        setKey(high, low, day);
        int at = rows.place(key);
        if (at == LongRows.NONE) {
            rows.retain(row -> upper(rows.words()[row + SESSIONS_FAILED]) > 1);
            if (rows.size() > MAX_ROWS - MAX_ROWS / 8) {
                rows.retain(row -> rows.words()[row + DAY] >= day && upper(rows.words()[row + SESSIONS_FAILED]) > 8);
            }
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

    void write(DataOutput out) throws IOException {
        rows.write(out);
    }

    void read(DataInput in) throws IOException {
        rows.read(in);
    }
}
