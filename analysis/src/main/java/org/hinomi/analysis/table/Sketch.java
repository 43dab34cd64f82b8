// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.table;

/**
 * Counts distinct things in a few words without keeping them: each sets one bit, and the number is estimated from the bits
 * still clear (linear counting: Whang, Vander-Zanden, Taylor, <em>A linear-time probabilistic counting algorithm</em>, ACM
 * TODS 1990). With m bits the estimate is good to about 10 % up to 2 m things and then saturates. The order of things is no
 * matter, and one thing counts once however often it comes.
 */
public final class Sketch {

    private static final int MAX_WORDS = 4;
    private static final int[][] ESTIMATES = estimates();

    private Sketch() {}

    /** Sets the bit of a hash in {@code count} words from {@code at} on; says whether it was clear. */
    public static boolean add(long[] words, int at, int count, long hash) {
        int word = at + (int) (hash >>> 6) % count;
        if (word < at) {
            word += count;
        }
        long bit = 1L << hash;
        boolean isNew = (words[word] & bit) == 0;
        words[word] |= bit;
        return isNew;
    }

    /** About how many distinct things were added to up to four words; exact for none, one or two in all likelihood. */
    public static int estimate(long[] words, int at, int count) {
        int set = 0;
        for (int i = 0; i < count; i++) {
            set += Long.bitCount(words[at + i]);
        }
        return ESTIMATES[count][set];
    }

    private static int[][] estimates() {
        int[][] estimates = new int[MAX_WORDS + 1][];
        for (int count = 0; count <= MAX_WORDS; count++) {
            int bits = count * Long.SIZE;
            estimates[count] = new int[bits + 1];
            for (int set = 0; set <= bits && bits > 0; set++) {
                double clear = Math.max(bits - set, 0.5);
                estimates[count][set] = (int) Math.round(bits * Math.log(bits / clear));
            }
        }
        return estimates;
    }
}
