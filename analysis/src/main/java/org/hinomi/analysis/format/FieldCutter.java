// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format;

/**
 * Finds the separators of one line, eight bytes at a time. Fields are numbered from 0; one more, {@link #ABSENT}, is
 * always empty, so that a column that a log does not have needs no special case. One thread only: each line overwrites
 * the one before.
 */
public final class FieldCutter {

    /** The number of a field that is empty in every line. */
    public static final int ABSENT = -2;

    /** The line has other fields, or its end cannot be seen. */
    public static final int NO_LINE = -1;

    private static final long LINE_ENDS = ByteWords.repeat('\n');

    /** Where the bounds of field 0 stand in {@link #bounds}; those of the absent field stand before them. */
    private static final int FIRST = 2;

    private final long separators;
    private final int fields;

    /** Field f lies between the separators at {@code bounds[FIRST + f]} and {@code bounds[FIRST + f + 1]}. */
    private final int[] bounds;

    /** Cuts lines of exactly {@code fields} fields. */
    public FieldCutter(char separator, int fields) {
        separators = ByteWords.repeat(separator);
        this.fields = fields;
        bounds = new int[FIRST + fields + 1 + ByteWords.SIZE];
        bounds[1] = 1; // the absent field: behind place 0, up to place 1
    }

    /**
     * Cuts the line that begins at {@code from}, unless it has another number of fields or its end lies behind or close
     * before {@code limit}.
     *
     * @return where its line end stands, or {@link #NO_LINE}
     */
    public int cut(byte[] text, int from, int limit) {
        bounds[FIRST] = from - 1;
        int last = FIRST;
        for (int at = from; at <= limit - ByteWords.SIZE; at += ByteWords.SIZE) {
            long word = ByteWords.load(text, at);
            long lineEnd = ByteWords.firstMarks(word, LINE_ENDS);
            long marks = ByteWords.marks(word, separators);
            if (lineEnd != 0) {
                last = note(bounds, last, at, marks & (lineEnd ^ (lineEnd - 1)));
                int end = at + ByteWords.firstMark(lineEnd);
                bounds[last + 1] = end;
                return last + 1 == FIRST + fields ? end : NO_LINE;
            }
            last = note(bounds, last, at, marks);
            if (last > FIRST + fields) {
                return NO_LINE;
            }
        }
        return NO_LINE;
    }

    /**
     * Notes where the marks of the word at {@code at} stand, behind place {@code last}, and returns the new last place;
     * {@code places} must have room for eight more. Three places are written whatever the number of marks: a loop over
     * the marks would be guessed wrong in every other word.
     */
    static int note(int[] places, int last, int at, long marks) {
        long second = marks & (marks - 1);
        long third = second & (second - 1);
        places[last + 1] = at + ByteWords.firstMark(marks);
        places[last + 2] = at + ByteWords.firstMark(second);
        places[last + 3] = at + ByteWords.firstMark(third);
        int place = last + 3;
        for (long rest = third & (third - 1); rest != 0; rest &= rest - 1) {
            places[++place] = at + ByteWords.firstMark(rest);
        }
        return last + Long.bitCount(marks);
    }

    /** Where a field begins. */
    public int from(int field) {
        return bounds[FIRST + field] + 1;
    }

    /** Where a field ends. */
    public int to(int field) {
        return bounds[FIRST + field + 1];
    }
}
