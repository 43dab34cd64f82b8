// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format;

import org.hinomi.model.address.IpAddress;

/**
 * Reads one field of many lines as addresses, straight into a block's columns. It takes what {@link ByteAddress} takes:
 * all lines are read as dotted quads in loops without a branch; what is no quad in its usual form is read again by that
 * class. One thread only.
 *
 * <p>Of a quad the first eight characters hold the octets a and b, the last eight c and d: each octet has at most three
 * digits. So a word from either end is read towards the middle; the two meet at the dot between b and c.
 */
public final class AddressColumns {

    private static final long ZEROS = ByteWords.repeat('0');

    private final ByteAddress exact = new ByteAddress();
    private final QuadHalves heads = new QuadHalves();
    private final QuadHalves tails = new QuadHalves();
    private final long[] lengths = new long[LineIndex.MAX_LINES];
    private final int[] strange = new int[LineIndex.MAX_LINES + 1];

    /**
     * Reads a field of the first {@code lines} lines.
     *
     * @return how many lines were read before the first whose field is no address
     */
    public int read(LineIndex index, int field, int lines, long[] highs, long[] lows, int row) {
        gather(index, field, lines);
        heads.readHeads(lines);
        tails.readTails(lines);
        join(heads.values, tails.values, lines, highs, lows, row);
        checkLengths(heads.lengths, tails.lengths, lengths, lines);
        return mend(index, field, lines, highs, lows, row);
    }

    private void gather(LineIndex index, int field, int lines) {
        byte[] text = index.text();
        for (int line = 0; line < lines; line++) {
            int from = index.from(line, field);
            int to = index.to(line, field);
            heads.words[line] = ByteWords.load(text, from) ^ ZEROS;
            tails.words[line] = Long.reverseBytes(ByteWords.load(text, Math.max(0, to - ByteWords.SIZE))) ^ ZEROS;
            lengths[line] = (long) to - from;
        }
    }

    private static void join(long[] heads, long[] tails, int lines, long[] highs, long[] lows, int row) {
        for (int line = 0; line < lines; line++) {
            long upper = (heads[line] & 0xff) << 24 | heads[line] >>> 32 << 16;
            long lower = tails[line] >>> 32 << 8 | (tails[line] & 0xff);
            lows[row + line] = IpAddress.IPV4_MARK | upper | lower;
        }
        for (int line = 0; line < lines; line++) {
            highs[row + line] = 0;
        }
    }

    /** Both halves and the dot between them make the whole. */
    private static void checkLengths(long[] heads, long[] tails, long[] lengths, int lines) {
        for (int line = 0; line < lines; line++) {
            lengths[line] ^= heads[line] + tails[line] + 1;
        }
    }

    private int mend(LineIndex index, int field, int lines, long[] highs, long[] lows, int row) {
        int count = 0;
        for (int line = 0; line < lines; line++) {
            strange[count] = line;
            count += (heads.faults[line] | tails.faults[line] | lengths[line]) == 0 ? 0 : 1;
        }
        for (int i = 0; i < count; i++) {
            int line = strange[i];
            if (!exact.parse(index.text(), index.from(line, field), index.to(line, field))) {
                return line;
            }
            highs[row + line] = exact.high();
            lows[row + line] = exact.low();
        }
        return lines;
    }
}
