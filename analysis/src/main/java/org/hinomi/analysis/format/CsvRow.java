// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.hinomi.model.StableHash;
import org.hinomi.model.address.IpAddress;

/**
 * Cuts one line into fields after RFC 4180: commas between fields, double quotes around a field that holds commas, a
 * quote inside such a field written twice. A quote inside an unquoted field is a fault, as is text behind a closing
 * quote. One thread only: the row is used again for the next line and never copies the text.
 *
 * <p>Fields are numbered from 0; a number outside the row stands for an empty field, so that a column that a release
 * does not have needs no special case.
 */
public final class CsvRow {

    /** An empty field where a number is asked for: "unknown" in every column of a session block. */
    public static final long EMPTY = -1;

    /** A field that is not a decimal number of at most 18 digits. */
    public static final long BAD_NUMBER = -2;

    private static final long COMMAS = ByteWords.repeat(',');
    private static final long QUOTES = ByteWords.repeat('"');

    private final ByteAddress address = new ByteAddress();
    private byte[] text = new byte[0];
    private int[] starts = new int[128];
    private int[] ends = new int[128];
    private int size;

    /**
     * Cuts {@code bytes[from..to)}, which must stay unchanged as long as the row is read.
     *
     * @return whether the quotes are sound; if not, field {@link #size} is the one at fault
     */
    public boolean cut(byte[] bytes, int from, int to) {
        text = bytes;
        size = 0;
        return cutUnquoted(from, to) || cutByBytes(from, to);
    }

    /** Cuts a line without quotes, eight bytes at a time; false where there is one, or words would pass the array's end. */
    private boolean cutUnquoted(int from, int to) {
        if (to > text.length - ByteWords.SIZE) {
            return false;
        }
        long quotes = 0;
        int last = -1;
        for (int at = from; at < to; at += ByteWords.SIZE) {
            long word = ByteWords.load(text, at);
            long inside = to - at < ByteWords.SIZE ? (1L << (8 * (to - at))) - 1 : -1;
            quotes |= ByteWords.marks(word, QUOTES) & inside;
            last = note(ends, last, at, ByteWords.marks(word, COMMAS) & inside);
            if (last + 2 + ByteWords.SIZE > ends.length) {
                grow();
            }
        }
        if (quotes != 0) {
            return false;
        }
        ends[last + 1] = to;
        size = last + 2;
        starts[0] = from;
        for (int field = 1; field < size; field++) {
            starts[field] = ends[field - 1] + 1;
        }
        return true;
    }

    /**
     * Notes where the marks of the word at {@code at} stand, behind place {@code last}, and returns the new last place;
     * {@code places} must have room for eight more. Three places are written whatever the number of marks: a loop over
     * the marks would be guessed wrong in every other word.
     */
    private static int note(int[] places, int last, int at, long marks) {
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

    private boolean cutByBytes(int from, int to) {
        int at = from;
        while (true) {
            int end = at < to && text[at] == '"' ? cutQuoted(at, to) : cutPlain(at, to);
            if (end < 0) {
                return false;
            }
            if (end == to) {
                return true;
            }
            at = end + 1;
        }
    }

    private int cutPlain(int from, int to) {
        for (int i = from; i < to; i++) {
            byte b = text[i];
            if (b == ',') {
                add(from, i);
                return i;
            }
            if (b == '"') {
                return -1;
            }
        }
        add(from, to);
        return to;
    }

    private int cutQuoted(int from, int to) {
        int i = from + 1;
        while (i < to) {
            if (text[i] != '"') {
                i++;
                continue;
            }
            boolean isEscape = i + 1 < to && text[i + 1] == '"';
            if (!isEscape) {
                add(from + 1, i);
                return i + 1 == to || text[i + 1] == ',' ? i + 1 : takeBack();
            }
            i += 2;
        }
        return -1;
    }

    private int takeBack() {
        size--;
        return -1;
    }

    private void add(int from, int to) {
        if (size == starts.length) {
            grow();
        }
        starts[size] = from;
        ends[size] = to;
        size++;
    }

    private void grow() {
        starts = Arrays.copyOf(starts, starts.length * 2);
        ends = Arrays.copyOf(ends, ends.length * 2);
    }

    /** How many fields were cut; after a fault, those before it. */
    public int size() {
        return size;
    }

    /** The bytes that {@link #from} and {@link #to} count in. */
    public byte[] bytes() {
        return text;
    }

    /** Where a field's text begins, inside its quotes. */
    public int from(int field) {
        return isInside(field) ? starts[field] : 0;
    }

    /** Where a field's text ends, inside its quotes; doubled quotes still stand doubled. */
    public int to(int field) {
        return isInside(field) ? ends[field] : 0;
    }

    public boolean isEmpty(int field) {
        return !isInside(field) || starts[field] == ends[field];
    }

    private boolean isInside(int field) {
        return field >= 0 && field < size;
    }

    /** Whether a field is exactly this ASCII word. */
    public boolean is(int field, String word) {
        return AsciiWords.is(text, from(field), to(field), word);
    }

    /** Whether a field begins with this ASCII text. */
    public boolean startsWith(int field, String word) {
        return AsciiWords.startsWith(text, from(field), to(field), word);
    }

    /** The decimal number in a field, {@link #EMPTY}, or {@link #BAD_NUMBER}. */
    public long number(int field) {
        if (isEmpty(field)) {
            return EMPTY;
        }
        long value = ByteNumbers.parseCount(text, starts[field], ends[field]);
        return value == ByteNumbers.BAD ? BAD_NUMBER : value;
    }

    /** Reads the address in a field; false where it holds none. */
    public boolean readAddress(int field, ByteAddress into) {
        return into.parse(text, from(field), to(field));
    }

    /** The address in a field; empty where it holds none. */
    public Optional<IpAddress> address(int field) {
        boolean isAddress = address.parse(text, from(field), to(field));
        return isAddress ? Optional.of(address.address()) : Optional.empty();
    }

    /** The address that a field and the {@code more} behind it make when the commas between them are read as dots. */
    public Optional<IpAddress> addressAcross(int field, int more) {
        if (!isInside(field) || !isInside(field + more)) {
            return Optional.empty();
        }
        int from = from(field);
        String joined = new String(text, from, to(field + more) - from, StandardCharsets.ISO_8859_1);
        return IpAddress.parse(joined.replace(',', '.'));
    }

    /** Stable hash of a field's bytes. */
    public long hash(int field) {
        return StableHash.of(text, from(field), to(field));
    }

    /** A field as text with its quotes undone; empty where its bytes are not UTF-8. */
    public Optional<String> text(int field) {
        int from = from(field);
        ByteBuffer bytes = ByteBuffer.wrap(text, from, to(field) - from);
        try {
            String decoded = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            return Optional.of(decoded.replace("\"\"", "\"")); // only a quoted field can hold one
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
