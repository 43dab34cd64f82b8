// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Eight bytes of text at a time in one {@code long} ("SIMD within a register"): the first byte is the lowest. The parsing
 * methods beside this one are built on it.
 *
 * <p>Sources: the search for a zero byte is Alan Mycroft's (comp.arch, 1987) in the exact form of Warren, <em>Hacker's
 * Delight</em>, 2nd edition, 6–1; the digits are folded in pairs as in Lemire, <em>Quickly parsing eight digits</em>
 * (2018), after Wojciech Muła.
 */
public final class ByteWords {

    public static final int SIZE = Long.BYTES;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private static final long LOW_BITS = 0x0101_0101_0101_0101L;
    private static final long LOW_SEVEN_BITS = 0x7f7f_7f7f_7f7f_7f7fL;
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;
    private static final long ZEROS = repeat('0');

    /** Added to a byte of 10 to 127, it sets the byte's high bit; added to one of 0 to 9, it does not. */
    private static final long ABOVE_NINE = 0x7676_7676_7676_7676L;

    private ByteWords() {}

    /** Whether {@link #load} at {@code at} stays inside the array. */
    public static boolean canLoad(byte[] text, int at) {
        return at <= text.length - SIZE;
    }

    /** The eight bytes at {@code at}. */
    public static long load(byte[] text, int at) {
        return (long) LONGS.get(text, at);
    }

    /** The four bytes at {@code at}, the first one highest, as they are read. */
    static int loadFour(byte[] text, int at) {
        return (int) INTS.get(text, at);
    }

    /** Eight times the same ASCII character. */
    public static long repeat(char character) {
        return character * LOW_BITS;
    }

    /** Eight ASCII characters as {@link #load} gives them. */
    public static long of(String eight) {
        long word = 0;
        for (int i = SIZE - 1; i >= 0; i--) {
            word = (word << 8) | eight.charAt(i);
        }
        return word;
    }

    /** Sets the high bit of every byte that is alike in both words, and no other bit. */
    public static long marks(long word, long pattern) {
        long difference = word ^ pattern;
        return ~(((difference & LOW_SEVEN_BITS) + LOW_SEVEN_BITS) | difference) & HIGH_BITS;
    }

    /** As {@link #marks}, in fewer steps; only the lowest mark can be trusted, and that there is one. */
    static long firstMarks(long word, long pattern) {
        long difference = word ^ pattern;
        return (difference - LOW_BITS) & ~difference & HIGH_BITS;
    }

    /** How many bytes lie before the first mark; 8 where there is none. */
    public static int firstMark(long marks) {
        return Long.numberOfTrailingZeros(marks) >>> 3;
    }

    /** One bit for each byte's mark, the first byte's lowest. */
    static int markBits(long marks) {
        // each mark, moved to its byte's lowest bit, is shifted into the top byte by a term of its own
        return (int) (((marks >>> 7) * 0x0102_0408_1020_4080L) >>> 56);
    }

    /** As {@link #markBits}, in a {@code long}. */
    static long markByte(long marks) {
        return (marks * 0x0002_0408_1020_4081L) >>> 56;
    }

    /** How often the character of a pattern stands in {@code text[from..to)}. */
    static int count(byte[] text, int from, int to, long pattern) {
        int words = (to - from) / SIZE;
        long count = 0;
        for (int i = 0; i < words; i++) {
            long marks = marks(load(text, from + i * SIZE), pattern) >>> 7;
            count += (marks * LOW_BITS) >>> 56;
        }
        for (int at = from + words * SIZE; at < to; at++) {
            count += text[at] == (byte) pattern ? 1 : 0;
        }
        return (int) count;
    }

    /** Whether the character of a pattern stands in {@code text[from..to)}. */
    static boolean contains(byte[] text, int from, int to, long pattern) {
        int words = (to - from) / SIZE;
        long marks = 0;
        for (int i = 0; i < words; i++) {
            marks |= firstMarks(load(text, from + i * SIZE), pattern);
        }
        for (int at = from + words * SIZE; at < to; at++) {
            marks |= text[at] == (byte) pattern ? 1 : 0;
        }
        return marks != 0;
    }

    /** Where a character first stands in {@code text[from..to)}; -1 if nowhere. */
    public static int indexOf(byte[] text, int from, int to, char wanted) {
        long pattern = repeat(wanted);
        int at = from;
        for (; at <= to - SIZE; at += SIZE) {
            long marks = firstMarks(load(text, at), pattern);
            if (marks != 0) {
                return at + firstMark(marks);
            }
        }
        for (; at < to; at++) {
            if (text[at] == wanted) {
                return at;
            }
        }
        return -1;
    }

    /** The number written in the first {@code length} bytes, 1 to 8 of them; {@link ByteNumbers#BAD} if not all are digits. */
    static long number(long word, int length) {
        // bytes beyond the number leave at the top; zeros come in before its first digit
        long digits = (word ^ ZEROS) << (64 - 8 * length);
        return areDigits(digits) ? fold(digits) : ByteNumbers.BAD;
    }

    /** Whether every byte is a value from 0 to 9. */
    static boolean areDigits(long values) {
        return nonDigits(values) == 0;
    }

    /** 0 where every byte is a value from 0 to 9. */
    static long nonDigits(long values) {
        return ((values + ABOVE_NINE) | values) & HIGH_BITS;
    }

    /** Sets the high bit of every byte that is no value from 0 to 9, and no other bit. */
    static long nonDigitMarks(long values) {
        return (((values & LOW_SEVEN_BITS) + ABOVE_NINE) | values) & HIGH_BITS;
    }

    /** The decimal number of eight digit values: neighbours are joined to pairs, pairs to fours, fours to the number. */
    static long fold(long digits) {
        long pairs = digits * 10 + (digits >>> 8);
        long evenPairs = pairs & 0x0000_00ff_0000_00ffL;
        long oddPairs = (pairs >>> 16) & 0x0000_00ff_0000_00ffL;
        return (evenPairs * (100 + (1_000_000L << 32)) + oddPairs * (1 + (10_000L << 32))) >>> 32;
    }
}
