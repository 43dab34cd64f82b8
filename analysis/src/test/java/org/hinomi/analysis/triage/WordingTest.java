// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.IllegalFormatException;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The twin of {@link String#format}. */
class WordingTest {

    private static final long SEED = 20261129;
    private static final Object[] FACTS = {7, -12L, "%d", "名前", 0.25};
    private static final List<String> PIECES =
            List.of("%d", "%s", "%1$d", "%2$d", "%3$s", "%4$s", "%5$s", "%5$.1f", "%,d", "%%", "語", "word ", "$", "1");

    @Test
    void saysWhatTheFormatterSays() {
        Random random = new Random(SEED);
        int compared = 0;
        for (int round = 0; round < 20_000; round++) {
            StringBuilder pattern = new StringBuilder();
            for (int i = random.nextInt(6); i >= 0; i--) {
                pattern.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            String text = pattern.toString();
            String expected;
            try {
                expected = String.format(Locale.ROOT, text, FACTS);
            } catch (IllegalFormatException e) {
                assertThatThrownBy(() -> Wording.of(text, FACTS)).isInstanceOf(IllegalFormatException.class);
                continue;
            }
            compared++;
            assertThat(Wording.of(text, FACTS)).as("seed %d: %s", SEED, text).isEqualTo(expected);
        }
        assertThat(compared).isGreaterThan(5_000);
    }
}
