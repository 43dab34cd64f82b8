// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.index;

import java.util.Arrays;

/** Bytes that grow at the end. One thread only. */
final class ByteStore {

    private static final int MAX_VAR_BYTES = 10;

    private byte[] bytes;
    private int size;

    ByteStore(int capacity) {
        bytes = new byte[capacity];
    }

    byte[] bytes() {
        return bytes;
    }

    int size() {
        return size;
    }

    /** Cuts to the first {@code length} bytes. */
    void cut(int length) {
        size = length;
    }

    /** Makes room, counts it as content, and says where it begins. */
    int reserve(int length) {
        if (size + length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + length, bytes.length * 2));
        }
        int at = size;
        size += length;
        return at;
    }

    void putByte(int value) {
        int at = reserve(1);
        bytes[at] = (byte) value;
    }

    void putChar(int value) {
        int at = reserve(Character.BYTES);
        IndexFormat.CHARS.set(bytes, at, (char) value);
    }

    void putInt(int value) {
        int at = reserve(Integer.BYTES);
        IndexFormat.INTS.set(bytes, at, value);
    }

    void putLong(long value) {
        int at = reserve(Long.BYTES);
        IndexFormat.LONGS.set(bytes, at, value);
    }

    /** 7 bits a byte, the lowest first; the top bit says that more follow. */
    void putVar(long value) {
        int at = reserve(MAX_VAR_BYTES);
        cut(putVar(bytes, at, value));
    }

    /** The same into an array with room for it; says where it ends. */
    static int putVar(byte[] to, int at, long value) {
        int place = at;
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            to[place++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        to[place] = (byte) rest;
        return place + 1;
    }

    void put(byte[] from, int at, int length) {
        int to = reserve(length);
        System.arraycopy(from, at, bytes, to, length);
    }
}
