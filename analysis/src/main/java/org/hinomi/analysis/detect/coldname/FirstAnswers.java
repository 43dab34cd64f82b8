// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.coldname;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.function.LongPredicate;
import org.hinomi.analysis.table.LongRows;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.session.Lookup;

/** Which inside hosts of one bucket's names were told an address on the day on which the name first had one. One thread at a time. */
final class FirstAnswers {

    /** Names, hosts and days of one bucket; a full table forgets those that nobody asked for in vain, the older ones first. */
    static final int MAX_ROWS = 1 << 11;

    static final int NAME = 1;
    static final int HOST_HIGH = 2;
    static final int HOST_LOW = 3;
    static final int DAY_MS = 4;
    static final int FIRST_MS = 5;
    static final int LAST_MS = 6;
    /** Whose the host is, and how often it was answered. */
    static final int INSTITUTION_COUNT = 7;
    /** The address in its first answer. */
    static final int ANSWER_HIGH = 8;

    static final int ANSWER_LOW = 9;

    /** What stands claimed: id and other end; an id of 0 for nothing. */
    static final int CLAIMED_ID = 10;

    static final int CLAIMED_HIGH = 11;
    static final int CLAIMED_LOW = 12;

    private static final int WIDTH = 13;
    private static final int KEY_WORDS = 4;

    /** So much later than its first answer a lookup in vain before it may still come in from another sensor. */
    private static final long DISORDER_MS = 60L * 60 * 1000;

    private final LongRows rows = new LongRows(WIDTH, KEY_WORDS, MAX_ROWS);
    private final long[] key = new long[KEY_WORDS];

    LongRows rows() {
        return rows;
    }

    /** Adds an answer; {@code isCold} says of a name whether somebody asked for it in vain. */
    void add(Lookup lookup, long dayMs, LongPredicate isCold) {
        int at = place(lookup, dayMs, isCold);
        if (at == LongRows.NONE) {
            return;
        }
        long[] words = rows.words();
        long count = LongRows.lower(words[at + INSTITUTION_COUNT]);
        IpAddress answer = lookup.answer();
        boolean isFirst = count == 0
                || lookup.timeMs() < words[at + FIRST_MS]
                || (lookup.timeMs() == words[at + FIRST_MS] && answer.compareTo(answer(at)) < 0);
        if (isFirst) {
            words[at + FIRST_MS] = lookup.timeMs();
            words[at + ANSWER_HIGH] = answer.high();
            words[at + ANSWER_LOW] = answer.low();
        }
        words[at + LAST_MS] = count == 0 ? lookup.timeMs() : Math.max(words[at + LAST_MS], lookup.timeMs());
        words[at + INSTITUTION_COUNT] = LongRows.pair(lookup.srcInstitution(), count + 1);
    }

    IpAddress host(int at) {
        return new IpAddress(rows.words()[at + HOST_HIGH], rows.words()[at + HOST_LOW]);
    }

    IpAddress answer(int at) {
        return new IpAddress(rows.words()[at + ANSWER_HIGH], rows.words()[at + ANSWER_LOW]);
    }

    private int place(Lookup lookup, long dayMs, LongPredicate isCold) {
        key[0] = lookup.name();
        key[1] = lookup.src().high();
        key[2] = lookup.src().low();
        key[3] = dayMs;
        int at = rows.place(key);
        if (at == LongRows.NONE) {
            rows.makeRoom(List.of(
                    row -> isCold.test(rows.words()[row + NAME])
                            || rows.words()[row + FIRST_MS] > lookup.timeMs() - DISORDER_MS,
                    row -> isCold.test(rows.words()[row + NAME])));
            at = rows.place(key);
        }
        return at;
    }

    void forgetBefore(long dayMs) {
        rows.retain(at -> rows.words()[at + DAY_MS] >= dayMs);
    }

    void copyFrom(FirstAnswers other) {
        rows.copyFrom(other.rows);
    }

    void write(DataOutput out) throws IOException {
        rows.write(out);
    }

    void read(DataInput in) throws IOException {
        rows.read(in);
    }
}
