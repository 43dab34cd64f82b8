// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.encode;

/**
 * Parquet's "RLE/bit-packing hybrid": runs of one small number by their length, all else packed in groups of eight. See
 * the format's Encodings.md, "Run Length Encoding / Bit-Packing Hybrid (RLE = 3)". Stateless.
 *
 * <pre>
 * run     = length &lt;&lt; 1:uleb128  value:ceil(width / 8) bytes
 * packed  = groups &lt;&lt; 1 | 1:uleb128  groups * 8 numbers of width bits
 * </pre>
 */
final class Hybrid {

    private static final int GROUP = 8;

    /** A shorter run costs more as a run of its own than packed, because the packed part before it is cut in two. */
    private static final int LEAST_RUN = 16;

    private Hybrid() {}

    /**
     * Writes some numbers.
     *
     * @param values with room for a group more than {@code count}, which is set to 0
     * @param width 1 to 32 bits
     */
    static void write(long[] values, int count, int width, PageBytes out) {
        for (int i = count; i < count + GROUP - 1; i++) {
            values[i] = 0; // pads the last group
        }
        int packedFrom = 0;
        int at = 0;
        while (at < count) {
            int end = endOfRun(values, at, count);
            int toWholeGroups = -(at - packedFrom) & (GROUP - 1);
            if (end - at - toWholeGroups >= LEAST_RUN) {
                int runFrom = at + toWholeGroups;
                writePacked(values, packedFrom, runFrom, width, out);
                writeRun(values[runFrom], end - runFrom, width, out);
                packedFrom = end;
            }
            at = end;
        }
        writePacked(values, packedFrom, count, width, out);
    }

    private static int endOfRun(long[] values, int from, int count) {
        long value = values[from];
        int end = from + 1;
        while (end < count && values[end] == value) {
            end++;
        }
        return end;
    }

    private static void writeRun(long value, int length, int width, PageBytes out) {
        out.putVar((long) length << 1);
        for (int shift = 0; shift < width; shift += Byte.SIZE) {
            out.putByte((int) (value >>> shift));
        }
    }

    private static void writePacked(long[] values, int from, int to, int width, PageBytes out) {
        if (from == to) {
            return;
        }
        int groups = (to - from + GROUP - 1) / GROUP;
        out.putVar((long) groups << 1 | 1);
        out.putBits(values, from, from + groups * GROUP, width);
    }
}
