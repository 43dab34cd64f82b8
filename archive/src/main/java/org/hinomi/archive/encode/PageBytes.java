// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.encode;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Bytes that grow, numbers with their lowest byte first, as Parquet has them. One thread only. */
final class PageBytes {

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private byte[] array;
    private int size;

    PageBytes(int capacity) {
        array = new byte[capacity];
    }

    byte[] array() {
        return array;
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    /** Makes room, counts it as content, and says where it begins. */
    int reserve(int length) {
        if (size + length > array.length) {
            array = Arrays.copyOf(array, Math.max(size + length, array.length * 2));
        }
        int at = size;
        size += length;
        return at;
    }

    /** Takes back what was reserved and not used. */
    void cut(int length) {
        size = length;
    }

    void putByte(int value) {
        int at = reserve(1);
        array[at] = (byte) value;
    }

    void setByte(int at, int value) {
        array[at] = (byte) value;
    }

    void putInt(int value) {
        int at = reserve(Integer.BYTES);
        INTS.set(array, at, value);
    }

    void setInt(int at, int value) {
        INTS.set(array, at, value);
    }

    void putLong(long value) {
        int at = reserve(Long.BYTES);
        LONGS.set(array, at, value);
    }

    /** 7 bits a byte, the lowest first; the top bit says that more follow (ULEB128). */
    void putVar(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            putByte((int) rest | 0x80);
            rest >>>= 7;
        }
        putByte((int) rest);
    }

    /** A signed number, small where it is near 0. */
    void putZigZag(long value) {
        putVar((value << 1) ^ (value >> (Long.SIZE - 1)));
    }

    void put(byte[] from, int at, int length) {
        int to = reserve(length);
        System.arraycopy(from, at, array, to, length);
    }

    /**
     * Adds the lower {@code width} bits of some numbers, the first number in the lowest bits, and zeros up to the next byte.
     *
     * @param values with nothing above these bits
     */
    void putBits(long[] values, int from, int to, int width) {
        int length = (int) (((long) (to - from) * width + Byte.SIZE - 1) / Byte.SIZE);
        int at = reserve(length + Long.BYTES); // whole words are written
        int end = at + length;
        long word = 0;
        int filled = 0;
        for (int i = from; i < to; i++) {
            long value = values[i];
            word |= value << filled;
            filled += width;
            if (filled >= Long.SIZE) {
                LONGS.set(array, at, word);
                at += Long.BYTES;
                filled -= Long.SIZE;
                word = filled == 0 ? 0 : value >>> (width - filled);
            }
        }
        if (filled > 0) {
            LONGS.set(array, at, word);
        }
        cut(end);
    }
}
