// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.directmail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hinomi.analysis.detect.Scene.DAY;
import static org.hinomi.analysis.detect.Scene.HOST;
import static org.hinomi.analysis.detect.Scene.HOUR;
import static org.hinomi.analysis.detect.Scene.MINUTE;
import static org.hinomi.analysis.detect.Scene.SECOND;
import static org.hinomi.analysis.detect.Scene.SERVER;
import static org.hinomi.analysis.detect.Scene.START_MS;
import static org.hinomi.analysis.detect.Scene.peer;
import static org.hinomi.analysis.detect.Scene.rung;

import org.hinomi.analysis.detect.Scene;
import org.hinomi.model.judgement.DamageRung;
import org.junit.jupiter.api.Test;

class DirectMailDetectorTest {

    private static final String ID = "direct-mail";

    @Test
    void mailToManyServersFromAHostThatGetsNoneIsTold() {
        assertThat(rung(sends(new Scene(), 0, 40).claim(ID))).isEqualTo(DamageRung.EXECUTED);
    }

    @Test
    void aMailServerIsHandedMail() {
        Scene scene = sends(new Scene(), 0, 40).talk(5 * HOUR, SERVER, HOST, 25, 9000, 900, 2000);
        assertThat(scene.claims(ID)).isEmpty();
    }

    @Test
    void aGatewayThatSentYesterdayIsKnown() {
        Scene scene = sends(sends(new Scene(), -DAY, 30), 0, 40);
        assertThat(scene.claims(ID)).allMatch(claim -> claim.firstMs() < START_MS);
    }

    @Test
    void aMachineThatReportsToAFewRaisesNothing() {
        assertThat(sends(new Scene(), 0, 12).claims(ID)).isEmpty();
    }

    @Test
    void whoOnlyLooksForMailServersIsNoSender() {
        Scene scene = new Scene();
        for (int i = 0; i < 60; i++) {
            scene.talk(i * SECOND, HOST, peer(i), 25, 0, 80, 100);
        }
        assertThat(scene.claims(ID)).isEmpty();
    }

    private static Scene sends(Scene scene, long fromMs, int servers) {
        for (int i = 0; i < servers; i++) {
            if (i % 4 == 3) {
                scene.silence(fromMs + i * MINUTE, HOST, peer(i), 25);
            } else {
                scene.talk(fromMs + i * MINUTE, HOST, peer(i), 25, 4200, 900, 2500);
            }
        }
        return scene;
    }
}
