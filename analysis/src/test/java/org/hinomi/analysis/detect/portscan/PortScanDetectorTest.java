// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.portscan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hinomi.analysis.detect.Scene.HOST;
import static org.hinomi.analysis.detect.Scene.SECOND;
import static org.hinomi.analysis.detect.Scene.SERVER;
import static org.hinomi.analysis.detect.Scene.behaviour;
import static org.hinomi.analysis.detect.Scene.peer;

import org.hinomi.analysis.detect.Scene;
import org.hinomi.model.signal.Signal;
import org.junit.jupiter.api.Test;

class PortScanDetectorTest {

    private static final String ID = "port-scan";

    @Test
    void manyDeadPortsOfOneAddressAreAScan() {
        Scene scene = new Scene();
        for (int port = 1; port <= 60; port++) {
            scene.silence(port * SECOND, HOST, SERVER, port);
        }
        Signal claim = scene.claim(ID);
        assertThat(claim.peers()).hasToString("[" + SERVER + "]");
        assertThat(behaviour(claim).strength()).isGreaterThan(60);
    }

    @Test
    void manyAddressesAtOnePortAreAnotherMatter() {
        Scene scene = new Scene();
        for (int i = 0; i < 100; i++) {
            scene.silence(i * SECOND, HOST, peer(i), 22);
        }
        assertThat(scene.claims(ID)).isEmpty();
    }

    @Test
    void tracingARouteOverUdpIsNoScan() {
        Scene scene = new Scene();
        for (int hop = 0; hop < 90; hop++) {
            scene.ask(hop * SECOND, HOST, SERVER, 33_434 + hop, 32, 0);
        }
        assertThat(scene.claims(ID)).isEmpty();
    }

    @Test
    void portsThatAnswerAreNoScan() {
        Scene scene = new Scene();
        for (int i = 0; i < 60; i++) {
            scene.talk(i * SECOND, HOST, SERVER, 50_000 + i, 200, 90_000, SECOND);
        }
        assertThat(scene.claims(ID)).isEmpty();
    }
}
