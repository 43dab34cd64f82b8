// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.coldname;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.hinomi.analysis.detect.EventDay;
import org.hinomi.analysis.table.LongRows;

/** Names of one bucket that had an address, whoever asked: since when, and whether ever one that is not public. One thread at a time. */
final class KnownNames {

    /** Names of one bucket; a full table forgets those not asked for the longest time. Over 256 buckets 2 million. */
    static final int MAX_ROWS = 1 << 13;

    private static final int FIRST_MS = 2;
    private static final int LAST_MS = 3;
    /** Whether an address was answered that the Internet does not route, or a member's. */
    private static final int IS_PRIVATE = 4;

    private static final int WIDTH = 5;

    private final LongRows rows = new LongRows(WIDTH, 1, MAX_ROWS);
    private final long[] key = new long[1];

    /** Adds an answer, and says since when the name is known. */
    long add(long name, long timeMs, boolean isPublic) {
        int at = place(name, timeMs);
        if (at == LongRows.NONE) {
            return timeMs;
        }
        long[] words = rows.words();
        boolean isNew = words[at + LAST_MS] == 0;
        words[at + FIRST_MS] = isNew ? timeMs : Math.min(words[at + FIRST_MS], timeMs);
        words[at + LAST_MS] = isNew ? timeMs : Math.max(words[at + LAST_MS], timeMs);
        words[at + IS_PRIVATE] |= isPublic ? 0 : 1;
        return words[at + FIRST_MS];
    }

    private int place(long name, long timeMs) {
        key[0] = name;
        int at = rows.place(key);
        if (at == LongRows.NONE) {
            rows.makeRoom(List.of(
                    row -> rows.words()[row + LAST_MS] > timeMs - 8 * EventDay.LENGTH_MS,
                    row -> rows.words()[row + LAST_MS] > timeMs - 2 * EventDay.LENGTH_MS,
                    row -> rows.words()[row + LAST_MS] > timeMs - EventDay.LENGTH_MS / 4));
            at = rows.place(key);
        }
        return at;
    }

    /** When a name first had an address; {@link Long#MAX_VALUE} where it had none, or ever one that is not public. */
    long firstPublicMs(long name) {
        key[0] = name;
        int at = rows.find(key);
        return at == LongRows.NONE || rows.words()[at + IS_PRIVATE] != 0 ? Long.MAX_VALUE : rows.words()[at + FIRST_MS];
    }

    void forgetBefore(long timeMs) {
        rows.retain(at -> rows.words()[at + LAST_MS] >= timeMs);
    }

    void copyFrom(KnownNames other) {
        rows.copyFrom(other.rows);
    }

    void write(DataOutput out) throws IOException {
        rows.write(out);
    }

    void read(DataInput in) throws IOException {
        rows.read(in);
    }
}
