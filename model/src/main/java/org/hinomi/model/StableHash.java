// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.model;

/**
 * A 64-bit hash that is the same on every machine and in every release, for identifiers and buckets. Not for secrets.
 *
 * <p>Text is folded by FNV-1a (Fowler, Noll, Vo) over its UTF-16 units or bytes and finished by the mixer of
 * SplitMix64 (Steele, Lea, Flood 2014, variant 13 of Stafford).
 */
public final class StableHash {

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

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

    /** Adds one more part to a hash; order matters. */
    public static long combine(long hash, long part) {
        return mix(hash * 31 + part + 0x9e3779b97f4a7c15L);
    }
}
