// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.coldserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hinomi.analysis.detect.Scene.DAY;
import static org.hinomi.analysis.detect.Scene.HOST;
import static org.hinomi.analysis.detect.Scene.HOUR;
import static org.hinomi.analysis.detect.Scene.MINUTE;
import static org.hinomi.analysis.detect.Scene.SECOND;
import static org.hinomi.analysis.detect.Scene.SERVER;
import static org.hinomi.analysis.detect.Scene.rung;

import org.hinomi.analysis.detect.Scene;
import org.hinomi.model.judgement.DamageRung;
import org.hinomi.model.signal.Signal;
import org.junit.jupiter.api.Test;

class ColdServerDetectorTest {

    private static final String ID = "cold-server";

    private static final String OTHER = "198.51.100.20";

    @Test
    void aServerThatWakesForTwoHostsIsTold() {
        Scene scene = past();
        calls(scene, HOST, 0, 5 * HOUR);
        calls(scene, OTHER, 0, 5 * HOUR);
        scene.talk(5 * HOUR, HOST, SERVER, 443, 1600, 380_000, 900);
        Signal claim = scene.claim(ID);
        assertThat(claim.host()).hasToString(HOST);
        assertThat(rung(claim)).isEqualTo(DamageRung.EXECUTED);
    }

    @Test
    void withoutAPastNoDamageIsClaimed() {
        Scene scene = new Scene();
        calls(scene, HOST, 0, 5 * HOUR);
        calls(scene, OTHER, 0, 5 * HOUR);
        scene.talk(5 * HOUR, HOST, SERVER, 443, 1600, 380_000, 900);
        assertThat(rung(scene.claim(ID))).isEqualTo(DamageRung.NONE);
    }

    @Test
    void oneHostThatGoesOnCallingIsEnough() {
        Scene scene = past();
        calls(scene, HOST, 0, 2 * HOUR);
        scene.talk(2 * HOUR, HOST, SERVER, 443, 1600, 2000, 900);
        assertThat(rung(scene.claim(ID))).isEqualTo(DamageRung.NONE);
    }

    @Test
    void aServerThatNeverWakesRaisesNothing() {
        Scene scene = past();
        calls(scene, HOST, 0, 20 * HOUR);
        calls(scene, OTHER, 0, 20 * HOUR);
        assertThat(scene.claims(ID)).isEmpty();
    }

    @Test
    void aPersonWhoTriesAgainLaterRaisesNothing() {
        Scene scene = past();
        for (int i = 0; i < 5; i++) {
            scene.silence(i * 10L * SECOND, HOST, SERVER, 443);
        }
        scene.talk(2 * HOUR, HOST, SERVER, 443, 1600, 2000, 900);
        assertThat(scene.claims(ID)).isEmpty();
    }

    @Test
    void aServiceKnownFromYesterdayIsOnlyBack() {
        Scene scene = past().talk(-DAY + HOUR, HOST, SERVER, 443, 1600, 2000, 900);
        calls(scene, HOST, 0, 5 * HOUR);
        calls(scene, OTHER, 0, 5 * HOUR);
        scene.talk(5 * HOUR, HOST, SERVER, 443, 1600, 2000, 900);
        assertThat(scene.claims(ID)).isEmpty();
    }

    @Test
    void aServiceOfManyThatWasDownIsNotCold() {
        Scene scene = past();
        for (int i = 0; i < 15; i++) {
            calls(scene, "192.0.2." + (30 + i), 0, 3 * HOUR);
        }
        scene.talk(3 * HOUR, HOST, SERVER, 443, 1600, 2000, 900);
        assertThat(scene.claims(ID)).isEmpty();
    }

    @Test
    void aShortOutageRaisesNothing() {
        Scene scene = past();
        calls(scene, HOST, 0, 25 * MINUTE);
        calls(scene, OTHER, 0, 25 * MINUTE);
        scene.talk(25 * MINUTE, HOST, SERVER, 443, 1600, 2000, 900);
        assertThat(scene.claims(ID)).isEmpty();
    }

    /** The day before is watched, and does not know the server. Any address of its bucket will do: the server's own. */
    private static Scene past() {
        return new Scene().silence(-DAY, HOST, SERVER, 443);
    }

    private static void calls(Scene scene, String host, long fromMs, long toMs) {
        for (long at = fromMs; at < toMs; at += 11 * MINUTE) {
            scene.silence(at, host, SERVER, 443);
        }
    }
}
