// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format.zeek;

import java.util.Arrays;
import org.hinomi.analysis.format.ByteWords;

/**
 * The states that {@link ConnRow#state} knows by name, in a hash table with open addressing: a look-up takes one branch,
 * where a chain of comparisons would be guessed wrong in every other line. Immutable.
 */
final class ConnStates {

    /** Not a state known by name. */
    static final int UNKNOWN_NAME = -1;

    private static final int SLOTS = 64;

    private final long[] names = new long[SLOTS];
    private final byte[] codes = new byte[SLOTS];

    ConnStates() {
        Arrays.fill(codes, (byte) UNKNOWN_NAME);
        for (long name : ConnRow.STATE_NAMES) {
            int slot = slot(name);
            names[slot] = name;
            codes[slot] = ConnRow.state(name, -1).code();
        }
    }

    /** The code of the state named in {@code text[from..to)}, or {@link #UNKNOWN_NAME}; eight bytes must be loadable. */
    int find(byte[] text, int from, int to) {
        int length = to - from;
        if (length < 1 || length > ByteWords.SIZE) {
            return UNKNOWN_NAME;
        }
        long name = Long.reverseBytes(ByteWords.load(text, from)) >>> (64 - 8 * length);
        return codes[slot(name)];
    }

    /** Where a name stands, or the empty slot where it would. */
    private int slot(long name) {
        int slot = (int) ((name * 0x9e37_79b9_7f4a_7c15L) >>> 58);
        while (names[slot] != name && names[slot] != 0) {
            slot = (slot + 1) % SLOTS;
        }
        return slot;
    }
}
