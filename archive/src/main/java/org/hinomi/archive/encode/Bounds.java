// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.encode;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Between what a column's values in a row group are: what readers pass over row groups by. Immutable, but for its bytes. */
final class Bounds {

    private static final byte[] NONE = new byte[0];

    private final long nulls;
    private final byte[] least;
    private final byte[] most;

    private Bounds(long nulls, byte[] least, byte[] most) {
        this.nulls = nulls;
        this.least = least;
        this.most = most;
    }

    /** Bounds of numbers in the type's order. */
    static Bounds of(Column.Type type, long[] values, int count, long nulls) {
        if (count == 0) {
            return new Bounds(nulls, NONE, NONE);
        }
        long flip = type.isSigned ? 0 : Long.MIN_VALUE;
        long least = Long.MAX_VALUE;
        long most = Long.MIN_VALUE;
        for (int i = 0; i < count; i++) {
            long value = values[i] ^ flip;
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        return new Bounds(nulls, bytes(least ^ flip, type.is32()), bytes(most ^ flip, type.is32()));
    }

    /** Bounds of texts, byte by byte unsigned. */
    static Bounds of(byte[][] texts, long nulls) {
        byte[] least = texts.length == 0 ? NONE : texts[0];
        byte[] most = least;
        for (byte[] text : texts) {
            least = Arrays.compareUnsigned(text, least) < 0 ? text : least;
            most = Arrays.compareUnsigned(text, most) > 0 ? text : most;
        }
        return new Bounds(nulls, least, most);
    }

    /** How many values are missing. */
    long nulls() {
        return nulls;
    }

    /** The least value as Parquet's statistics have it. */
    byte[] least() {
        return least;
    }

    /** The greatest value, likewise. */
    byte[] most() {
        return most;
    }

    /** Whether there is any value. */
    boolean isKnown() {
        return least.length > 0;
    }

    private static byte[] bytes(long value, boolean is32) {
        ByteBuffer bytes =
                ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(value);
        return Arrays.copyOf(bytes.array(), is32 ? Integer.BYTES : Long.BYTES);
    }
}
