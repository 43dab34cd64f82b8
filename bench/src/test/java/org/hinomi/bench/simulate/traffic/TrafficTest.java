// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.hinomi.bench.simulate.world.Chance;
import org.hinomi.bench.simulate.world.World;
import org.hinomi.model.session.Protocol;
import org.hinomi.model.session.Session;
import org.hinomi.model.session.SessionState;
import org.junit.jupiter.api.Test;

/** The mix comes near the published aggregates of a real border; tolerances are wide where those contradict each other. */
class TrafficTest {

    private static final int COUNT = 60_000;

    private static final List<Session> SESSIONS = draw();

    private static List<Session> draw() {
        Chance chance = Chance.ofSeed(9);
        Traffic traffic = new Traffic(World.of(chance, 20), chance, 0.08);
        List<Session> sessions = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            sessions.add(traffic.next(i));
        }
        return sessions;
    }

    @Test
    void mixOfPortsIsThatOfTheBorder() {
        assertThat(share(session -> session.dstPort() == 3389)).isCloseTo(0.35, within(0.03));
        assertThat(share(session -> session.dstPort() == 443)).isCloseTo(0.23, within(0.03));
        assertThat(share(session -> session.dstPort() == 80)).isCloseTo(0.13, within(0.02));
        assertThat(share(session -> session.dstPort() == 23)).isCloseTo(0.12, within(0.02));
        assertThat(share(session -> session.dstPort() == 25)).isCloseTo(0.03, within(0.01));
    }

    @Test
    void mostSessionsAreScansWithoutAnswer() {
        assertThat(share(session -> session.protocol() == Protocol.TCP)).isCloseTo(0.96, within(0.01));
        assertThat(share(session -> session.state() != SessionState.ANSWERED)).isCloseTo(0.59, within(0.03));
        assertThat(share(session -> session.state() == SessionState.UNANSWERED)).isGreaterThan(0.34);
    }

    @Test
    void sizesAndTimesHaveTheBordersQuantiles() {
        ToLongFunction<Session> bytes = session -> session.bytesOut() + session.bytesIn();
        assertThat(quantile(bytes, 0.5)).isEqualTo(120);
        assertThat(quantile(bytes, 0.95)).isBetween(35_000L, 90_000L);
        assertThat(quantile(bytes, 0.99)).isBetween(250_000L, 1_200_000L);
        assertThat(quantile(Session::durationMs, 0.5) / 1000).isEqualTo(0);
        assertThat(quantile(session -> session.packetsOut() + session.packetsIn(), 0.5))
                .isEqualTo(2);
    }

    @Test
    void partOfItIsOverIpv6() {
        assertThat(share(session -> !session.src().isIpv4())).isCloseTo(0.08, within(0.01));
        assertThat(SESSIONS)
                .allMatch(session -> session.src().isIpv4() == session.dst().isIpv4());
    }

    @Test
    void exactlyOneEndIsInside() {
        assertThat(SESSIONS).allMatch(session -> (session.srcInstitution() == 0) != (session.dstInstitution() == 0));
    }

    private static double share(Predicate<Session> predicate) {
        return SESSIONS.stream().filter(predicate).count() / (double) COUNT;
    }

    private static long quantile(ToLongFunction<Session> measure, double quantile) {
        return SESSIONS.stream()
                .mapToLong(measure)
                .sorted()
                .skip((long) (COUNT * quantile))
                .findFirst()
                .orElseThrow();
    }
}
