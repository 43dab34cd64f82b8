// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.torrelay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hinomi.analysis.detect.Scene.HOST;
import static org.hinomi.analysis.detect.Scene.HOUR;
import static org.hinomi.analysis.detect.Scene.MINUTE;
import static org.hinomi.analysis.detect.Scene.SECOND;
import static org.hinomi.analysis.detect.Scene.SERVER;
import static org.hinomi.analysis.detect.Scene.behaviour;
import static org.hinomi.analysis.detect.Scene.peer;
import static org.hinomi.analysis.detect.Scene.rung;

import org.hinomi.analysis.detect.Scene;
import org.hinomi.model.indicator.IndicatorRole;
import org.hinomi.model.judgement.DamageRung;
import org.hinomi.model.signal.Signal;
import org.junit.jupiter.api.Test;

class TorRelayDetectorTest {

    private static final String ID = "tor-relay";

    @Test
    void aListedRelayAtTheMailPortIsSure() {
        Scene scene =
                new Scene().list(SERVER, IndicatorRole.TOR_RELAY).talk(HOUR, HOST, SERVER, 25, 60_000, 300_000, MINUTE);
        Signal claim = scene.claim(ID);
        assertThat(behaviour(claim).strength()).isEqualTo(100);
        assertThat(rung(claim)).isEqualTo(DamageRung.NONE);
    }

    @Test
    void aListedRelayAtItsOwnPortIsTold() {
        Scene scene = new Scene()
                .list(SERVER, IndicatorRole.TOR_RELAY)
                .talk(HOUR, HOST, SERVER, 9001, 60_000, 300_000, MINUTE);
        assertThat(behaviour(scene.claim(ID)).strength()).isEqualTo(70);
    }

    @Test
    void aRelayThatDoesNotAnswerRaisesNothing() {
        Scene scene = new Scene().list(SERVER, IndicatorRole.TOR_RELAY).silence(HOUR, HOST, SERVER, 443);
        assertThat(scene.claims(ID)).isEmpty();
    }

    @Test
    void anExitThatKnocksHereSaysNothingOfTheHost() {
        Scene scene =
                new Scene().list(SERVER, IndicatorRole.TOR_RELAY).talk(HOUR, SERVER, HOST, 443, 900, 9000, SECOND);
        assertThat(scene.claims(ID)).isEmpty();
    }

    @Test
    void threeAddressesAtTheRelayPortNeedNoList() {
        Scene scene = new Scene();
        for (int i = 0; i < 3; i++) {
            scene.talk(i * HOUR, HOST, peer(i), 9001, 60_000, 300_000, MINUTE);
        }
        assertThat(behaviour(scene.claim(ID)).strength()).isEqualTo(50);
    }

    @Test
    void aRelayOfOnesOwnIsNoUser() {
        Scene scene = new Scene();
        for (int i = 0; i < 220; i++) {
            scene.list(peer(i), IndicatorRole.TOR_RELAY).talk(i * MINUTE, HOST, peer(i), 9001, 6000, 3000, MINUTE);
        }
        assertThat(scene.claims(ID)).isEmpty();
    }
}
