// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.model.address;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrefixTest {

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.0/24", "0.0.0.0/0", "2001:db8::/32", "::/0", "203.0.113.7", "2001:db8::1"})
    void printsAsItWasWritten(String cidr) {
        assertThat(Prefix.parse(cidr))
                .hasValueSatisfying(prefix -> assertThat(prefix).hasToString(cidr));
    }

    @Test
    void printsABlockOfOneAddressAsThatAddress() {
        assertThat(Prefix.parse("203.0.113.7/32").orElseThrow()).hasToString("203.0.113.7");
        assertThat(Prefix.parse("2001:db8::1/128").orElseThrow()).hasToString("2001:db8::1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"192.0.2.1/24", "192.0.2.0/33", "2001:db8::/129", "192.0.2.0/", "192.0.2.0/-1", "x/24", "/24"})
    void refusesHostBitsAndBadLengths(String cidr) {
        assertThat(Prefix.parse(cidr)).isEmpty();
    }

    @Test
    void holdsItsFirstAndLastAddressAndNoneBeyond() {
        Prefix prefix = Prefix.parse("198.51.100.64/26").orElseThrow();
        assertThat(prefix.address()).hasToString("198.51.100.64");
        assertThat(prefix.last()).hasToString("198.51.100.127");
        assertThat(prefix.contains(address("198.51.100.127"))).isTrue();
        assertThat(prefix.contains(address("198.51.100.128"))).isFalse();
    }

    @Test
    void aBareAddressIsABlockOfOne() {
        Prefix prefix = Prefix.parse("2001:db8::1").orElseThrow();
        assertThat(prefix.length()).isEqualTo(128);
        assertThat(prefix.last()).isEqualTo(prefix.address());
    }

    private static IpAddress address(String text) {
        return IpAddress.parse(text).orElseThrow();
    }
}
