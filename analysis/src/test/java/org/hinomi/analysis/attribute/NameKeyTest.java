// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.attribute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class NameKeyTest {

    /** Made with Python's hmac module: key 00 01 .. 1f, the number as eight bytes, the first eight bytes of the result. */
    @Test
    void isTheBeginOfAnHmacOfTheHash() {
        NameKey key = new NameKey(bytes());

        assertThat(key.seal(0)).isEqualTo(0x9f0cd9b94097fe49L);
        assertThat(key.seal(1)).isEqualTo(0xc432e059c378eef7L);
        assertThat(key.seal(0x0123456789abcdefL)).isEqualTo(0x5bb1ef93888227e2L);
    }

    @Test
    void anotherKeyGivesAnotherHash() {
        byte[] other = bytes();
        other[31]++;

        assertThat(new NameKey(other).seal(1)).isNotEqualTo(new NameKey(bytes()).seal(1));
    }

    @Test
    void theSecretIsCopied() {
        byte[] secret = bytes();
        NameKey key = new NameKey(secret);
        secret[0]++;

        assertThat(key.seal(1)).isEqualTo(new NameKey(bytes()).seal(1));
    }

    @Test
    void aShortSecretIsRefused() {
        assertThatThrownBy(() -> new NameKey(new byte[16])).hasMessageContaining("32 bytes");
    }

    private static byte[] bytes() {
        byte[] secret = new byte[NameKey.BYTES];
        for (int i = 0; i < secret.length; i++) {
            secret[i] = (byte) i;
        }
        return secret;
    }
}
