// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.insidescan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hinomi.analysis.detect.Scene.HOST;
import static org.hinomi.analysis.detect.Scene.HOUR;
import static org.hinomi.analysis.detect.Scene.MINUTE;
import static org.hinomi.analysis.detect.Scene.SECOND;
import static org.hinomi.analysis.detect.Scene.peer;
import static org.hinomi.analysis.detect.Scene.rung;

import java.util.Random;
import org.hinomi.analysis.detect.Scene;
import org.hinomi.model.judgement.DamageRung;
import org.hinomi.model.session.Protocol;
import org.hinomi.model.session.Service;
import org.hinomi.model.session.SessionState;
import org.junit.jupiter.api.Test;

class InsideScanDetectorTest {

    private static final String ID = "inside-scan";

    @Test
    void decidesWithinEightFailedFirstContacts() {
        Scene scene = new Scene();
        for (int i = 0; i < 8; i++) {
            scene.silence(i * SECOND, HOST, peer(i), 22);
        }
        assertThat(rung(scene.claim(ID))).isEqualTo(DamageRung.EXECUTED);
    }

    @Test
    void sixFailuresAreNotEnough() {
        Scene scene = new Scene();
        for (int i = 0; i < 6; i++) {
            scene.silence(i * SECOND, HOST, peer(i), 22);
        }
        assertThat(scene.claims(ID)).isEmpty();
    }

    @Test
    void answersSpeakAgainstAScan() {
        Scene scene = new Scene();
        // 20 failures, 14 answers: 6 net.
        for (int i = 0; i < 34; i++) {
            if (i < 20) {
                scene.silence(i * SECOND, HOST, peer(i), 25);
            } else {
                scene.talk(i * SECOND, HOST, peer(i), 25, 4000, 900, 500);
            }
        }
        assertThat(scene.claims(ID)).isEmpty();
    }

    @Test
    void anAddressThatAnswersLaterHasNotFailed() {
        Scene scene = new Scene();
        for (int i = 0; i < 12; i++) {
            scene.silence(i * SECOND, HOST, peer(i), 22);
            scene.talk(HOUR + i * SECOND, HOST, peer(i), 22, 4000, 900, 500);
        }
        assertThat(scene.claims(ID)).isEmpty();
    }

    @Test
    void goingFromMemberToMemberIsSpreadingWhereOneAnswers() {
        Scene scene = new Scene();
        for (int i = 1; i <= 40; i++) {
            String target = "198.51.100." + i;
            if (i % 10 == 0) {
                scene.talk(i * SECOND, HOST, target, 445, 900, 700, 300);
            } else {
                scene.silence(i * SECOND, HOST, target, 445);
            }
        }
        assertThat(rung(scene.claim(ID))).isEqualTo(DamageRung.SPREADING);
    }

    @Test
    void aDeadSettingThatIsCalledAgainAndAgainIsNoScan() {
        Scene scene = new Scene();
        for (int i = 0; i < 150; i++) {
            scene.silence(i * MINUTE, HOST, peer(i % 10), 8530);
            scene.silence(i * MINUTE, HOST, peer(i % 10), 636);
        }
        assertThat(scene.claims(ID)).isEmpty();
    }

    @Test
    void peerToPeerWithDeadPeersIsNoScan() {
        Random random = new Random(5);
        Scene scene = new Scene();
        for (int i = 0; i < 400; i++) {
            int port = random.nextInt(10) == 0 ? 6881 : 1024 + random.nextInt(60_000);
            if (random.nextInt(100) < 60) {
                scene.silence(i * MINUTE, HOST, peer(i), port);
            } else {
                scene.talk(i * MINUTE, HOST, peer(i), port, 30_000, 60_000, MINUTE);
            }
        }
        assertThat(scene.claims(ID)).isEmpty();
    }

    @Test
    void aBrowserWhosePathIsDownIsNoScan() {
        Scene scene = new Scene();
        for (int i = 0; i < 29; i++) {
            scene.silence(i * SECOND, HOST, peer(i), 443);
        }
        assertThat(scene.claims(ID)).isEmpty();
    }

    @Test
    void aSensorThatSeesOneDirectionMakesNoScanner() {
        Scene scene = new Scene();
        for (int i = 0; i < 60; i++) {
            scene.add(
                    i * SECOND,
                    HOST,
                    peer(i),
                    443,
                    Protocol.TCP,
                    SessionState.UNANSWERED,
                    Service.UNKNOWN,
                    2500,
                    0,
                    900);
        }
        assertThat(scene.claims(ID)).isEmpty();
    }

    @Test
    void whoTriesManyPortsIsClaimedForThreeOfThem() {
        Scene scene = new Scene();
        for (int target = 0; target < 20; target++) {
            for (int port = 1; port <= 30; port++) {
                scene.silence(target * MINUTE + port * SECOND, HOST, peer(target), port);
            }
        }
        assertThat(scene.claims(ID)).hasSize(3);
    }
}
