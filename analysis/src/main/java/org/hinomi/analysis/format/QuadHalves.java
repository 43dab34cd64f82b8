// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format;

/**
 * Reads two octets from each of many words: those that a word begins with, from its lowest byte on. Heads hold the octets
 * a and b of a dotted quad as they are read; tails hold d and c backwards, the last digit first. Behind both octets
 * follows a dot.
 *
 * <p>Every loop is short enough that the compiler turns it into vector instructions: measured on eight lanes, the seven
 * take 2.4 ns a word together, and 13 ns as one loop, which it leaves alone. One thread only.
 */
final class QuadHalves {

    /** A dot as a digit. */
    private static final long DOTS = ByteWords.repeat((char) ('.' ^ '0'));

    /** Where the mark behind an octet of one, two or three digits stands. */
    private static final int BEHIND_ONE = 15;

    private static final int BEHIND_TWO = 23;
    private static final int BEHIND_THREE = 31;
    private static final long BEHIND_ANY = 1L << BEHIND_ONE | 1L << BEHIND_TWO | 1L << BEHIND_THREE;

    /** Times a byte's lowest bit: that byte's number in the upper byte. */
    private static final long NUMBERS = 0x0001_0203_0405_0607L;

    /** The lower byte of each half. */
    private static final long LOW_BYTES = 0x0000_00ff_0000_00ffL;

    /** Added to two values of at most 999, sets the upper bit of the halves that are above 255. */
    private static final long ABOVE_OCTET = 0x7fff_ff00_7fff_ff00L;

    private static final long UPPER_BITS = 0x8000_0000_8000_0000L;

    /** The words, digits as values; filled by the owner. */
    final long[] words = new long[LineIndex.MAX_LINES];

    /** The values of both octets, the first one in the lower half. */
    final long[] values = new long[LineIndex.MAX_LINES];

    /** Not 0 where a word does not begin with two octets in their usual form and a dot behind each. */
    final long[] faults = new long[LineIndex.MAX_LINES];

    /** How many characters the octets and the dot between them have. */
    final long[] lengths = new long[LineIndex.MAX_LINES];

    private final long[] firstMarks = new long[LineIndex.MAX_LINES];
    private final long[] secondMarks = new long[LineIndex.MAX_LINES];
    private final long[] firsts = new long[LineIndex.MAX_LINES];
    private final long[] seconds = new long[LineIndex.MAX_LINES];

    void readHeads(int lines) {
        mark(words, lines, firstMarks, secondMarks);
        checkDots(words, firstMarks, secondMarks, lines, faults, lengths);
        cutSecond(words, firstMarks, secondMarks, lines, seconds);
        cut(words, firstMarks, lines, firsts);
        cut(seconds, secondMarks, lines, seconds);
        align(firsts, firstMarks, lines);
        align(seconds, secondMarks, lines);
        valueHeads(firsts, seconds, lines, values);
        checkRange(values, firstMarks, secondMarks, lines, faults);
        checkMarks(firstMarks, secondMarks, lines, faults);
    }

    void readTails(int lines) {
        mark(words, lines, firstMarks, secondMarks);
        checkDots(words, firstMarks, secondMarks, lines, faults, lengths);
        cutSecond(words, firstMarks, secondMarks, lines, seconds);
        cut(words, firstMarks, lines, firsts);
        cut(seconds, secondMarks, lines, seconds);
        valueTails(firsts, seconds, lines, values);
        checkRange(values, firstMarks, secondMarks, lines, faults);
        checkMarks(firstMarks, secondMarks, lines, faults);
    }

    /** The marks of the first two characters that are no digits. */
    private static void mark(long[] words, int lines, long[] firstMarks, long[] secondMarks) {
        for (int line = 0; line < lines; line++) {
            long marks = ByteWords.nonDigitMarks(words[line]);
            long first = marks & -marks;
            long rest = marks ^ first;
            firstMarks[line] = first;
            secondMarks[line] = rest & -rest;
        }
    }

    private static void checkDots(
            long[] words, long[] firstMarks, long[] secondMarks, int lines, long[] faults, long[] lengths) {
        for (int line = 0; line < lines; line++) {
            long marks = firstMarks[line] | secondMarks[line];
            long bytes = (marks << 1) - (marks >>> 7);
            faults[line] = (words[line] ^ DOTS) & bytes;
            lengths[line] = ((secondMarks[line] >>> 7) * NUMBERS) >>> 56;
        }
    }

    /** The second octet's digits and whatever follows; its mark moves along. */
    private static void cutSecond(long[] words, long[] firstMarks, long[] secondMarks, int lines, long[] seconds) {
        for (int line = 0; line < lines; line++) {
            long word = words[line];
            long mark = secondMarks[line];
            long one = -(firstMarks[line] >>> BEHIND_ONE & 1);
            long two = -(firstMarks[line] >>> BEHIND_TWO & 1);
            long three = -(firstMarks[line] >>> BEHIND_THREE & 1);
            seconds[line] = (word >>> 16 & one) | (word >>> 24 & two) | (word >>> 32 & three);
            secondMarks[line] = (mark >>> 16 & one) | (mark >>> 24 & two) | (mark >>> 32 & three);
        }
    }

    /** The digits before a mark alone. */
    private static void cut(long[] words, long[] marks, int lines, long[] octets) {
        for (int line = 0; line < lines; line++) {
            octets[line] = words[line] & ((marks[line] >>> 7) - 1);
        }
    }

    /** Moves an octet's last digit to the third byte. */
    private static void align(long[] octets, long[] marks, int lines) {
        for (int line = 0; line < lines; line++) {
            long octet = octets[line];
            long one = -(marks[line] >>> BEHIND_ONE & 1);
            long two = -(marks[line] >>> BEHIND_TWO & 1);
            long three = -(marks[line] >>> BEHIND_THREE & 1);
            octets[line] = (octet << 16 & one) | (octet << 8 & two) | (octet & three);
        }
    }

    private static void valueHeads(long[] firsts, long[] seconds, int lines, long[] values) {
        for (int line = 0; line < lines; line++) {
            long both = firsts[line] | seconds[line] << 32;
            values[line] = (both & LOW_BYTES) * 100 + (both >>> 8 & LOW_BYTES) * 10 + (both >>> 16 & LOW_BYTES);
        }
    }

    private static void valueTails(long[] firsts, long[] seconds, int lines, long[] values) {
        for (int line = 0; line < lines; line++) {
            long both = firsts[line] | seconds[line] << 32;
            values[line] = (both >>> 16 & LOW_BYTES) * 100 + (both >>> 8 & LOW_BYTES) * 10 + (both & LOW_BYTES);
        }
    }

    /** One to three digits without leading zeros, up to 255: at least 10 with two digits, at least 100 with three. */
    private static void checkRange(long[] values, long[] firstMarks, long[] secondMarks, int lines, long[] faults) {
        for (int line = 0; line < lines; line++) {
            long first = firstMarks[line];
            long second = secondMarks[line];
            long least = (first >>> BEHIND_TWO & 1) * 10 + (first >>> BEHIND_THREE & 1) * 100;
            long secondLeast = (second >>> BEHIND_TWO & 1) * 10 + (second >>> BEHIND_THREE & 1) * 100;
            long below = ~((values[line] | UPPER_BITS) - (least | secondLeast << 32)) & UPPER_BITS;
            long above = (values[line] + ABOVE_OCTET) & UPPER_BITS;
            faults[line] |= below | above;
        }
    }

    private static void checkMarks(long[] firstMarks, long[] secondMarks, int lines, long[] faults) {
        for (int line = 0; line < lines; line++) {
            faults[line] |= isZero(firstMarks[line] & BEHIND_ANY) | isZero(secondMarks[line] & BEHIND_ANY);
        }
    }

    /** All bits set for 0, else none. */
    private static long isZero(long value) {
        return ~((value | -value) >> (Long.SIZE - 1));
    }
}
