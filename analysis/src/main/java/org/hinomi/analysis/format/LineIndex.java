// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format;

/**
 * Where the fields of many lines begin and end, found in one pass over the text for all of them. Lines are numbered from
 * 0, as are fields. One thread only: each scan overwrites the one before, and the text must stay unchanged meanwhile.
 *
 * <p>How it works: {@link #mark} turns each eight bytes into eight bits that say where a separator or a line end stands;
 * {@link #note} turns 64 bits at a time into places. Lines are sound where every {@code fields}-th place is a line end and
 * there are no more line ends than these. The loops over words here and in the columns are written so that the compiler
 * turns them into vector instructions: no branch, no call, arrays of one kind, at most one reduction.
 */
public final class LineIndex {

    /** Lines of a full scan: their text, places and columns together stay within a core's second-level cache. */
    public static final int MAX_LINES = 256;

    /** Words that any column's loops may load behind a field's begin. */
    private static final int ROOM_BEHIND = 3 * ByteWords.SIZE;

    /** Words marked at a time: 2 KiB of text and of marks, within the first-level cache. */
    private static final int WORDS = 256;

    private static final long LINE_ENDS = ByteWords.repeat('\n');

    private final long separators;
    private final int fields;

    /** Before the first field, behind it, behind the second, and so on through all lines. */
    private final int[] places;

    private final long[] marks = new long[WORDS + ByteWords.SIZE];
    private byte[] text = new byte[0];

    /** For lines of exactly {@code fields} fields. */
    public LineIndex(char separator, int fields) {
        separators = ByteWords.repeat(separator);
        this.fields = fields;
        places = new int[MAX_LINES * fields + (WORDS + 1) * ByteWords.SIZE + 16];
    }

    /**
     * Notes the fields of up to {@code maxLines} lines; the first begins at {@code from}. Stops before a line that has
     * another number of fields or whose end lies behind or close before {@code limit}.
     *
     * @return how many lines were noted
     */
    public int scan(byte[] bytes, int from, int limit, int maxLines) {
        text = bytes;
        places[0] = from - 1;
        int end = Math.min(limit, bytes.length - ROOM_BEHIND);
        int last = 0;
        int at = from;
        while (last < maxLines * fields && at <= end - ByteWords.SIZE) {
            int words = Math.min(WORDS, (end - at) / ByteWords.SIZE);
            mark(bytes, at, words, separators, marks);
            last = note(words, at, last);
            at += words * ByteWords.SIZE;
        }
        return soundLines(Math.min(maxLines, last / fields));
    }

    /** For each word of text one bit a byte: a separator or a line end. */
    private static void mark(byte[] text, int from, int words, long separators, long[] marks) {
        for (int i = 0; i < words; i++) {
            long word = ByteWords.load(text, from + i * ByteWords.SIZE);
            marks[i] = ByteWords.markByte(ByteWords.marks(word, separators) | ByteWords.marks(word, LINE_ENDS));
        }
    }

    /** Notes the places of the marks in so many words of text, and returns the new last place. */
    private int note(int words, int from, int lastPlace) {
        for (int word = words; word < words + ByteWords.SIZE; word++) {
            marks[word] = 0;
        }
        int last = lastPlace;
        for (int word = 0; word < words; word += ByteWords.SIZE) {
            long bits = marks[word]
                    | marks[word + 1] << 8
                    | marks[word + 2] << 16
                    | marks[word + 3] << 24
                    | marks[word + 4] << 32
                    | marks[word + 5] << 40
                    | marks[word + 6] << 48
                    | marks[word + 7] << 56;
            noteBits(places, bits, from + word * ByteWords.SIZE, last + 1);
            last += Long.bitCount(bits);
        }
        return last;
    }

    /** Sixteen places whatever their number: a loop over exactly the bits set would be guessed wrong every other time. */
    private static void noteBits(int[] places, long bits, int at, int next) {
        long rest = bits;
        noteFour(places, rest, at, next);
        rest = withoutFour(rest);
        noteFour(places, rest, at, next + 4);
        rest = withoutFour(rest);
        noteFour(places, rest, at, next + 8);
        rest = withoutFour(rest);
        noteFour(places, rest, at, next + 12);
        rest = withoutFour(rest);
        for (int more = next + 16; rest != 0; more += 4) {
            noteFour(places, rest, at, more);
            rest = withoutFour(rest);
        }
    }

    private static void noteFour(int[] places, long bits, int at, int next) {
        long second = bits & (bits - 1);
        long third = second & (second - 1);
        long fourth = third & (third - 1);
        places[next] = at + Long.numberOfTrailingZeros(bits);
        places[next + 1] = at + Long.numberOfTrailingZeros(second);
        places[next + 2] = at + Long.numberOfTrailingZeros(third);
        places[next + 3] = at + Long.numberOfTrailingZeros(fourth);
    }

    private static long withoutFour(long bits) {
        long two = bits & (bits - 1);
        two &= two - 1;
        long four = two & (two - 1);
        return four & (four - 1);
    }

    private int soundLines(int noted) {
        int lines = 0;
        while (lines < noted && text[lineEnd(lines)] == '\n') {
            lines++;
        }
        boolean areSound = lines == 0 || ByteWords.count(text, from(0, 0), lineEnd(lines - 1) + 1, LINE_ENDS) == lines;
        return areSound ? lines : linesBeforeAShortOne(lines);
    }

    private int linesBeforeAShortOne(int noted) {
        for (int line = 0; line < noted; line++) {
            for (int field = 1; field < fields; field++) {
                if (text[places[line * fields + field]] == '\n') {
                    return line;
                }
            }
        }
        return noted;
    }

    /** Whether a character stands anywhere in the first lines. */
    public boolean contains(char wanted, int lines) {
        return lines > 0 && ByteWords.contains(text, from(0, 0), lineEnd(lines - 1), ByteWords.repeat(wanted));
    }

    /** How many fields each line has. */
    public int fields() {
        return fields;
    }

    /** The bytes that places count in. */
    public byte[] text() {
        return text;
    }

    /** Where a field begins. */
    public int from(int line, int field) {
        return places[line * fields + field] + 1;
    }

    /** Where a field ends. */
    public int to(int line, int field) {
        return places[line * fields + field + 1];
    }

    /** Where a line's end stands. */
    public int lineEnd(int line) {
        return places[(line + 1) * fields];
    }
}
