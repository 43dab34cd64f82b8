// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.deepprobe;

import static org.assertj.core.api.Assertions.assertThat;
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

class DeepProbeDetectorTest {

    private static final String ID = "deep-probe";

    @Test
    void whoScansWideAndStaysIsTold() {
        Scene scene = sweep(40, 443);
        for (int i = 0; i < 30; i++) {
            scene.talk(HOUR + i * SECOND, SERVER, HOST, 443, 700, 3000, 100);
        }
        Signal claim = scene.claim(ID);
        assertThat(claim.host()).hasToString(HOST);
        assertThat(rung(claim)).isEqualTo(DamageRung.PROBED);
    }

    @Test
    void aSlowScanIsAScan() {
        Scene scene = new Scene();
        for (int i = 0; i < 40; i++) {
            scene.silence(i * 30L * MINUTE, SERVER, "198.51.100." + (i + 1), 22);
        }
        for (int i = 0; i < 6; i++) {
            scene.talk(i * HOUR, SERVER, HOST, 22, 700, 3000, 100);
        }
        assertThat(scene.claims(ID)).hasSize(1);
    }

    @Test
    void oneLookInPassingIsNotDeep() {
        assertThat(sweep(40, 443).talk(HOUR, SERVER, HOST, 443, 230, 180, 40).claims(ID))
                .isEmpty();
    }

    @Test
    void aVisitorOfServersThatAnswerIsNoScanner() {
        Scene scene = new Scene();
        for (int i = 0; i < 40; i++) {
            for (int page = 0; page < 6; page++) {
                scene.talk(i * MINUTE + page * SECOND, SERVER, "198.51.100." + (i + 1), 443, 900, 9000, 100);
            }
        }
        assertThat(scene.claims(ID)).isEmpty();
    }

    private static Scene sweep(int targets, int port) {
        Scene scene = new Scene();
        for (int i = 0; i < targets; i++) {
            scene.silence(i * SECOND, SERVER, "198.51.100." + (i + 1), port);
        }
        return scene;
    }
}
