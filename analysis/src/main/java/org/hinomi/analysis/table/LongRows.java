// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.table;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import org.hinomi.model.StableHash;

/**
 * A table whose rows are some longs side by side, so that a row is one or two places in memory and nothing is allocated for
 * it. Word 0 of a row is the hash of its key, the words after it are the key, the rest belongs to the caller. One thread at a
 * time.
 *
 * <p>Rows stand without gaps, in the order in which they came; an index of one {@code int} a slot says where. The index is
 * small enough for a core's own cache, so that a look-up costs one access to memory, and a free place costs four bytes instead
 * of a row. A slot holds the number of its row, and above it as many bits of the hash as are left: most slots of other keys
 * are passed over without a look at their rows.
 *
 * <p>A row is named by where its first word stands in {@link #words}. That place changes when rows are taken out, and the
 * array when one is added: do not keep them.
 */
public final class LongRows {

    /** What {@link #find} says of a key that is not there, and {@link #place} where the table is full. */
    public static final int NONE = -1;

    private static final int FIRST_ROWS = 8;
    private static final int WORDS_A_CACHE_LINE = 8;
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN); // as DataOutput.writeLong

    private final int width;
    private final int keyWords;
    private final int maxRows;
    private long[] words;
    /** 0 for a free slot, else bits of the hash above one more than the number of the row. */
    private int[] slots;

    private int size;

    /**
     * An empty table.
     *
     * @param width words of a row: the hash, the key and what the caller keeps
     * @param keyWords words of a key, 1..width − 1
     * @param maxRows rows that it never goes beyond, at least {@value #FIRST_ROWS}
     */
    public LongRows(int width, int keyWords, int maxRows) {
        if (keyWords < 1 || keyWords >= width) {
            throw new IllegalArgumentException("a key of " + keyWords + " words in a row of " + width);
        }
        if (maxRows < FIRST_ROWS) {
            throw new IllegalArgumentException("a table of at most " + maxRows + " rows");
        }
        this.width = width;
        this.keyWords = keyWords;
        this.maxRows = maxRows;
        words = new long[FIRST_ROWS * width];
        slots = new int[slotsFor(FIRST_ROWS)];
    }

    /** Takes over what a table of the same kind holds, without changing that one. */
    public void copyFrom(LongRows other) {
        words = other.words.clone();
        slots = other.slots.clone();
        size = other.size;
    }

    /** All rows: word {@code i} of row {@code at} is {@code words()[at + i]}. */
    public long[] words() {
        return words;
    }

    public int size() {
        return size;
    }

    /** Where the row of a key stands, or {@link #NONE}. */
    public int find(long[] key) {
        int value = slots[probe(key, hash(key))];
        return value == 0 ? NONE : rowOf(value) * width;
    }

    /**
     * Brings the row of a key into the core's cache, if it is there. Called for some keys before the first of them is looked
     * at: no branch depends on what is loaded, so that the core waits for all of them at once and not for one after another.
     *
     * @return something of the row; a caller that keeps it forces the compiler to load it
     */
    public long touch(long[] key) {
        long hash = hash(key);
        int value = slots[(int) (hash >>> 32) & (slots.length - 1)];
        int at = Math.max(rowOf(value), 0) * width;
        long touched = words[at + width - 1];
        for (int word = 0; word < width; word += WORDS_A_CACHE_LINE) {
            touched ^= words[at + word];
        }
        return touched;
    }

    /** Where the row of a key stands, new and otherwise 0 if it was not there; {@link #NONE} if there is no room for it. */
    public int place(long[] key) {
        long hash = hash(key);
        int slot = probe(key, hash);
        if (slots[slot] != 0) {
            return rowOf(slots[slot]) * width;
        }
        if (size >= maxRows) {
            return NONE;
        }
        int at = size * width;
        if (at == words.length) {
            words = Arrays.copyOf(words, grown(size) * width);
        }
        words[at] = hash;
        System.arraycopy(key, 0, words, at + 1, keyWords);
        size++;
        if (size * 2 > slots.length) {
            index();
        } else {
            slots[slot] = slotValue(hash, size - 1);
        }
        return at;
    }

    /** Rows to have room for, where there are so many and more will come. */
    private int grown(int rows) {
        return Math.min(Math.max(rows, FIRST_ROWS) * 2, maxRows);
    }

    private long hash(long[] key) {
        long hash = key[0];
        for (int i = 1; i < keyWords; i++) {
            hash = (hash ^ (hash >>> 29)) * 0xbf58476d1ce4e5b9L + key[i];
        }
        return StableHash.mix(hash);
    }

    /** The slot of a key, or the free one where it belongs. */
    private int probe(long[] key, long hash) {
        int mask = slots.length - 1;
        int hashBits = (int) hash & ~mask;
        int slot = (int) (hash >>> 32) & mask;
        while (true) {
            int value = slots[slot];
            if (value == 0 || ((value & ~mask) == hashBits && isKey(key, rowOf(value) * width))) {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
    }

    private int rowOf(int slotValue) {
        return (slotValue & (slots.length - 1)) - 1;
    }

    private int slotValue(long hash, int row) {
        return ((int) hash & -slots.length) | (row + 1);
    }

    private boolean isKey(long[] key, int at) {
        for (int i = 0; i < keyWords; i++) {
            if (words[at + 1 + i] != key[i]) {
                return false;
            }
        }
        return true;
    }

    /** At most half full, so that a row's number plus one fits below the bits of the hash. */
    private static int slotsFor(int rows) {
        return Integer.highestOneBit(Math.max(rows, FIRST_ROWS) * 2 - 1) * 2;
    }

    private void index() {
        int needed = slotsFor(size);
        if (slots.length == needed) {
            Arrays.fill(slots, 0);
        } else {
            slots = new int[needed];
        }
        int mask = needed - 1;
        for (int row = 0; row < size; row++) {
            long hash = words[row * width];
            int slot = (int) (hash >>> 32) & mask;
            while (slots[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = slotValue(hash, row);
        }
    }

    /** The place of the first row at or after a place; {@link #NONE} behind the last. */
    public int next(int from) {
        return from < size * width ? from : NONE;
    }

    /** The place behind a row, for {@link #next}. */
    public int after(int at) {
        return at + width;
    }

    /** Takes all rows out but those that {@code isKept} says stay. */
    public void retain(IntPredicate isKept) {
        retain(isKept, at -> {});
    }

    /** The same; {@code gone} sees each row before it goes. */
    public void retain(IntPredicate isKept, IntConsumer gone) {
        int kept = 0;
        for (int row = 0; row < size; row++) {
            if (!isKept.test(row * width)) {
                gone.accept(row * width);
                continue;
            }
            if (kept < row) {
                System.arraycopy(words, row * width, words, kept * width, width);
            }
            kept++;
        }
        if (kept == size) {
            return;
        }
        Arrays.fill(words, kept * width, size * width, 0); // a new row is 0
        if (kept * 4 < words.length / width) {
            words = Arrays.copyOf(words, Math.max(kept * 2, FIRST_ROWS) * width);
        }
        size = kept;
        index();
    }

    /**
     * Takes rows out until an eighth of the table is free, so that the cost of looking at all rows falls on many new ones:
     * those that do not pass the first rule, then the second, and so on; where all rules leave too many, every second row by
     * its hash.
     *
     * @param rules which rows stay, the mildest first
     * @param gone sees each row before it goes
     */
    public void makeRoom(List<IntPredicate> rules, IntConsumer gone) {
        for (int i = 0; i < rules.size() && !hasRoom(); i++) {
            retain(rules.get(i), gone);
        }
        for (long bit = 1; !hasRoom(); bit <<= 1) {
            long half = bit;
            retain(at -> (words[at] & half) != 0, gone);
        }
    }

    /** The same, unseen. */
    public void makeRoom(List<IntPredicate> rules) {
        makeRoom(rules, at -> {});
    }

    private boolean hasRoom() {
        return size <= maxRows - maxRows / 8;
    }

    /** {@code width:int rows:int}, then the rows' words. */
    public void write(DataOutput out) throws IOException {
        out.writeInt(width);
        out.writeInt(size);
        byte[] bytes = new byte[width * Long.BYTES];
        for (int at = 0; at < size * width; at += width) {
            for (int i = 0; i < width; i++) {
                LONGS.set(bytes, i * Long.BYTES, words[at + i]);
            }
            out.write(bytes);
        }
    }

    /** Reads into an empty table what {@link #write} wrote; rows of another width are of an older kind and are passed over. */
    public void read(DataInput in) throws IOException {
        int storedWidth = in.readInt();
        int rows = in.readInt();
        byte[] bytes = new byte[storedWidth * Long.BYTES];
        if (storedWidth == width) {
            size = Math.min(rows, maxRows);
            words = new long[grown(size) * width];
        }
        for (int row = 0; row < rows; row++) {
            in.readFully(bytes);
            for (int i = 0; row < size && i < width; i++) {
                words[row * width + i] = (long) LONGS.get(bytes, i * Long.BYTES);
            }
        }
        index();
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
