// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.table;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.IntPredicate;
import org.hinomi.model.StableHash;

/**
 * An open-addressing table whose rows are some longs side by side, so that a row is one or two places in memory and nothing
 * is allocated for it. Word 0 of a row is its tag, the words after it are the key, the rest belongs to the caller. One
 * thread at a time.
 *
 * <p>A row is named by where its first word stands in {@link #words}. That place changes when a row is added or rows are
 * taken out: do not keep it.
 */
public final class LongRows {

    /** What {@link #find} says of a key that is not there, and {@link #place} where the table is full. */
    public static final int NONE = -1;

    private static final int FIRST_CAPACITY = 16;

    private final int width;
    private final int keyWords;
    private final int maxRows;
    private long[] words;
    private int capacity = FIRST_CAPACITY;
    private int size;

    /**
     * An empty table.
     *
     * @param width words of a row: the tag, the key and what the caller keeps
     * @param keyWords words of a key, 1..width − 1
     * @param maxRows rows that it never goes beyond
     */
    public LongRows(int width, int keyWords, int maxRows) {
        if (keyWords < 1 || keyWords >= width) {
            throw new IllegalArgumentException("a key of " + keyWords + " words in a row of " + width);
        }
        this.width = width;
        this.keyWords = keyWords;
        this.maxRows = maxRows;
        words = new long[capacity * width];
    }

    /** All rows: word {@code i} of row {@code at} is {@code words()[at + i]}. */
    public long[] words() {
        return words;
    }

    public int size() {
        return size;
    }

    /** Whether another row would go beyond the limit. */
    public boolean isFull() {
        return size >= maxRows;
    }

    /** Where the row of a key stands, or {@link #NONE}. */
    public int find(long[] key) {
        int at = probe(key, tag(key));
        return words[at] == 0 ? NONE : at;
    }

    /** Where the row of a key stands, new and otherwise 0 if it was not there; {@link #NONE} if there is no room for it. */
    public int place(long[] key) {
        long tag = tag(key);
        int at = probe(key, tag);
        if (words[at] != 0) {
            return at;
        }
        if (isFull()) {
            return NONE;
        }
        if ((size + 1) * 3 > capacity * 2) {
            rebuild(capacity * 2, row -> true);
            at = probe(key, tag);
        }
        words[at] = tag;
        System.arraycopy(key, 0, words, at + 1, keyWords);
        size++;
        return at;
    }

    private long tag(long[] key) {
        long hash = key[0];
        for (int i = 1; i < keyWords; i++) {
            hash = (hash ^ (hash >>> 29)) * 0xbf58476d1ce4e5b9L + key[i];
        }
        return StableHash.mix(hash) | 1;
    }

    private int probe(long[] key, long tag) {
        int slot = (int) (tag >>> 32) & (capacity - 1);
        while (true) {
            int at = slot * width;
            if (words[at] == 0 || (words[at] == tag && isKey(key, at))) {
                return at;
            }
            slot = (slot + 1) & (capacity - 1);
        }
    }

    private boolean isKey(long[] key, int at) {
        for (int i = 0; i < keyWords; i++) {
            if (words[at + 1 + i] != key[i]) {
                return false;
            }
        }
        return true;
    }

    /** The place of the first row at or after a place; {@link #NONE} behind the last. */
    public int next(int from) {
        for (int at = from; at < words.length; at += width) {
            if (words[at] != 0) {
                return at;
            }
        }
        return NONE;
    }

    /** The place behind a row, for {@link #next}. */
    public int after(int at) {
        return at + width;
    }

    /** Takes all rows out but those that {@code isKept} says stay. */
    public void retain(IntPredicate isKept) {
        rebuild(capacity, isKept);
    }

    private void rebuild(int newCapacity, IntPredicate isKept) {
        long[] old = words;
        IntPredicate kept = isKept;
        int keptRows = 0;
        for (int at = 0; at < old.length; at += width) {
            if (old[at] != 0 && !kept.test(at)) {
                old[at] = 0;
            } else if (old[at] != 0) {
                keptRows++;
            }
        }
        capacity = Math.max(newCapacity, FIRST_CAPACITY);
        while (capacity > FIRST_CAPACITY && keptRows * 3 < capacity / 2) {
            capacity /= 2;
        }
        words = new long[capacity * width];
        size = keptRows;
        for (int at = 0; at < old.length; at += width) {
            if (old[at] != 0) {
                int slot = (int) (old[at] >>> 32) & (capacity - 1);
                while (words[slot * width] != 0) {
                    slot = (slot + 1) & (capacity - 1);
                }
                System.arraycopy(old, at, words, slot * width, width);
            }
        }
    }

    /** {@code width:int rows:int}, then the rows' words. */
    public void write(DataOutput out) throws IOException {
        out.writeInt(width);
        out.writeInt(size);
        for (int at = next(0); at != NONE; at = next(after(at))) {
            for (int i = 0; i < width; i++) {
                out.writeLong(words[at + i]);
            }
        }
    }

    /** Reads into an empty table what {@link #write} wrote. */
    public void read(DataInput in) throws IOException {
        int storedWidth = in.readInt();
        int rows = in.readInt();
        long[] row = new long[storedWidth];
        for (int left = rows; left > 0; left--) {
            for (int i = 0; i < storedWidth; i++) {
                row[i] = in.readLong();
            }
            int at = place(Arrays.copyOfRange(row, 1, 1 + keyWords));
            if (at != NONE && storedWidth == width) {
                System.arraycopy(row, 0, words, at, width);
            }
        }
    }

    /** The upper and the lower half of a word as counts that stop at the largest int. */
    public static long pair(long upper, long lower) {
        return Math.min(upper, Integer.MAX_VALUE) << 32 | Math.min(lower, Integer.MAX_VALUE);
    }

    public static int upper(long pair) {
        return (int) (pair >>> 32);
    }

    public static int lower(long pair) {
        return (int) pair;
    }
}
