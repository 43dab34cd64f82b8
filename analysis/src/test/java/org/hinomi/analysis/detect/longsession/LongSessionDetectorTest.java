// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.longsession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hinomi.analysis.detect.Scene.DAY;
import static org.hinomi.analysis.detect.Scene.HOST;
import static org.hinomi.analysis.detect.Scene.HOUR;
import static org.hinomi.analysis.detect.Scene.SECOND;
import static org.hinomi.analysis.detect.Scene.SERVER;
import static org.hinomi.analysis.detect.Scene.behaviour;

import org.hinomi.analysis.detect.Scene;
import org.hinomi.model.signal.Signal;
import org.junit.jupiter.api.Test;

class LongSessionDetectorTest {

    private static final String ID = "long-session";

    @Test
    void halfADayWithAnAddressThatNobodyElseCallsIsTold() {
        Signal claim = open(12 * HOUR, 8443).claim(ID);
        // ln(12/6)/ln(24/6) = 1/2 of the way from 50 to 100.
        assertThat(behaviour(claim).strength()).isEqualTo(75);
    }

    @Test
    void aLongMeetingRaisesNothing() {
        assertThat(open(5 * HOUR, 443).claims(ID)).isEmpty();
    }

    @Test
    void aGatewayThatTwoHostsUseRaisesNothing() {
        Scene scene = open(12 * HOUR, 443).talk(HOUR, "192.0.2.77", SERVER, 443, 900, 900, HOUR);
        assertThat(scene.claims(ID)).isEmpty();
    }

    @Test
    void anAddressCalledTheDayBeforeRaisesNothing() {
        Scene scene = open(12 * HOUR, 443).talk(-DAY, HOST, SERVER, 443, 900, 900, SECOND);
        assertThat(scene.claims(ID)).isEmpty();
    }

    @Test
    void aTunnelAtItsOwnPortRaisesNothing() {
        assertThat(open(12 * HOUR, 1194).claims(ID)).isEmpty();
    }

    private static Scene open(long lengthMs, int port) {
        return new Scene().talk(HOUR, HOST, SERVER, port, 90_000, 90_000, lengthMs);
    }
}
