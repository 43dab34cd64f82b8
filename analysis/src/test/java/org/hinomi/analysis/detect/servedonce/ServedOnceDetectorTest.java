// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.servedonce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hinomi.analysis.detect.Scene.DAY;
import static org.hinomi.analysis.detect.Scene.HOST;
import static org.hinomi.analysis.detect.Scene.HOUR;
import static org.hinomi.analysis.detect.Scene.MINUTE;
import static org.hinomi.analysis.detect.Scene.SERVER;
import static org.hinomi.analysis.detect.Scene.rung;

import org.hinomi.analysis.detect.Scene;
import org.hinomi.model.judgement.DamageRung;
import org.junit.jupiter.api.Test;

class ServedOnceDetectorTest {

    private static final String ID = "served-once";

    @Test
    void aServerThatServesOnceAndIsGoneIsTold() {
        assertThat(rung(served(new Scene(), 12).claim(ID))).isEqualTo(DamageRung.DELIVERED);
    }

    @Test
    void whoGivesUpAtOnceRaisesNothing() {
        assertThat(served(new Scene(), 4).claims(ID)).isEmpty();
    }

    @Test
    void aServerThatComesBackIsNotGone() {
        Scene scene = served(new Scene(), 12).talk(8 * HOUR, HOST, SERVER, 80, 900, 900, 100);
        assertThat(scene.claims(ID)).isEmpty();
    }

    @Test
    void aServiceThatWasUsedTheDayBeforeIsOnlySwitchedOff() {
        Scene scene = served(new Scene(), 12).talk(-DAY, HOST, SERVER, 80, 900, 900, 100);
        assertThat(scene.claims(ID)).isEmpty();
    }

    @Test
    void aPeerOfAPeerToPeerNetThatLeavesRaisesNothing() {
        Scene scene = new Scene().talk(0, HOST, SERVER, 51_413, 9000, 500_000, MINUTE);
        for (int i = 0; i < 12; i++) {
            scene.silence(HOUR + i * 20L * MINUTE, HOST, SERVER, 51_413);
        }
        assertThat(scene.claims(ID)).isEmpty();
    }

    private static Scene served(Scene scene, int calls) {
        scene.talk(0, HOST, SERVER, 80, 1300, 500_000, 3000);
        for (int i = 0; i < calls; i++) {
            scene.silence(HOUR + i * 20L * MINUTE, HOST, SERVER, 80);
        }
        return scene;
    }
}
