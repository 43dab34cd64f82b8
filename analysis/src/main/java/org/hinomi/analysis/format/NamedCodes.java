// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/**
 * The words of a sensor that have a code of ours, in a hash table with open addressing: a look-up takes one branch, where
 * a chain of comparisons would be guessed wrong in every other line. Words are of 1 to 15 ASCII
 * characters and are compared as they are written. Immutable.
 */
public final class NamedCodes {

    /** No word of the table. */
    public static final int NONE = -1;

    static final int MAX_LENGTH = 2 * ByteWords.SIZE - 1;

    private static final int SLOTS_PER_WORD = 4;

    private final long[] heads;
    private final long[] tails;
    private final byte[] codes;
    private final int shift;

    /** @param names words with their codes, 0 to 127 */
    public NamedCodes(Map<String, Byte> names) {
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(SLOTS_PER_WORD * names.size());
        heads = new long[1 << bits];
        tails = new long[1 << bits];
        codes = new byte[1 << bits];
        Arrays.fill(codes, (byte) NONE);
        shift = Long.SIZE - bits;
        names.forEach((name, code) -> put(name.getBytes(StandardCharsets.US_ASCII), code));
    }

    private void put(byte[] word, byte code) {
        if (word.length < 1 || word.length > MAX_LENGTH) {
            throw new IllegalArgumentException("no word of 1 to " + MAX_LENGTH + " characters");
        }
        long head = head(word, 0, word.length);
        long tail = tail(word, word.length, word.length);
        int slot = slot(head, tail);
        heads[slot] = head;
        tails[slot] = tail;
        codes[slot] = code;
    }

    /** The code of the word {@code text[from..to)}, or {@link #NONE}. */
    public int find(byte[] text, int from, int to) {
        int length = to - from;
        if (length < 1 || length > MAX_LENGTH) {
            return NONE;
        }
        return codes[slot(head(text, from, length), tail(text, to, length))];
    }

    /** Where a word stands, or the empty slot where it would. */
    private int slot(long head, long tail) {
        long hash = (head ^ Long.rotateLeft(tail, 29)) * 0x9e37_79b9_7f4a_7c15L;
        int slot = (int) (hash >>> shift);
        while (((heads[slot] ^ head) | (tails[slot] ^ tail)) != 0 && codes[slot] != NONE) {
            slot = (slot + 1) & (codes.length - 1);
        }
        return slot;
    }

    /** The first eight characters; of a shorter word its length stands in the last byte, so that zeros are told apart. */
    private static long head(byte[] text, int from, int length) {
        if (length >= ByteWords.SIZE) {
            return ByteWords.load(text, from);
        }
        long named = (long) length << (Long.SIZE - Byte.SIZE);
        if (ByteWords.canLoad(text, from)) {
            return (ByteWords.load(text, from) & ((1L << (Byte.SIZE * length)) - 1)) | named;
        }
        long head = 0;
        for (int i = length - 1; i >= 0; i--) {
            head = head << Byte.SIZE | (text[from + i] & 0xff);
        }
        return head | named;
    }

    /** What follows them with its length; of eight characters 1, of fewer 0. */
    private static long tail(byte[] text, int to, int length) {
        int more = length - ByteWords.SIZE;
        if (more <= 0) {
            return more == 0 ? 1 : 0;
        }
        long rest = ByteWords.load(text, to - ByteWords.SIZE) >>> (Long.SIZE - Byte.SIZE * more);
        return rest | (long) more << (Long.SIZE - Byte.SIZE);
    }
}
