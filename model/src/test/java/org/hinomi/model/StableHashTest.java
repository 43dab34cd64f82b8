// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.model;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StableHashTest {

    private static final long SEED = 20261201;

    @Test
    void wordsAreHashedTheSameWhereverTheyStand() {
        Random random = new Random(SEED);
        for (int length = 0; length <= 40; length++) {
            byte[] word = new byte[length];
            random.nextBytes(word);
            long alone = StableHash.ofWords(word, 0, length);
            for (int before = 0; before < 9; before++) {
                byte[] text = new byte[before + length + random.nextInt(9)];
                random.nextBytes(text);
                System.arraycopy(word, 0, text, before, length);
                assertThat(StableHash.ofWords(text, before, before + length))
                        .as("seed %d, length %d, behind %d bytes", SEED, length, before)
                        .isEqualTo(alone);
            }
        }
    }

    @Test
    void aHashByWordsStaysWhatItIs() {
        // ids of records stand in checkpoints: another value here would let every record through once more
        byte[] uid = "CgufB9ohfKd6HldFEL".getBytes(US_ASCII);
        assertThat(StableHash.ofWords(uid, 0, uid.length)).isEqualTo(0x111df862cd746c1bL);
    }

    @Test
    void wordsThatDifferInOneByteOrInZerosAtTheEndDiffer() {
        Set<Long> hashes = new HashSet<>();
        byte[] zeros = new byte[24];
        for (int length = 0; length <= zeros.length; length++) {
            hashes.add(StableHash.ofWords(zeros, 0, length));
        }
        for (int at = 0; at < zeros.length; at++) {
            byte[] other = Arrays.copyOf(zeros, zeros.length);
            other[at] = 1;
            hashes.add(StableHash.ofWords(other, 0, other.length));
        }
        assertThat(hashes).hasSize(25 + 24);
    }
}
