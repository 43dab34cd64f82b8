// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.model;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A 64-bit hash that is the same on every machine and in every release, for identifiers and buckets. Not for secrets.
 *
 * <p>Text is folded by FNV-1a (Fowler, Noll, Vo) over its UTF-16 units or bytes and finished by the mixer of
 * SplitMix64 (Steele, Lea, Flood 2014, variant 13 of Stafford).
 */
public final class StableHash {

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    /** Odd, with bits everywhere: 2^64 divided by the golden ratio (Knuth, TAOCP 3, 6.4). */
    private static final long WORD_PRIME = 0x9e3779b97f4a7c15L;

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private StableHash() {}

    /** Spreads every bit of {@code value} over all 64. */
    public static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /** Hash of two halves, for addresses. */
    public static long of(long high, long low) {
        return mix(mix(high + 0x9e3779b97f4a7c15L) + low);
    }

    public static long of(String text) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * FNV_PRIME;
        }
        return mix(hash);
    }

    /** Hash of bytes {@code from..to}; equals {@link #of(String)} for ASCII text. */
    public static long of(byte[] text, int from, int to) {
        long hash = FNV_OFFSET;
        for (int i = from; i < to; i++) {
            hash = (hash ^ (text[i] & 0xff)) * FNV_PRIME;
        }
        return mix(hash);
    }

    /**
     * Hash of bytes {@code from..to} by words of eight, for the ids of records, of which every line has one: a byte at a
     * time costs four cycles a byte. Each word, its first byte lowest and the last word filled up with zeros, is folded as
     * FNV-1a folds a byte, and its upper half into its lower; the length comes first. Not equal to {@link #of(byte[], int,
     * int)}.
     */
    public static long ofWords(byte[] text, int from, int to) {
        long hash = FNV_OFFSET + (to - from) * WORD_PRIME;
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            hash = foldWord(hash, (long) WORDS.get(text, at));
        }
        return mix(at == to ? hash : foldWord(hash, lastWord(text, at, to)));
    }

    private static long foldWord(long hash, long word) {
        long folded = (hash ^ word) * WORD_PRIME;
        return folded ^ (folded >>> 32);
    }

    private static long lastWord(byte[] text, int from, int to) {
        if (from <= text.length - Long.BYTES) {
            return (long) WORDS.get(text, from) & ((1L << (Byte.SIZE * (to - from))) - 1);
        }
        long word = 0;
        for (int at = to - 1; at >= from; at--) {
            word = word << Byte.SIZE | (text[at] & 0xff);
        }
        return word;
    }

    /** Adds one more part to a hash; order matters. */
    public static long combine(long hash, long part) {
        return mix(hash * 31 + part + 0x9e3779b97f4a7c15L);
    }
}
