// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.unusualvolume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hinomi.analysis.detect.Scene.DAY;
import static org.hinomi.analysis.detect.Scene.HOST;
import static org.hinomi.analysis.detect.Scene.HOUR;
import static org.hinomi.analysis.detect.Scene.peer;
import static org.hinomi.analysis.detect.Scene.rung;

import org.hinomi.analysis.detect.Scene;
import org.hinomi.model.judgement.DamageRung;
import org.hinomi.model.signal.Signal;
import org.junit.jupiter.api.Test;

final class UnusualVolumeDetectorTest {

    private static final String ID = "unusual-volume";
    private static final long MEGABYTE = 1_000_000;

    @Test
    void farMoreThanOnAnyDayBeforeIsToldWithoutARung() {
        Signal claim =
                sends(past(new Scene(), 10, 40 * MEGABYTE), 0, 3_000 * MEGABYTE).claim(ID);
        assertThat(rung(claim)).isEqualTo(DamageRung.NONE);
        assertThat(claim.peers()).hasToString("[" + peer(1) + "]");
    }

    @Test
    void aHostThatSendsMuchOnOneOfTheDaysBeforeIsUsedToIt() {
        Scene scene = sends(past(new Scene(), 10, 40 * MEGABYTE), -6 * DAY, 900 * MEGABYTE);
        assertThat(sends(scene, 0, 3_000 * MEGABYTE).claims(ID)).isEmpty();
    }

    @Test
    void aPastOfAFewDaysSaysNothing() {
        assertThat(sends(past(new Scene(), 6, 40 * MEGABYTE), 0, 3_000 * MEGABYTE)
                        .claims(ID))
                .isEmpty();
    }

    @Test
    void lessThanAGigabyteIsNoMass() {
        assertThat(sends(past(new Scene(), 10, MEGABYTE), 0, 900 * MEGABYTE).claims(ID))
                .isEmpty();
    }

    @Test
    void whatGoesToManyAddressesIsNoUpload() {
        Scene scene = past(new Scene(), 10, 40 * MEGABYTE);
        for (int i = 0; i < 6; i++) {
            scene.talk(i * HOUR, HOST, peer(10 + i), 443, 500 * MEGABYTE, MEGABYTE, 60_000);
        }
        assertThat(scene.claims(ID)).isEmpty();
    }

    @Test
    void whoReceivesAsMuchMeets() {
        Scene scene = past(new Scene(), 10, 40 * MEGABYTE)
                .talk(HOUR, HOST, peer(1), 443, 3_000 * MEGABYTE, 2_000 * MEGABYTE, 60_000);
        assertThat(scene.claims(ID)).isEmpty();
    }

    /** Days before the scene's, each with so much to another address. */
    private static Scene past(Scene scene, int days, long bytes) {
        for (int day = days; day > 0; day--) {
            scene.talk(-day * DAY, HOST, peer(2), 443, bytes, 2 * bytes, 60_000);
        }
        return scene;
    }

    private static Scene sends(Scene scene, long atMs, long bytes) {
        return scene.talk(atMs, HOST, peer(1), 443, bytes, bytes / 60, 60_000);
    }
}
