// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.contact;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Times and sizes of the sessions of contacts: of each contact the earliest {@link #MAX_CALLS}, in order of time, so that
 * what is kept does not depend on the order they came in. One thread at a time.
 */
final class CallPool {

    /**
     * Sessions remembered of a contact: five hours of one a minute, or ten days of one an hour. Whoever calls more often has
     * shown his habit by then.
     */
    static final int MAX_CALLS = 256;

    /** What stands for the received bytes of a call that was refused or never answered. */
    static final int FAILED = -1;

    /** What stands for the received bytes of a call that a device stopped. */
    static final int BLOCKED = -2;

    private static final int FIELDS = 3;
    private static final int FIRST_CALLS = 4;
    private static final int[] NOTHING = {};

    private int[][] blocks = new int[16][];
    private int[] counts = new int[16];
    private int[] free = new int[16];
    private int freeCount;
    private int last;
    /** Places whose block is another pool's too: see {@link #copyFrom}. */
    private final BitSet shared = new BitSet();

    /** A place for the calls of one more contact; never 0. */
    int open() {
        if (freeCount > 0) {
            int reused = free[--freeCount];
            blocks[reused] = new int[FIRST_CALLS * FIELDS];
            shared.clear(reused);
            return reused;
        }
        last++;
        if (last == blocks.length) {
            blocks = Arrays.copyOf(blocks, last * 2);
            counts = Arrays.copyOf(counts, last * 2);
        }
        blocks[last] = new int[FIRST_CALLS * FIELDS];
        return last;
    }

    /** Gives a place back; 0 is none. */
    void release(int place) {
        if (place == 0) {
            return;
        }
        blocks[place] = NOTHING;
        counts[place] = 0;
        if (freeCount == free.length) {
            free = Arrays.copyOf(free, freeCount * 2);
        }
        free[freeCount++] = place;
    }

    /**
     * Adds a call.
     *
     * @param msOfDay when, in milliseconds of the contact's day
     * @param out bytes sent by who opened it
     * @param in bytes that came back, {@link #FAILED} or {@link #BLOCKED}
     */
    void add(int place, int msOfDay, long out, long in) {
        int sent = (int) Math.min(out, Integer.MAX_VALUE);
        int received = (int) Math.min(in, Integer.MAX_VALUE);
        int count = counts[place];
        int at = count;
        while (at > 0 && isBefore(msOfDay, sent, received, blocks[place], (at - 1) * FIELDS)) {
            at--;
        }
        if (at == MAX_CALLS) {
            return;
        }
        insert(place, at, Math.min(count, MAX_CALLS - 1));
        int[] block = blocks[place];
        block[at * FIELDS] = msOfDay;
        block[at * FIELDS + 1] = sent;
        block[at * FIELDS + 2] = received;
    }

    /** Makes room for a call before the one at {@code at}; {@code kept} calls stay beside it. */
    private void insert(int place, int at, int kept) {
        int[] block = blocks[place];
        boolean isFull = (kept + 1) * FIELDS > block.length;
        if (isFull || shared.get(place)) {
            block = Arrays.copyOf(block, isFull ? block.length * 2 : block.length);
            blocks[place] = block;
            shared.clear(place);
        }
        System.arraycopy(block, at * FIELDS, block, (at + 1) * FIELDS, (kept - at) * FIELDS);
        counts[place] = kept + 1;
    }

    private static boolean isBefore(int msOfDay, int out, int in, int[] block, int at) {
        if (msOfDay != block[at]) {
            return msOfDay < block[at];
        }
        return out != block[at + 1] ? out < block[at + 1] : in < block[at + 2];
    }

    int count(int place) {
        return counts[place];
    }

    int msOfDay(int place, int call) {
        return blocks[place][call * FIELDS];
    }

    int out(int place, int call) {
        return blocks[place][call * FIELDS + 1];
    }

    int in(int place, int call) {
        return blocks[place][call * FIELDS + 2];
    }

    /** Takes over what another pool holds, which must not change from then on; a block is copied when it changes here. */
    void copyFrom(CallPool frozen) {
        blocks = frozen.blocks.clone();
        counts = frozen.counts.clone();
        free = frozen.free.clone();
        freeCount = frozen.freeCount;
        last = frozen.last;
        shared.set(0, last + 1);
    }

    /** {@code last:int}, then for each place {@code count:int} and its calls. */
    void write(DataOutput out) throws IOException {
        out.writeInt(last);
        for (int place = 1; place <= last; place++) {
            out.writeInt(counts[place]);
            for (int i = 0; i < counts[place] * FIELDS; i++) {
                out.writeInt(blocks[place][i]);
            }
        }
    }

    /** Reads into an empty pool what {@link #write} wrote. */
    void read(DataInput in) throws IOException {
        int places = in.readInt();
        for (int place = 1; place <= places; place++) {
            open();
            int count = in.readInt();
            blocks[place] = new int[Math.max(FIRST_CALLS, Integer.highestOneBit(Math.max(1, count - 1)) * 2) * FIELDS];
            counts[place] = count;
            for (int i = 0; i < count * FIELDS; i++) {
                blocks[place][i] = in.readInt();
            }
        }
        for (int place = places; place > 0; place--) {
            if (counts[place] == 0) {
                release(place);
            }
        }
    }
}
