// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.index;

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
