// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.segment;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * One column as differences from its least value: {@code width:byte base:long}, then {@code rows} differences of
 * {@code width} bytes each, big-endian. Width is the least of 0, 1, 2, 4, 8 that holds the largest difference, so a
 * column of equal values costs nine bytes. Differences wrap at 64 bits, so that every value comes back exactly.
 */
final class NumberColumn {

    private static final VarHandle SHORTS = view(short[].class);
    private static final VarHandle INTS = view(int[].class);
    private static final VarHandle LONGS = view(long[].class);

    private NumberColumn() {}

    private static VarHandle view(Class<?> arrayType) {
        return MethodHandles.byteArrayViewVarHandle(arrayType, ByteOrder.BIG_ENDIAN);
    }

    static void write(long[] column, int rows, byte[] scratch, DataOutput out) throws IOException {
        long least = rows == 0 ? 0 : column[0];
        long most = least;
        for (int i = 1; i < rows; i++) {
            least = Math.min(least, column[i]);
            most = Math.max(most, column[i]);
        }
        int width = width(most - least);
        for (int i = 0; i < rows; i++) {
            put(scratch, i, width, column[i] - least);
        }
        finish(width, least, rows, scratch, out);
    }

    static void write(int[] column, int rows, byte[] scratch, DataOutput out) throws IOException {
        long least = rows == 0 ? 0 : column[0];
        long most = least;
        for (int i = 1; i < rows; i++) {
            least = Math.min(least, column[i]);
            most = Math.max(most, column[i]);
        }
        int width = width(most - least);
        for (int i = 0; i < rows; i++) {
            put(scratch, i, width, column[i] - least);
        }
        finish(width, least, rows, scratch, out);
    }

    static void write(char[] column, int rows, byte[] scratch, DataOutput out) throws IOException {
        long least = rows == 0 ? 0 : column[0];
        long most = least;
        for (int i = 1; i < rows; i++) {
            least = Math.min(least, column[i]);
            most = Math.max(most, column[i]);
        }
        int width = width(most - least);
        for (int i = 0; i < rows; i++) {
            put(scratch, i, width, column[i] - least);
        }
        finish(width, least, rows, scratch, out);
    }

    /** Any number of rows, all 0. */
    static void writeZeros(DataOutput out) throws IOException {
        out.writeByte(0);
        out.writeLong(0);
    }

    static void read(long[] column, int rows, byte[] scratch, DataInput in) throws IOException {
        int width = width(in);
        long base = in.readLong();
        in.readFully(scratch, 0, rows * width);
        for (int i = 0; i < rows; i++) {
            column[i] = base + get(scratch, i, width);
        }
    }

    static void read(int[] column, int rows, byte[] scratch, DataInput in) throws IOException {
        int width = width(in);
        long base = in.readLong();
        in.readFully(scratch, 0, rows * width);
        for (int i = 0; i < rows; i++) {
            column[i] = (int) (base + get(scratch, i, width));
        }
    }

    static void read(char[] column, int rows, byte[] scratch, DataInput in) throws IOException {
        int width = width(in);
        long base = in.readLong();
        in.readFully(scratch, 0, rows * width);
        for (int i = 0; i < rows; i++) {
            column[i] = (char) (base + get(scratch, i, width));
        }
    }

    /** The width that holds {@code span}, the largest difference as an unsigned number. */
    private static int width(long span) {
        if (span == 0) {
            return 0;
        }
        int bytes = (Long.SIZE - Long.numberOfLeadingZeros(span) + 7) / 8;
        return bytes <= 2 ? bytes : bytes <= 4 ? 4 : 8;
    }

    private static int width(DataInput in) throws IOException {
        int width = in.readUnsignedByte();
        if (width > Long.BYTES || Integer.bitCount(width) > 1) {
            throw new IOException("a column of " + width + " bytes a row: the bytes are damaged");
        }
        return width;
    }

    private static void finish(int width, long base, int rows, byte[] scratch, DataOutput out) throws IOException {
        out.writeByte(width);
        out.writeLong(base);
        out.write(scratch, 0, rows * width);
    }

    private static void put(byte[] to, int row, int width, long value) {
        switch (width) {
            case 0 -> {}
            case 1 -> to[row] = (byte) value;
            case 2 -> SHORTS.set(to, row * 2, (short) value);
            case 4 -> INTS.set(to, row * 4, (int) value);
            default -> LONGS.set(to, row * 8, value);
        }
    }

    private static long get(byte[] from, int row, int width) {
        return switch (width) {
            case 0 -> 0;
            case 1 -> from[row] & 0xff;
            case 2 -> (short) SHORTS.get(from, row * 2) & 0xffff;
            case 4 -> (int) INTS.get(from, row * 4) & 0xffff_ffffL;
            default -> (long) LONGS.get(from, row * 8);
        };
    }
}
