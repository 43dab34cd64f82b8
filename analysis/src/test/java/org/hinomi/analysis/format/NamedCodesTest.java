// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NamedCodesTest {

    private static final long SEED = 20261130;
    private static final int WORDS = 40;
    private static final int LOOK_UPS = 20_000;

    @Test
    void findsWhatAMapFinds() {
        Random random = new Random(SEED);
        Map<String, Byte> names = new HashMap<>();
        while (names.size() < WORDS) {
            names.put(word(random), (byte) names.size());
        }
        NamedCodes codes = new NamedCodes(names);
        for (int i = 0; i < LOOK_UPS; i++) {
            String word = word(random);
            byte[] text = ("\t" + word + "\tmore text".substring(0, random.nextInt(11))).getBytes(US_ASCII);
            assertThat(codes.find(text, 1, 1 + word.length()))
                    .as("%s, seed %d", word, SEED)
                    .isEqualTo(names.getOrDefault(word, (byte) NamedCodes.NONE).intValue());
        }
        names.forEach((word, code) -> assertThat(codes.find(word.getBytes(US_ASCII), 0, word.length()))
                .isEqualTo(code.intValue()));
    }

    @Test
    void longerWordsAreNoneAndCannotBeNamed() {
        String tooLong = "x".repeat(NamedCodes.MAX_LENGTH + 1);
        NamedCodes codes = new NamedCodes(Map.of("x", (byte) 1));
        assertThat(codes.find(tooLong.getBytes(US_ASCII), 0, tooLong.length())).isEqualTo(NamedCodes.NONE);
        assertThat(codes.find(new byte[0], 0, 0)).isEqualTo(NamedCodes.NONE);
        assertThatThrownBy(() -> new NamedCodes(Map.of(tooLong, (byte) 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Of two letters, so that words are alike at both ends. */
    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        for (int left = 1 + random.nextInt(NamedCodes.MAX_LENGTH); left > 0; left--) {
            word.append(random.nextInt(8) == 0 ? 'b' : 'a');
        }
        return word.toString();
    }
}
