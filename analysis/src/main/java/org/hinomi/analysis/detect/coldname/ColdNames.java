// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.coldname;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.hinomi.analysis.table.LongRows;
import org.hinomi.analysis.table.Sketch;

/**
 * Names that were asked for in vain, in one bucket: when first and last, how often, and by whom in which spans. Of each host
 * its three earliest spans are kept, of hosts those with the least hashes, so that what is kept does not depend on the order
 * of lookups and is whole as long as no more hosts ask than a claim may have. One thread at a time.
 */
final class ColdNames {

    /** Names of one bucket; a full table forgets those not asked for lately, then those asked for in one span. */
    static final int MAX_ROWS = 1 << 10;

    static final int NAME = 1;
    static final int FIRST_MS = 2;
    static final int LAST_MS = 3;
    /** Lookups in vain, and whether something changed. */
    static final int FAILED_FLAGS = 4;

    static final int CHANGED = 1;
    /** A bit for each host that asked in vain. */
    static final int HOSTS = 5;

    /**
     * Two words for each host, by its hash; 0 where there is none. The hash stands in the upper half of the first word,
     * spans in the others: 1 and up, 0 for none.
     */
    private static final int HOST_SPANS = 6;

    private static final int HOST_WORDS = 2;
    private static final int KEPT_HOSTS = ColdNameDetector.MAX_HOSTS;
    private static final int WIDTH = HOST_SPANS + HOST_WORDS * KEPT_HOSTS;

    /** A name asked for in vain by so few lookups makes room for others first. */
    private static final int FEW = 2;

    private final LongRows rows = new LongRows(WIDTH, 1, MAX_ROWS);
    private final long[] key = new long[1];

    LongRows rows() {
        return rows;
    }

    int find(long name) {
        key[0] = name;
        return rows.find(key);
    }

    /**
     * Adds a lookup in vain.
     *
     * @param host hash of who asked
     * @param isInside whether a resolver inside was asked
     */
    void add(long name, long timeMs, long host, boolean isInside) {
        int at = place(name, timeMs);
        if (at == LongRows.NONE) {
            return;
        }
        long[] words = rows.words();
        long failed = words[at + FAILED_FLAGS];
        boolean isNew = failed == 0;
        words[at + FIRST_MS] = isNew ? timeMs : Math.min(words[at + FIRST_MS], timeMs);
        words[at + LAST_MS] = isNew ? timeMs : Math.max(words[at + LAST_MS], timeMs);
        words[at + FAILED_FLAGS] = LongRows.pair(LongRows.upper(failed) + 1L, CHANGED);
        Sketch.add(words, at + HOSTS, 1, host);
        addSpan(words, at + HOST_SPANS, (int) (host >>> 32 | 1) & (isInside ? ~0 : ~1), spanOf(timeMs));
    }

    /** Says that the name of a row was answered, so that it is judged again. */
    void touch(int at) {
        rows.words()[at + FAILED_FLAGS] |= CHANGED;
    }

    private int place(long name, long timeMs) {
        key[0] = name;
        int at = rows.place(key);
        if (at == LongRows.NONE) {
            rows.makeRoom(List.of(
                    row -> rows.words()[row + LAST_MS] > timeMs - ColdNameState.REMEMBERED_MS,
                    row -> LongRows.upper(rows.words()[row + FAILED_FLAGS]) > FEW
                            || rows.words()[row + LAST_MS] > timeMs - ColdNameDetector.SPAN_MS,
                    row -> LongRows.upper(rows.words()[row + FAILED_FLAGS]) > FEW));
            at = rows.place(key);
        }
        return at;
    }

    /** Number of a span of time, from 1. */
    static int spanOf(long timeMs) {
        return Math.clamp(timeMs / ColdNameDetector.SPAN_MS + 1, 1, Integer.MAX_VALUE);
    }

    private static void addSpan(long[] words, int from, int host, int span) {
        int end = from + HOST_WORDS * KEPT_HOSTS;
        int at = from;
        while (at < end && words[at] != 0 && Integer.compareUnsigned(LongRows.upper(words[at]), host) < 0) {
            at += HOST_WORDS;
        }
        if (at == end) {
            return;
        }
        if (words[at] == 0 || LongRows.upper(words[at]) != host) {
            System.arraycopy(words, at, words, at + HOST_WORDS, end - at - HOST_WORDS);
            words[at] = (long) host << 32 | span;
            words[at + 1] = 0;
            return;
        }
        keepEarliest(words, at, span);
    }

    private static void keepEarliest(long[] words, int at, int span) {
        int first = (int) words[at];
        int second = LongRows.upper(words[at + 1]);
        int third = LongRows.lower(words[at + 1]);
        if (span == first || span == second || span == third) {
            return;
        }
        if (span < first) {
            words[at] = (words[at] & 0xffff_ffff_0000_0000L) | span;
            words[at + 1] = (long) first << 32 | second;
        } else if (second == 0 || span < second) {
            words[at + 1] = (long) span << 32 | second;
        } else if (third == 0 || span < third) {
            words[at + 1] = (long) second << 32 | span;
        }
    }

    /** How many hosts asked in vain in so many spans before a time, of those on one side: the more of both sides. */
    int hosts(int at, int spans, long beforeMs) {
        int inside = 0;
        int outside = 0;
        int before = spanOf(beforeMs);
        long[] words = rows.words();
        for (int host = 0; host < KEPT_HOSTS; host++) {
            int hostAt = at + HOST_SPANS + HOST_WORDS * host;
            if (words[hostAt] != 0 && spansBefore(words, hostAt, before) >= spans) {
                boolean isInside = (LongRows.upper(words[hostAt]) & 1) != 0;
                inside += isInside ? 1 : 0;
                outside += isInside ? 0 : 1;
            }
        }
        return Math.max(inside, outside);
    }

    private static int spansBefore(long[] words, int at, int before) {
        int second = LongRows.upper(words[at + 1]);
        int third = LongRows.lower(words[at + 1]);
        return ((int) words[at] < before ? 1 : 0)
                + (second != 0 && second < before ? 1 : 0)
                + (third != 0 && third < before ? 1 : 0);
    }

    void forgetBefore(long timeMs) {
        rows.retain(at -> rows.words()[at + LAST_MS] >= timeMs);
    }

    void copyFrom(ColdNames other) {
        rows.copyFrom(other.rows);
    }

    void write(DataOutput out) throws IOException {
        rows.write(out);
    }

    void read(DataInput in) throws IOException {
        rows.read(in);
    }
}
