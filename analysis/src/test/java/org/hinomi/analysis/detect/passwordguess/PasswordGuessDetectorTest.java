// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.passwordguess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hinomi.analysis.detect.Scene.DAY;
import static org.hinomi.analysis.detect.Scene.HOST;
import static org.hinomi.analysis.detect.Scene.HOUR;
import static org.hinomi.analysis.detect.Scene.MINUTE;
import static org.hinomi.analysis.detect.Scene.SECOND;
import static org.hinomi.analysis.detect.Scene.SERVER;
import static org.hinomi.analysis.detect.Scene.behaviour;
import static org.hinomi.analysis.detect.Scene.rung;

import java.util.Random;
import org.hinomi.analysis.detect.Scene;
import org.hinomi.analysis.detect.contact.ContactPlay;
import org.hinomi.model.judgement.DamageRung;
import org.hinomi.model.session.SessionState;
import org.hinomi.model.signal.Signal;
import org.junit.jupiter.api.Test;

class PasswordGuessDetectorTest {

    private static final String ID = "password-guess";

    @Test
    void guessingAloneIsProbing() {
        Signal claim = guesses(new Scene(), 22, 60).claim(ID);
        assertThat(rung(claim)).isEqualTo(DamageRung.PROBED);
        assertThat(behaviour(claim).measures().get(4)).isZero();
    }

    @Test
    void aLargerSessionAfterGuessesIsAccess() {
        Scene scene = guesses(new Scene(), 22, 60).talk(HOUR, SERVER, HOST, 22, 14_000, 60_000, 6 * MINUTE);
        assertThat(rung(scene.claim(ID))).isEqualTo(DamageRung.EXECUTED);
    }

    @Test
    void accessIsSeenBehindVeryManyGuesses() {
        Scene scene = guesses(new Scene(), 3389, 900).talk(12 * HOUR, SERVER, HOST, 3389, 14_000, 60_000, 6 * MINUTE);
        assertThat(rung(scene.claim(ID))).isEqualTo(DamageRung.EXECUTED);
    }

    @Test
    void refusedSignInsAreGuessesAtAnyPace() {
        ContactPlay slow = new ContactPlay();
        for (int i = 0; i < 10; i++) {
            slow.login(22, ContactPlay.MORNING_MS + i * 30L * MINUTE, 3, false);
        }
        assertThat(slow.claims(new PasswordGuessDetector())).singleElement().satisfies(claim -> {
            assertThat(rung(claim)).isEqualTo(DamageRung.PROBED);
            assertThat(behaviour(claim).measures().subList(5, 7)).containsExactly(30L, 0L);
        });
    }

    @Test
    void whoIsLetInAfterRefusalsHasFoundOne() {
        ContactPlay play = refused(30).login(22, ContactPlay.MORNING_MS + HOUR, 0, true);

        assertThat(play.claims(new PasswordGuessDetector()))
                .singleElement()
                .satisfies(claim -> assertThat(rung(claim)).isEqualTo(DamageRung.EXECUTED));
        assertThat(play.claimsShuffled(new PasswordGuessDetector(), 5))
                .isEqualTo(play.claims(new PasswordGuessDetector()));
    }

    @Test
    void whoWasLetInBeforeAnyRefusalHasFoundNothing() {
        ContactPlay play = refused(30).login(22, ContactPlay.MORNING_MS - HOUR, 0, true);

        assertThat(play.claims(new PasswordGuessDetector()))
                .singleElement()
                .satisfies(claim -> assertThat(rung(claim)).isEqualTo(DamageRung.PROBED));
    }

    @Test
    void aLargerSessionIsNoFindWhereASensorSawAllRefused() {
        ContactPlay play = refused(60);
        for (int i = 0; i <= 60; i++) {
            play.session(
                    ContactPlay.PEER,
                    0,
                    ContactPlay.HOST,
                    ContactPlay.INSTITUTION,
                    22,
                    ContactPlay.MORNING_MS + i * 2L * SECOND,
                    SessionState.ANSWERED,
                    i == 60 ? 30_000 : 1900,
                    i == 60 ? 60_000 : 2300);
        }
        assertThat(play.claims(new PasswordGuessDetector()))
                .singleElement()
                .satisfies(claim -> assertThat(rung(claim)).isEqualTo(DamageRung.PROBED));
    }

    @Test
    void aPersonWhoIsRefusedAFewTimesIsNoGuesser() {
        ContactPlay play = refused(6).login(22, ContactPlay.MORNING_MS + HOUR, 0, true);
        assertThat(play.claims(new PasswordGuessDetector())).isEmpty();
    }

    private static ContactPlay refused(int times) {
        ContactPlay play = new ContactPlay();
        for (int i = 0; i < times; i++) {
            play.login(22, ContactPlay.MORNING_MS + i * 2L * SECOND, 1, false);
        }
        return play;
    }

    @Test
    void aPersonWhoMistypesIsNoGuesser() {
        Scene scene = guesses(new Scene(), 22, 5).talk(HOUR, SERVER, HOST, 22, 14_000, 60_000, 6 * MINUTE);
        assertThat(scene.claims(ID)).isEmpty();
    }

    @Test
    void aJobThatSignsInEveryMinuteIsNoGuesser() {
        Scene scene = new Scene();
        for (int i = 0; i < 600; i++) {
            scene.talk(i * MINUTE, SERVER, HOST, 22, 3000, 3600, 900);
        }
        assertThat(scene.claims(ID)).isEmpty();
    }

    @Test
    void aCopyOfManyShortAndSomeLongSessionsIsNoGuesser() {
        Scene scene = new Scene();
        for (int i = 0; i < 80; i++) {
            boolean isLong = i % 10 == 9;
            scene.talk(i * 3L * SECOND, SERVER, HOST, 22, isLong ? 60_000 : 3100, isLong ? 40_000_000 : 3600, 900);
        }
        assertThat(scene.claims(ID)).isEmpty();
    }

    @Test
    void mailOfAllSizesIsNoGuessing() {
        Random random = new Random(3);
        Scene scene = new Scene();
        for (int i = 0; i < 300; i++) {
            long size = (long) (13_000 * Math.exp(random.nextGaussian() * 1.6));
            scene.talk(i * SECOND, SERVER, HOST, 25, size, 1100, 900);
        }
        assertThat(scene.claims(ID)).isEmpty();
    }

    @Test
    void aWebLoginThatIsFoundBehindManyGuessesIsAccess() {
        Scene scene = guesses(new Scene(), 443, 500).talk(500 * 7 * SECOND, SERVER, HOST, 443, 9000, 90_000, 900);
        scene.talk(500 * 7 * SECOND + 20 * MINUTE, SERVER, HOST, 443, 7000, 60_000, 900);
        assertThat(rung(scene.claim(ID))).isEqualTo(DamageRung.EXECUTED);
    }

    @Test
    void aLargePageAmongVeryManyPollsIsNoAccess() {
        Scene scene = guesses(new Scene(), 443, 500).talk(400 * 7 * SECOND, SERVER, HOST, 443, 9000, 900_000, 900);
        assertThat(rung(scene.claim(ID))).isEqualTo(DamageRung.PROBED);
    }

    @Test
    void aLargePageAmongPollsIsNoAccess() {
        Scene scene = guesses(new Scene(), 443, 100).talk(500 * SECOND, SERVER, HOST, 443, 9000, 900_000, 900);
        assertThat(rung(scene.claim(ID))).isEqualTo(DamageRung.PROBED);
    }

    @Test
    void whoPolledTheWebServerYesterdayIsKnown() {
        Scene scene = guesses(new Scene(), 443, 100).talk(-DAY, SERVER, HOST, 443, 1300, 3300, 300);
        assertThat(scene.claims(ID)).isEmpty();
    }

    private static Scene guesses(Scene scene, int port, int count) {
        Random random = new Random(count);
        for (int i = 0; i < count; i++) {
            long out = 1600L + random.nextInt(120);
            long in = 2100L + random.nextInt(150);
            scene.talk(i * 7L * SECOND, SERVER, HOST, port, out, in, 1500L + random.nextInt(400));
        }
        return scene;
    }
}
