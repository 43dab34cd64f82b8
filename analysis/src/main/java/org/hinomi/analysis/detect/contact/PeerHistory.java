// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.contact;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.hinomi.analysis.table.LongRows;

/** On which of the last 64 days any inside host called each other end of one bucket. One thread at a time. */
final class PeerHistory {

    /** Other ends of one bucket; a full table forgets those not called for the longest time. Over 256 buckets 2 million. */
    static final int MAX_ROWS = 1 << 13;

    private static final int NEWEST_DAY = 3;
    private static final int DAYS = 4;
    /** Those of the days on which it answered. */
    private static final int ANSWERED_DAYS = 5;

    private static final int WIDTH = 6;
    private static final int KEY_WORDS = 2;

    private final LongRows rows = new LongRows(WIDTH, KEY_WORDS, MAX_ROWS);
    private final long[] key = new long[KEY_WORDS];
    private int firstDay = Integer.MAX_VALUE;
    private int newestDay = Integer.MIN_VALUE;

    void mark(long high, long low, int day, boolean isAnswered) {
        key[0] = high;
        key[1] = low;
        int at = rows.place(key);
        if (at == LongRows.NONE) {
            rows.makeRoom(List.of(
                    row -> rows.words()[row + NEWEST_DAY] > newestDay - 32,
                    row -> rows.words()[row + NEWEST_DAY] > newestDay - 8,
                    row -> Long.bitCount(rows.words()[row + DAYS]) > 1,
                    row -> rows.words()[row + NEWEST_DAY] >= newestDay));
            at = rows.place(key);
        }
        firstDay = Math.min(firstDay, day);
        newestDay = Math.max(newestDay, day);
        if (at == LongRows.NONE) {
            return;
        }
        long[] words = rows.words();
        // Bit 0 is the newest day that the address was called on; a day too old for the bits is not kept.
        long newest = words[at + DAYS] == 0 ? day : words[at + NEWEST_DAY];
        if (day >= newest) {
            long shift = day - newest;
            words[at + DAYS] = (shift < Long.SIZE ? words[at + DAYS] << shift : 0) | 1;
            words[at + ANSWERED_DAYS] =
                    (shift < Long.SIZE ? words[at + ANSWERED_DAYS] << shift : 0) | (isAnswered ? 1 : 0);
            words[at + NEWEST_DAY] = day;
        } else if (newest - day < Long.SIZE) {
            words[at + DAYS] |= 1L << (newest - day);
            words[at + ANSWERED_DAYS] |= isAnswered ? 1L << (newest - day) : 0;
        }
    }

    /** On how many days before {@code day}, of the 60 before it, the address was called. */
    int daysBefore(long high, long low, int day) {
        return daysBefore(high, low, day, DAYS);
    }

    /** On how many of them it answered. */
    int answeredDaysBefore(long high, long low, int day) {
        return daysBefore(high, low, day, ANSWERED_DAYS);
    }

    private int daysBefore(long high, long low, int day, int word) {
        key[0] = high;
        key[1] = low;
        int at = rows.find(key);
        if (at == LongRows.NONE) {
            return 0;
        }
        long[] words = rows.words();
        int days = 0;
        for (int bit = 0; bit < Long.SIZE; bit++) {
            long called = words[at + NEWEST_DAY] - bit;
            if ((words[at + word] >>> bit & 1) != 0 && called < day && called >= day - Peer.HISTORY_DAYS) {
                days++;
            }
        }
        return days;
    }

    /** How many days before {@code day} have been watched at all, at most 60. */
    int watchedBefore(int day) {
        return firstDay == Integer.MAX_VALUE ? 0 : Math.clamp((long) day - firstDay, 0, Peer.HISTORY_DAYS);
    }

    void copyFrom(PeerHistory other) {
        firstDay = other.firstDay;
        newestDay = other.newestDay;
        rows.copyFrom(other.rows);
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(firstDay);
        out.writeInt(newestDay);
        rows.write(out);
    }

    void read(DataInput in) throws IOException {
        firstDay = in.readInt();
        newestDay = in.readInt();
        rows.read(in);
    }
}
