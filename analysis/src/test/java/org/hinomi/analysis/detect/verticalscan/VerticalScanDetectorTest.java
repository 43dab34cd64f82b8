// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.verticalscan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hinomi.analysis.detect.Scene.HOST;
import static org.hinomi.analysis.detect.Scene.SECOND;
import static org.hinomi.analysis.detect.Scene.SERVER;
import static org.hinomi.analysis.detect.Scene.peer;

import org.hinomi.analysis.detect.Scene;
import org.hinomi.model.signal.Signal;
import org.junit.jupiter.api.Test;

class VerticalScanDetectorTest {

    private static final String ID = "vertical-scan";

    @Test
    void manyDeadPortsOfThisHostAreAScan() {
        Scene scene = new Scene();
        for (int port = 1; port <= 80; port++) {
            scene.silence(port * SECOND, SERVER, HOST, port * 3);
        }
        Signal claim = scene.claim(ID);
        assertThat(claim.host()).hasToString(HOST);
        assertThat(claim.count()).isEqualTo(80);
    }

    @Test
    void latePacketsToClientPortsAreNoScan() {
        Scene scene = new Scene();
        for (int i = 0; i < 200; i++) {
            scene.silence(i * SECOND, SERVER, HOST, 40_000 + i);
        }
        assertThat(scene.claims(ID)).isEmpty();
    }

    @Test
    void dustFromManySourcesIsNoScan() {
        Scene scene = new Scene();
        for (int i = 0; i < 300; i++) {
            scene.silence(i * SECOND, peer(i), HOST, 1024 + i * 7);
        }
        assertThat(scene.claims(ID)).isEmpty();
    }

    @Test
    void aWideScanIsNotAboutOneHost() {
        Scene scene = new Scene();
        for (int i = 1; i <= 100; i++) {
            scene.silence(i * SECOND, SERVER, "192.0.2." + (i % 50 + 1), i);
        }
        assertThat(scene.claims(ID)).isEmpty();
    }
}
