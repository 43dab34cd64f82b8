// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.oddprotocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hinomi.analysis.detect.Scene.HOST;
import static org.hinomi.analysis.detect.Scene.HOUR;
import static org.hinomi.analysis.detect.Scene.MINUTE;
import static org.hinomi.analysis.detect.Scene.SERVER;
import static org.hinomi.analysis.detect.Scene.peer;
import static org.hinomi.analysis.detect.Scene.rung;

import org.hinomi.analysis.detect.Scene;
import org.hinomi.model.judgement.DamageRung;
import org.hinomi.model.session.Protocol;
import org.hinomi.model.session.Service;
import org.hinomi.model.session.SessionState;
import org.junit.jupiter.api.Test;

class OddProtocolDetectorTest {

    private static final String ID = "odd-protocol";

    @Test
    void theOneAddressThatDoesNotSpeakHttpIsTold() {
        Scene scene = usual(20).talk(HOUR, HOST, SERVER, 80, Service.UNKNOWN);
        assertThat(scene.claim(ID).peers()).hasToString("[" + SERVER + "]");
    }

    /** A capture with gaps is no protocol of its own. */
    @Test
    void whatTheSensorDidNotSeeWholeIsNotTold() {
        Scene scene = usual(20).talk(HOUR, HOST, SERVER, 80, Service.UNSEEN);
        assertThat(scene.claims(ID)).isEmpty();
    }

    @Test
    void aWholeSessionAmongPartsIsTold() {
        Scene scene = usual(20)
                .talk(HOUR, HOST, SERVER, 80, Service.UNSEEN)
                .talk(2 * HOUR, HOST, SERVER, 80, Service.UNKNOWN);
        assertThat(scene.claim(ID).peers()).hasToString("[" + SERVER + "]");
    }

    @Test
    void aShellAtTheWebPortIsTold() {
        Scene scene = usual(20).talk(HOUR, HOST, SERVER, 80, Service.SSH);
        assertThat(rung(scene.claim(ID))).isEqualTo(DamageRung.NONE);
    }

    @Test
    void aForeignProtocolNeedsNoOtherContacts() {
        Scene scene = new Scene().talk(HOUR, HOST, peer(1), 53, Service.DNS).talk(HOUR, HOST, SERVER, 53, Service.TLS);
        assertThat(scene.claim(ID).peers()).hasToString("[" + SERVER + "]");
    }

    @Test
    void theWebIsSpokenWithAndWithoutTls() {
        Scene scene = usual(20).talk(HOUR, HOST, SERVER, 443, Service.HTTP);
        assertThat(scene.claims(ID)).isEmpty();
    }

    @Test
    void foreignProtocolsWithManyAreAHabit() {
        Scene scene = new Scene();
        for (int i = 0; i < 5; i++) {
            scene.talk(i * MINUTE, HOST, peer(i), 443, Service.SSH);
        }
        assertThat(scene.claims(ID)).isEmpty();
    }

    @Test
    void chatAmongOrdinaryContactsNamesItsServerAlone() {
        Scene scene = usual(20).talk(HOUR, HOST, SERVER, 80, Service.IRC);
        assertThat(scene.claim(ID).peers()).hasToString("[" + SERVER + "]");
    }

    @Test
    void aSensorThatNamesNoServicesRaisesNothing() {
        Scene scene = new Scene();
        for (int i = 0; i < 3; i++) {
            scene.talk(i * MINUTE, HOST, peer(i), 80, Service.UNKNOWN);
        }
        assertThat(scene.claims(ID)).isEmpty();
    }

    @Test
    void anAddressThatSpeaksHttpInTheEndIsOrdinary() {
        Scene scene =
                usual(20).talk(HOUR, HOST, SERVER, 80, Service.UNKNOWN).talk(2 * HOUR, HOST, SERVER, 80, Service.HTTP);
        assertThat(scene.claims(ID)).isEmpty();
    }

    @Test
    void aSessionWithoutItsBeginningCannotBeRecognised() {
        Scene scene = usual(20)
                .add(HOUR, HOST, SERVER, 80, Protocol.TCP, SessionState.UNKNOWN, Service.UNKNOWN, 900, 900, 500);
        assertThat(scene.claims(ID)).isEmpty();
    }

    @Test
    void aHabitOfTheHostRaisesNothing() {
        Scene scene = usual(20);
        for (int i = 0; i < 8; i++) {
            scene.talk(HOUR + i * MINUTE, HOST, peer(100 + i), 80, Service.UNKNOWN);
        }
        assertThat(scene.claims(ID)).isEmpty();
    }

    @Test
    void chatWhereItDoesNotBelongIsTold() {
        assertThat(new Scene().talk(HOUR, HOST, SERVER, 8081, Service.IRC).claims(ID))
                .hasSize(1);
        assertThat(new Scene().talk(HOUR, HOST, SERVER, 6667, Service.IRC).claims(ID))
                .isEmpty();
    }

    private static Scene usual(int peers) {
        Scene scene = new Scene();
        for (int i = 0; i < peers; i++) {
            scene.talk(i * MINUTE, HOST, peer(i), 80, Service.HTTP);
        }
        return scene;
    }
}
