// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format.zeek;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConnWholeTest {

    @Test
    void aHandshakeAndPayloadBothWaysAreWhole() {
        assertThat(isWhole("ShADadFf")).isTrue();
        assertThat(isWhole("ShAdDaTtFRr")).isTrue();
    }

    @Test
    void whatBeganBeforeIsNotWhole() {
        assertThat(isWhole("DdfAR")).isFalse();
        assertThat(isWhole("^dtDTaFfR")).isFalse();
        assertThat(isWhole("hADdFa")).isFalse();
    }

    @Test
    void packetsOutOfOrderAreNotWhole() {
        assertThat(isWhole("SdADTtaFf")).isFalse();
        assertThat(isWhole("SADhd")).isFalse();
    }

    @Test
    void aGapIsNotWhole() {
        assertThat(isWhole("ShADGadFf")).isFalse();
        assertThat(isWhole("ShADadgFf")).isFalse();
    }

    @Test
    void withoutPayloadNothingCouldBeRecognised() {
        assertThat(isWhole("ShAFaf")).isFalse();
        assertThat(isWhole("ShADaFf")).isFalse();
        assertThat(isWhole("")).isFalse();
    }

    @Test
    void onlyZeroIsNothingMissed() {
        assertThat(isNothingMissed("0")).isTrue();
        assertThat(isNothingMissed("5956")).isFalse();
        assertThat(isNothingMissed("10")).isFalse();
    }

    private static boolean isWhole(String history) {
        byte[] text = history.getBytes(US_ASCII);
        return ConnWhole.isWhole(text, 0, text.length);
    }

    private static boolean isNothingMissed(String missedBytes) {
        byte[] text = missedBytes.getBytes(US_ASCII);
        return ConnWhole.isNothingMissed(text, 0, text.length);
    }
}
