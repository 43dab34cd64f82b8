// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.flood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hinomi.analysis.detect.Scene.HOST;
import static org.hinomi.analysis.detect.Scene.HOUR;
import static org.hinomi.analysis.detect.Scene.MINUTE;
import static org.hinomi.analysis.detect.Scene.SERVER;
import static org.hinomi.analysis.detect.Scene.rung;

import org.hinomi.analysis.detect.Scene;
import org.hinomi.model.judgement.DamageRung;
import org.hinomi.model.session.Protocol;
import org.hinomi.model.session.Service;
import org.hinomi.model.session.SessionState;
import org.junit.jupiter.api.Test;

class FloodDetectorTest {

    private static final String ID = "flood";

    @Test
    void aFloodOfPacketsIsAnAttack() {
        Scene scene = new Scene();
        for (int i = 0; i < 1500; i++) {
            scene.ask(i * 400L, HOST, SERVER, 80, 600_000, 0);
        }
        assertThat(rung(scene.claim(ID))).isEqualTo(DamageRung.SPREADING);
    }

    @Test
    void aFloodOfRequestsIsAnAttack() {
        Scene scene = new Scene();
        for (int i = 0; i < 3000; i++) {
            scene.silence(i * 20L, HOST, SERVER, 80);
        }
        assertThat(rung(scene.claim(ID))).isEqualTo(DamageRung.SPREADING);
    }

    @Test
    void aLoopAgainstADeadServerClaimsNoDamage() {
        Scene scene = new Scene();
        for (int i = 0; i < 1500; i++) {
            scene.silence(i * 400L, HOST, SERVER, 80);
        }
        assertThat(rung(scene.claim(ID))).isEqualTo(DamageRung.NONE);
    }

    /** 1500 requests in ten minutes, as {@link #aLoopAgainstADeadServerClaimsNoDamage}, but each sent only once. */
    @Test
    void requestsThatNobodyWaitsForAreAnAttack() {
        assertThat(rung(lone(SessionState.UNANSWERED, 0, 0).claim(ID))).isEqualTo(DamageRung.SPREADING);
        assertThat(rung(lone(SessionState.UNANSWERED, 0, -1).claim(ID))).isEqualTo(DamageRung.SPREADING);
    }

    /** A reset needs a round trip where the sensor tells lengths, and has bytes where it counts headers. */
    @Test
    void aLoopAgainstAServerThatRefusesClaimsNoDamage() {
        assertThat(rung(lone(SessionState.REFUSED, 0, 20).claim(ID))).isEqualTo(DamageRung.NONE);
        assertThat(lone(SessionState.REFUSED, 40, 0).claims(ID)).isEmpty();
    }

    private static Scene lone(SessionState state, long bytesIn, long lengthMs) {
        Scene scene = new Scene();
        for (int i = 0; i < 1500; i++) {
            scene.add(i * 400L, HOST, SERVER, 80, Protocol.TCP, state, Service.UNKNOWN, 60, bytesIn, lengthMs);
        }
        return scene;
    }

    @Test
    void aServerThatAnswersIsNotFlooded() {
        Scene scene = new Scene();
        for (int i = 0; i < 3000; i++) {
            scene.talk(i * 20L, HOST, SERVER, 80, 600, 900, 10);
        }
        assertThat(scene.claims(ID)).isEmpty();
    }

    @Test
    void aDeadServerOfNamesIsOnlyAskedOften() {
        Scene scene = new Scene();
        for (int i = 0; i < 3000; i++) {
            scene.ask(i * 100L, HOST, SERVER, 53, 60, 0);
        }
        assertThat(scene.claims(ID)).isEmpty();
    }

    @Test
    void aStreamOfSoundAndPictureIsNoFlood() {
        Scene scene = new Scene()
                .add(
                        0,
                        HOST,
                        SERVER,
                        5004,
                        Protocol.UDP,
                        SessionState.ANSWERED,
                        Service.UNKNOWN,
                        700_000_000,
                        2_000_000,
                        HOUR);
        assertThat(scene.claims(ID)).isEmpty();
    }

    @Test
    void retriesOverAWholeDayAreNoFlood() {
        Scene scene = new Scene();
        for (int i = 0; i < 1440; i++) {
            scene.silence(i * MINUTE, HOST, SERVER, 443);
        }
        assertThat(scene.claims(ID)).isEmpty();
    }
}
