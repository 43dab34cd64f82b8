// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hinomi.bench.simulate.world.Chance;
import org.hinomi.bench.simulate.world.SensedAlert;
import org.hinomi.bench.simulate.world.World;
import org.hinomi.model.alert.Severity;
import org.hinomi.model.session.Session;
import org.junit.jupiter.api.Test;

class NoiseTest {

    private static final int SESSIONS = 100_000;
    private static final long SEED = 9;

    private static List<SensedAlert> alerts(double times) {
        Chance chance = Chance.ofSeed(SEED);
        Traffic traffic = new Traffic(World.of(chance, 20), chance, 0.08);
        Noise noise = new Noise(chance);
        noise.amplify(times);
        List<SensedAlert> alerts = new ArrayList<>();
        for (int i = 0; i < SESSIONS; i++) {
            Session session = traffic.next(i);
            noise.about(session).ifPresent(alerts::add);
        }
        return alerts;
    }

    /** 59 % scans and 8 % answered from outside, 25 % from inside: (0.59 + 0.08 · 0.15) · 0.0015 + 0.25 · 0.0003, 98 of 100,000. */
    @Test
    void aboutOneSessionInAThousandHasAnAlert() {
        assertThat(alerts(1)).hasSizeBetween(65, 135);
    }

    @Test
    void soManyTimesTheUsualAreRaised() {
        assertThat(alerts(14)).hasSizeBetween(14 * 88, 14 * 108);
    }

    @Test
    void sweepsPoliciesMalformedPacketsAndOldWormsAreAmongThem() {
        List<SensedAlert> alerts = alerts(14);
        assertThat(Stream.of("SCAN", "POLICY", "MALFORMED", "OLD", "REPUTATION", "WEB"))
                .allSatisfy(kind -> assertThat(alerts)
                        .anyMatch(alert -> alert.alert().name().startsWith(kind)));
    }

    @Test
    void mostOfItIsOfLittleWeight() {
        List<SensedAlert> alerts = alerts(14);
        long severe = alerts.stream()
                .filter(alert -> alert.alert().severity().compareTo(Severity.HIGH) >= 0)
                .count();
        assertThat(severe).isLessThan(alerts.size() / 20);
    }
}
