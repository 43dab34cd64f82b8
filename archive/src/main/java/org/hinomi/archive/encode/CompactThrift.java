// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.encode;

import java.nio.charset.StandardCharsets;

/**
 * Thrift's compact protocol, as far as Parquet's headers need it: see thrift-compact-protocol.md of Apache Thrift. A
 * struct's fields are written in the order of their ids. One thread only.
 */
final class CompactThrift {

    private static final int TRUE = 1;
    private static final int FALSE = 2;
    private static final int BYTE = 3;
    private static final int I32 = 5;
    private static final int I64 = 6;
    private static final int BINARY = 8;
    private static final int LIST = 9;
    private static final int STRUCT = 12;
    private static final int LONG_LIST = 15;
    private static final int MAX_DEPTH = 16;

    private final PageBytes out;
    private final int[] lastFields = new int[MAX_DEPTH];
    private int depth;

    /** Begins the outermost struct. */
    CompactThrift(PageBytes out) {
        this.out = out;
    }

    void bool(int field, boolean value) {
        head(field, value ? TRUE : FALSE);
    }

    void int8(int field, int value) {
        head(field, BYTE);
        out.putByte(value);
    }

    void int32(int field, int value) {
        head(field, I32);
        out.putZigZag(value);
    }

    void int64(int field, long value) {
        head(field, I64);
        out.putZigZag(value);
    }

    void binary(int field, byte[] value) {
        head(field, BINARY);
        element(value);
    }

    void text(int field, String value) {
        binary(field, value.getBytes(StandardCharsets.UTF_8));
    }

    void begin(int field) {
        head(field, STRUCT);
        beginElement();
    }

    /** Begins a struct in a list. */
    void beginElement() {
        lastFields[++depth] = 0;
    }

    /** Ends the struct that was begun last; at last the outermost. */
    void end() {
        out.putByte(0);
        depth--;
    }

    void structs(int field, int count) {
        list(field, count, STRUCT);
    }

    void int32s(int field, int... values) {
        list(field, values.length, I32);
        for (int value : values) {
            out.putZigZag(value);
        }
    }

    void texts(int field, String... values) {
        list(field, values.length, BINARY);
        for (String value : values) {
            element(value.getBytes(StandardCharsets.UTF_8));
        }
    }

    private void element(byte[] value) {
        out.putVar(value.length);
        out.put(value, 0, value.length);
    }

    private void list(int field, int count, int type) {
        head(field, LIST);
        if (count < LONG_LIST) {
            out.putByte(count << 4 | type);
        } else {
            out.putByte(LONG_LIST << 4 | type);
            out.putVar(count);
        }
    }

    private void head(int field, int type) {
        int step = field - lastFields[depth];
        lastFields[depth] = field;
        if (step <= 0 || step > 15) {
            throw new IllegalArgumentException("field " + field + " is not behind the last, or too far behind");
        }
        out.putByte(step << 4 | type);
    }
}
