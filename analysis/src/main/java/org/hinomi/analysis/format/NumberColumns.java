// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format;

/**
 * Reads one field of many lines as numbers, straight into a block's column. It takes what {@link ByteNumbers} takes: first
 * the digits of every line are brought into one word each, then all words are checked and folded in loops without a
 * branch; lines that are not of the usual shape are read again by the exact methods. Every method returns how many of the
 * lines were read before the first whose field is no such number. One thread only.
 */
public final class NumberColumns {

    /** An unset field, {@code -}, as digits: no number has them. */
    private static final long UNSET = (long) ('-' ^ '0') << 56;

    private static final long ZEROS = ByteWords.repeat('0');

    /** {@code 1771000000.123456}: ten digits, a point, six digits; Zeek's time stamps until the year 2286. */
    private static final int STAMP_LENGTH = 17;

    private static final long STAMP_TAIL = ByteWords.of("00.00000");
    private static final long MICROS_TAIL = ByteWords.of("0.000000");

    /** {@code .123456} */
    private static final int POINT_AND_MICROS = 7;

    /** Seconds of so many digits and three of their fraction fill a word: durations below 28 hours. */
    private static final int MAX_SECOND_DIGITS = 5;

    private final boolean takesDash;
    private final long[] digits = new long[LineIndex.MAX_LINES];
    private final long[] moreDigits = new long[LineIndex.MAX_LINES];
    private final long[] faults = new long[LineIndex.MAX_LINES];
    private final long[] values = new long[LineIndex.MAX_LINES];

    private NumberColumns(boolean takesDash) {
        this.takesDash = takesDash;
    }

    /** For logs whose unset fields hold a dash, or nothing. */
    public static NumberColumns withDashes() {
        return new NumberColumns(true);
    }

    /** For logs whose unset fields are empty; a dash is no number. */
    public static NumberColumns withEmptyFields() {
        return new NumberColumns(false);
    }

    /** Counts; an unset field is -1. */
    public int counts(LineIndex index, int field, int lines, long[] out, int row) {
        gatherDigits(index, field, lines);
        foldOrUnset(digits, lines, out, row);
        boolean arePlain = (takesDash ? strangers(digits, lines) : nonDigits(digits, lines)) == 0;
        return arePlain ? lines : mendCounts(index, field, lines, out, row);
    }

    private int mendCounts(LineIndex index, int field, int lines, long[] out, int row) {
        for (int line = 0; line < lines; line++) {
            int from = index.from(line, field);
            int to = index.to(line, field);
            boolean isUnset = isUnset(index.text(), from, to);
            long count = isUnset ? -1 : ByteNumbers.parseCount(index.text(), from, to);
            if (count == ByteNumbers.BAD) {
                return line;
            }
            out[row + line] = count;
        }
        return lines;
    }

    /** Ports; an unset field is 0. */
    public int ports(LineIndex index, int field, int lines, char[] out, int row) {
        gatherDigits(index, field, lines);
        fold(digits, lines, values);
        narrow(values, lines, out, row);
        boolean arePorts = (nonDigits(digits, lines) | beyondPorts(values, lines)) == 0;
        return arePorts ? lines : mendPorts(index, field, lines, out, row);
    }

    private int mendPorts(LineIndex index, int field, int lines, char[] out, int row) {
        for (int line = 0; line < lines; line++) {
            int from = index.from(line, field);
            int to = index.to(line, field);
            int port = isUnset(index.text(), from, to) ? 0 : ByteNumbers.parsePort(index.text(), from, to);
            if (port < 0) {
                return line;
            }
            out[row + line] = (char) port;
        }
        return lines;
    }

    /** Seconds since the epoch as milliseconds; none may be unset or negative. */
    public int stamps(LineIndex index, int field, int lines, long[] out, int row) {
        byte[] text = index.text();
        for (int line = 0; line < lines; line++) {
            int from = index.from(line, field);
            int length = index.to(line, field) - from;
            long tail = ByteWords.load(text, from + ByteWords.SIZE) ^ STAMP_TAIL;
            digits[line] = ByteWords.load(text, from) ^ ZEROS;
            moreDigits[line] = (tail << 16 & 0xffff_ff00_0000_0000L) | (tail & 0xffff) << 24;
            faults[line] = (tail & 0xff_0000)
                    | (length ^ STAMP_LENGTH)
                    | digitFault(tail)
                    | digitFault(text[from + STAMP_LENGTH - 1] ^ '0');
        }
        foldStamps(digits, moreDigits, lines, out, row);
        boolean arePlain = (nonDigits(digits, lines) | anyBit(faults, lines)) == 0;
        return arePlain ? lines : mendStamps(index, field, lines, out, row);
    }

    private static int mendStamps(LineIndex index, int field, int lines, long[] out, int row) {
        for (int line = 0; line < lines; line++) {
            long ms = ByteNumbers.parseSecondsAsMs(index.text(), index.from(line, field), index.to(line, field));
            if (ms < 0) {
                return line;
            }
            out[row + line] = ms;
        }
        return lines;
    }

    /** Seconds as milliseconds; an unset field and a negative number are -1. */
    public int durations(LineIndex index, int field, int lines, long[] out, int row) {
        byte[] text = index.text();
        for (int line = 0; line < lines; line++) {
            int from = index.from(line, field);
            int to = index.to(line, field);
            int length = to - from;
            long word = ByteWords.load(text, from);
            long isUnset = isZero(((word ^ '-') & 0xff) | (length ^ 1));
            long tail = ByteWords.load(text, Math.max(0, to - ByteWords.SIZE)) ^ MICROS_TAIL;
            int secondDigits = length - POINT_AND_MICROS;
            int outside = ((secondDigits - 1) | (MAX_SECOND_DIGITS - secondDigits)) >> (Integer.SIZE - 1);
            long seconds = ((word ^ ZEROS) << (64 - 8 * secondDigits)) >>> 24;
            digits[line] = ((seconds | (tail << 24 & 0xffff_ff00_0000_0000L)) & ~isUnset) | (UNSET & isUnset);
            faults[line] = ((tail & 0xff00) | digitFault(tail) | outside) & ~isUnset;
        }
        foldOrUnset(digits, lines, out, row);
        boolean arePlain = (strangers(digits, lines) | anyBit(faults, lines)) == 0;
        return arePlain ? lines : mendDurations(index, field, lines, out, row);
    }

    private int mendDurations(LineIndex index, int field, int lines, long[] out, int row) {
        for (int line = 0; line < lines; line++) {
            int from = index.from(line, field);
            int to = index.to(line, field);
            long ms = isUnset(index.text(), from, to) ? -1 : ByteNumbers.parseSecondsAsMs(index.text(), from, to);
            if (ms == ByteNumbers.BAD) {
                return line;
            }
            out[row + line] = Math.max(-1, ms);
        }
        return lines;
    }

    private boolean isUnset(byte[] text, int from, int to) {
        return to == from || (takesDash && to - from == 1 && text[from] == '-');
    }

    /** Puts 1 to 8 digits at the upper end of a word, zeros before them; for other lengths something that is no digits. */
    private void gatherDigits(LineIndex index, int field, int lines) {
        byte[] text = index.text();
        for (int line = 0; line < lines; line++) {
            int from = index.from(line, field);
            int length = index.to(line, field) - from;
            int outside = ((length - 1) | (ByteWords.SIZE - length)) >> (Integer.SIZE - 1);
            digits[line] = (ByteWords.load(text, from) ^ ZEROS) << (64 - 8 * length) | outside;
        }
    }

    private static void fold(long[] digits, int lines, long[] out) {
        for (int line = 0; line < lines; line++) {
            out[line] = ByteWords.fold(digits[line]);
        }
    }

    private static void foldOrUnset(long[] digits, int lines, long[] out, int row) {
        for (int line = 0; line < lines; line++) {
            long isUnset = isZero(digits[line] ^ UNSET);
            out[row + line] = ByteWords.fold(digits[line]) | isUnset;
        }
    }

    private static void foldStamps(long[] digits, long[] moreDigits, int lines, long[] out, int row) {
        for (int line = 0; line < lines; line++) {
            out[row + line] = ByteWords.fold(digits[line]) * 100_000 + ByteWords.fold(moreDigits[line]);
        }
    }

    private static void narrow(long[] values, int lines, char[] out, int row) {
        for (int line = 0; line < lines; line++) {
            out[row + line] = (char) values[line];
        }
    }

    /** Not 0 where a byte of any word is no digit. */
    private static long nonDigits(long[] digits, int lines) {
        long fault = 0;
        for (int line = 0; line < lines; line++) {
            fault |= digitFault(digits[line]);
        }
        return fault;
    }

    /** Not 0 where any word is neither digits nor unset. */
    private static long strangers(long[] digits, int lines) {
        long fault = 0;
        for (int line = 0; line < lines; line++) {
            fault |= digitFault(digits[line]) & ~isZero(digits[line] ^ UNSET);
        }
        return fault;
    }

    private static long beyondPorts(long[] values, int lines) {
        long beyond = 0;
        for (int line = 0; line < lines; line++) {
            beyond |= values[line] & ~0xffff;
        }
        return beyond;
    }

    private static long anyBit(long[] words, int lines) {
        long bits = 0;
        for (int line = 0; line < lines; line++) {
            bits |= words[line];
        }
        return bits;
    }

    /** Not 0 where a byte is no value from 0 to 9. */
    private static long digitFault(long values) {
        return ByteWords.nonDigits(values);
    }

    /** All bits set for 0, else none. */
    private static long isZero(long value) {
        return ~((value | -value) >> (Long.SIZE - 1));
    }
}
