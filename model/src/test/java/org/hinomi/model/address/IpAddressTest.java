// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.model.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {

    @Test
    void addressesOfTheOpenInternetAreGlobal() {
        for (String address : List.of(
                "100.63.255.255",
                "100.128.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.0.1.0",
                "192.167.0.1",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "203.0.113.7",
                "2001:db8::7",
                "3fff:ffff::1")) {
            assertThat(IpAddress.parse(address).orElseThrow().isGlobal())
                    .as(address)
                    .isTrue();
        }
    }

    @Test
    void addressesThatAreSetAsideAreNotGlobal() {
        for (String address : List.of(
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.0",
                "100.127.255.255",
                "127.0.0.2",
                "169.254.1.1",
                "172.16.0.0",
                "172.31.255.255",
                "192.0.0.170",
                "192.168.1.1",
                "198.18.0.1",
                "198.19.255.255",
                "224.0.0.251",
                "255.255.255.255",
                "::",
                "::1",
                "64:ff9b::203.0.113.7",
                "fe80::1",
                "fc00::1",
                "fdff::1",
                "ff02::fb",
                "2001::1",
                "2002:c000:204::1",
                "1fff::1",
                "4000::1")) {
            assertThat(IpAddress.parse(address).orElseThrow().isGlobal())
                    .as(address)
                    .isFalse();
        }
    }

    private static final long SEED = 20261123;

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "0.0.0.0, 0.0.0.0",
        "255.255.255.255, 255.255.255.255",
        "2001:db8::1, 2001:db8::1",
        "2001:DB8:0:0:0:0:0:1, 2001:db8::1",
        "::, ::",
        "::1, ::1",
        "1::, 1::",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "::ffff:192.0.2.1, 192.0.2.1",
        "64:ff9b::192.0.2.33, 64:ff9b::c000:221",
    })
    void printsInCanonicalForm(String text, String canonical) {
        assertThat(IpAddress.parse(text))
                .hasValueSatisfying(address -> assertThat(address).hasToString(canonical));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "192.0.2", "192.0.2.256", "192.0.2.01", "192.0.2.1.", "192.0.2.1.5", "1..2.3", " 192.0.2.1",
                        "2001:db8",
                ":::", "1:2:3:4:5:6:7:8:9", "1::2::3", "12345::", "g::", "fe80::1%eth0", "[::1]", "192.0.2.1::",
                        "1:2:3:4:5:6:7::8",
                "-", "::ffff:192.0.2"
            })
    void refusesWhatIsNoAddress(String text) {
        assertThat(IpAddress.parse(text)).isEmpty();
    }

    @Test
    void agreesWithTheJdkOnRandomAddresses() throws UnknownHostException {
        Random random = new Random(SEED);
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = new byte[16];
            random.nextBytes(bytes);
            for (int zeros = random.nextInt(9); zeros > 0; zeros--) {
                bytes[random.nextInt(16)] = 0;
            }
            String text = InetAddress.getByAddress(bytes) instanceof Inet6Address six ? six.getHostAddress() : "";
            IpAddress address = IpAddress.parse(text).orElseThrow();
            IpAddress again = IpAddress.parse(address.toString()).orElseThrow();
            assertThat(again).as("seed %d, %s", SEED, text).isEqualTo(address);
            assertThat(InetAddress.getByName(address.toString()).getAddress())
                    .as("seed %d, %s", SEED, text)
                    .isEqualTo(bytes);
        }
    }

    @Test
    void ordersAsUnsignedNumbers() {
        IpAddress low = IpAddress.parse("1.2.3.4").orElseThrow();
        IpAddress high = IpAddress.parse("ffff::").orElseThrow();
        assertThat(low).isLessThan(high);
    }
}
