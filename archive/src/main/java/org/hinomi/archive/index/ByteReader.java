// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.index;

import java.nio.charset.StandardCharsets;

/** Reads what {@link ByteStore} wrote. One thread only. */
final class ByteReader {

    private byte[] bytes = new byte[0];
    private int at;

    void reset(byte[] content, int from) {
        bytes = content;
        at = from;
    }

    int at() {
        return at;
    }

    void skip(int length) {
        at += length;
    }

    /** Passes by numbers that {@link #readVar} would read. */
    void skipVars(long count) {
        long left = count;
        while (left > 0) {
            if (bytes[at++] >= 0) {
                left--;
            }
        }
    }

    String readText(int length) {
        String text = new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length;
        return text;
    }

    int readByte() {
        return bytes[at++] & 0xff;
    }

    int readChar() {
        char value = (char) IndexFormat.CHARS.get(bytes, at);
        at += Character.BYTES;
        return value;
    }

    int readInt() {
        int value = (int) IndexFormat.INTS.get(bytes, at);
        at += Integer.BYTES;
        return value;
    }

    long readLong() {
        long value = (long) IndexFormat.LONGS.get(bytes, at);
        at += Long.BYTES;
        return value;
    }

    long readVar() {
        long value = 0;
        int shift = 0;
        int part = readByte();
        while (part >= 0x80) {
            value |= (part & 0x7fL) << shift;
            shift += 7;
            part = readByte();
        }
        return value | (long) part << shift;
    }
}
