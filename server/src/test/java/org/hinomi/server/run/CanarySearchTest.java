// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.run;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanarySearchTest {

    /** Seven bytes round the mark, so that every alignment to Base64's groups of three comes. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
    void findsTheMarkInEveryFormAndAtEveryPlace(int before) {
        for (Charset charset : new Charset[] {UTF_8, UTF_16LE, UTF_16BE}) {
            byte[] mark = Canary.SECRET.getBytes(charset);
            byte[] text = new byte[mark.length + 7];
            System.arraycopy(mark, 0, text, before, mark.length);
            String as = charset + " behind " + before;
            assertThat(Canary.isIn(text)).as("%s, plain", as).isTrue();
            assertThat(Canary.isIn(Base64.getEncoder().encode(text)))
                    .as("%s, Base64", as)
                    .isTrue();
            assertThat(Canary.isIn(HexFormat.of().formatHex(text).getBytes(UTF_8)))
                    .as("%s, hexadecimal", as)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", Canary.CONTROL, "zqcanarykestre"})
    void findsNothingElse(String text) {
        assertThat(Canary.isIn(text.getBytes(UTF_8))).isFalse();
        assertThat(Canary.isIn(Base64.getEncoder().encode(text.getBytes(UTF_8))))
                .isFalse();
    }
}
