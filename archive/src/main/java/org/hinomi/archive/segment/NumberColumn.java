// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.segment;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

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

    static void write(long[] column, int rows, Scratch scratch, DataOutput out) throws IOException {
        long least = rows == 0 ? 0 : column[0];
        long most = least;
        for (int i = 1; i < rows; i++) {
            least = Math.min(least, column[i]);
            most = Math.max(most, column[i]);
        }
        int width = width(most - least);
        byte[] bytes = scratch.bytes(rows);
        pack(column, rows, least, width, bytes);
        out.writeByte(width);
        out.writeLong(least);
        out.write(bytes, 0, rows * width);
    }

    static void write(int[] column, int rows, Scratch scratch, DataOutput out) throws IOException {
        long[] wide = scratch.numbers(rows);
        for (int i = 0; i < rows; i++) {
            wide[i] = column[i];
        }
        write(wide, rows, scratch, out);
    }

    static void write(char[] column, int rows, Scratch scratch, DataOutput out) throws IOException {
        long[] wide = scratch.numbers(rows);
        for (int i = 0; i < rows; i++) {
            wide[i] = column[i];
        }
        write(wide, rows, scratch, out);
    }

    /** Any number of rows, all 0. */
    static void writeZeros(DataOutput out) throws IOException {
        out.writeByte(0);
        out.writeLong(0);
    }

    static void read(long[] column, int rows, Scratch scratch, DataInput in) throws IOException {
        int width = width(in);
        long base = in.readLong();
        byte[] bytes = scratch.bytes(rows);
        in.readFully(bytes, 0, rows * width);
        unpack(bytes, rows, base, width, column);
    }

    static void read(int[] column, int rows, Scratch scratch, DataInput in) throws IOException {
        long[] wide = scratch.numbers(rows);
        read(wide, rows, scratch, in);
        for (int i = 0; i < rows; i++) {
            column[i] = (int) wide[i];
        }
    }

    static void read(char[] column, int rows, Scratch scratch, DataInput in) throws IOException {
        long[] wide = scratch.numbers(rows);
        read(wide, rows, scratch, in);
        for (int i = 0; i < rows; i++) {
            column[i] = (char) wide[i];
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

    /** A loop for each width, so that none decides anything row by row. */
    private static void pack(long[] column, int rows, long base, int width, byte[] to) {
        switch (width) {
            case 0 -> {}
            case 1 -> {
                for (int i = 0; i < rows; i++) {
                    to[i] = (byte) (column[i] - base);
                }
            }
            case 2 -> {
                for (int i = 0; i < rows; i++) {
                    SHORTS.set(to, i * 2, (short) (column[i] - base));
                }
            }
            case 4 -> {
                for (int i = 0; i < rows; i++) {
                    INTS.set(to, i * 4, (int) (column[i] - base));
                }
            }
            default -> {
                for (int i = 0; i < rows; i++) {
                    LONGS.set(to, i * 8, column[i] - base);
                }
            }
        }
    }

    private static void unpack(byte[] from, int rows, long base, int width, long[] column) {
        switch (width) {
            case 0 -> Arrays.fill(column, 0, rows, base);
            case 1 -> {
                for (int i = 0; i < rows; i++) {
                    column[i] = base + (from[i] & 0xff);
                }
            }
            case 2 -> {
                for (int i = 0; i < rows; i++) {
                    column[i] = base + ((short) SHORTS.get(from, i * 2) & 0xffff);
                }
            }
            case 4 -> {
                for (int i = 0; i < rows; i++) {
                    column[i] = base + ((int) INTS.get(from, i * 4) & 0xffff_ffffL);
                }
            }
            default -> {
                for (int i = 0; i < rows; i++) {
                    column[i] = base + (long) LONGS.get(from, i * 8);
                }
            }
        }
    }

    /** Room that one column after another uses. One thread only. */
    static final class Scratch {

        private byte[] bytes = new byte[0];
        private long[] numbers = new long[0];

        private byte[] bytes(int rows) {
            if (bytes.length < rows * Long.BYTES) {
                bytes = new byte[rows * Long.BYTES];
            }
            return bytes;
        }

        private long[] numbers(int rows) {
            if (numbers.length < rows) {
                numbers = new long[rows];
            }
            return numbers;
        }
    }
}
