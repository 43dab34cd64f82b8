// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.oddsize;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.hinomi.analysis.behaviour.Exchange;
import org.hinomi.analysis.behaviour.SizeClasses;
import org.hinomi.model.address.IpAddress;
import org.junit.jupiter.api.Test;

class ServerTableTest {

    private static final long SEED = 7;
    private static final long DAY_MS = 24L * 60 * 60 * 1000;
    private static final int SERVERS = 300;

    private final Random random = new Random(SEED);
    private final ServerTable table = new ServerTable();
    private final Map<IpAddress, SizeClasses> twin = new HashMap<>();

    @Test
    void holdsWhatSizeClassesOfEachServerHold() {
        addMany(20_000);
        assertEqualsTwin(table);
    }

    @Test
    void whatIsReadBackIsWhatWasWritten() throws IOException {
        addMany(5_000);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        table.write(new DataOutputStream(bytes));
        ServerTable read = new ServerTable();
        read.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        assertEqualsTwin(read);
    }

    @Test
    void oldDaysGoOnceTheyHaveBeenDrained() {
        add(address(1), 0, exchange(1, 10, 20));
        add(address(1), DAY_MS, exchange(1, 10, 20));
        table.drain((peer, day) -> false, false, (peer, day, sizes) -> {});
        table.forgetDaysBefore(DAY_MS);
        assertThat(table.contains(address(1), 0)).isFalse();
        assertThat(table.contains(address(1), DAY_MS)).isTrue();
    }

    @Test
    void aFullTableForgetsServersOfOneExchangeFirst() {
        add(address(0), 0, exchange(1, 10, 20));
        add(address(0), 0, exchange(2, 10, 20));
        for (int server = 1; server <= 3 * ServerTable.MAX_SERVERS; server++) {
            add(address(server), 0, exchange(1, 10, 20));
            table.drain((peer, day) -> false, false, (peer, day, sizes) -> {});
        }
        assertThat(table.contains(address(0), 0)).isTrue();
        assertThat(table.contains(address(1), 0)).isFalse();
    }

    private void addMany(int exchanges) {
        for (int i = 0; i < exchanges; i++) {
            IpAddress peer = address(random.nextInt(SERVERS));
            int kinds = 1 + (int) (peer.low() % 12);
            int kind = random.nextInt(kinds);
            int host = random.nextInt(1 + (int) (peer.low() % 24));
            boolean isRare = random.nextInt(66) == 0;
            Exchange exchange = isRare ? exchange(host, 9999, 5_000_000) : exchange(host, 100 + kind, 1000 + kind);
            add(peer, 0, exchange);
            twin.computeIfAbsent(peer, fresh -> new SizeClasses()).add(exchange);
        }
    }

    private void add(IpAddress peer, long day, Exchange exchange) {
        IpAddress host = exchange.host();
        table.add(
                peer.high(),
                peer.low(),
                day,
                host.high(),
                host.low(),
                exchange.institution(),
                exchange.startMs(),
                exchange.bytesOut(),
                exchange.bytesIn());
    }

    private void assertEqualsTwin(ServerTable actual) {
        twin.forEach((peer, sizes) -> assertThat(actual.sizesOf(peer, 0).findCorroborated())
                .as("seed %d, server %s", SEED, peer)
                .isEqualTo(sizes.findCorroborated()));
        assertThat(twin.values().stream().anyMatch(SizeClasses::isGivenUp)).isTrue();
        assertThat(twin.values().stream()
                        .anyMatch(sizes -> sizes.findCorroborated().isPresent()))
                .isTrue();
    }

    private Exchange exchange(int host, long out, long in) {
        return new Exchange(address(1 << 20 | host), 1, random.nextInt(1000), out, in);
    }

    private static IpAddress address(int number) {
        return new IpAddress(0, IpAddress.IPV4_MARK | number);
    }
}
