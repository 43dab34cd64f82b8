// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.table;

/**
 * Finds the run that a slot lies in, where a space is cut into equal slots and neighbouring slots are joined to runs:
 * one memory access and a count of bits, without a search or a branch. After the rank structure of Jacobson 1989
 * ("Space-efficient static trees and graphs") and its use for routes in Asai and Ohara 2015 ("Poptrie").
 *
 * <p>One {@code long} serves 32 slots: its lower half has a bit for every slot that begins a run, its upper half the
 * number of runs begun in the words before, less one. So the index costs two bits a slot: 4 MiB for 2^24 slots.
 * Immutable, thread-safe.
 */
final class SlotIndex {

    private static final int SLOTS_A_WORD_LOG = 5;
    private static final long BITS = 0xffff_ffffL;

    private final long[] words;
    private final int runs;

    private SlotIndex(long[] words, int runs) {
        this.words = words;
        this.runs = runs;
    }

    /** The number of the run that holds the slot: 0 and up in the order of the slots. */
    int run(int slot) {
        long word = words[slot >>> SLOTS_A_WORD_LOG];
        return (int) (word >>> 32) + Integer.bitCount((int) word << ~slot);
    }

    /** How many runs there are. */
    int runs() {
        return runs;
    }

    /** The first slots of all runs in ascending order. */
    int[] firstSlots() {
        int[] firstSlots = new int[runs];
        int run = 0;
        for (int w = 0; w < words.length; w++) {
            for (int bits = (int) words[w]; bits != 0; bits &= bits - 1) {
                firstSlots[run++] = w << SLOTS_A_WORD_LOG | Integer.numberOfTrailingZeros(bits);
            }
        }
        return firstSlots;
    }

    long sizeBytes() {
        return (long) words.length * Long.BYTES;
    }

    /** Collects the slots that begin a run. One thread only. */
    static final class Builder {

        private final int slots;
        private final long[] words;

        /** For slots 0 to before {@code slots}; slot 0 begins a run. */
        Builder(int slots) {
            this.slots = slots;
            words = new long[(slots + 31) >>> SLOTS_A_WORD_LOG];
            begin(0);
        }

        /** Lets a run begin at a slot; a slot behind the last is passed over. */
        void begin(int slot) {
            if (slot < slots) {
                words[slot >>> SLOTS_A_WORD_LOG] |= 1L << (slot & 31);
            }
        }

        /** Once only. */
        SlotIndex build() {
            int runs = 0;
            for (int w = 0; w < words.length; w++) {
                long before = (runs - 1) & BITS;
                runs += Long.bitCount(words[w]);
                words[w] |= before << 32;
            }
            return new SlotIndex(words, runs);
        }
    }
}
