// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate.scored;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hinomi.bench.simulate.scored.Staged.Standing;
import org.hinomi.bench.simulate.world.Chance;
import org.hinomi.bench.simulate.world.End;
import org.hinomi.model.judgement.DamageRung;

/**
 * Passwords guessed from outside, found or not; programs that sign in often, and people who mistype. A guess has nearly the same
 * size and length each time; a session after the right password is longer and larger.
 */
final class Guesses {

    private static final String FAMILY = "password-guess";

    private final Stage stage;
    private final Chance chance;
    private final Wire wire;

    Guesses(Stage stage) {
        this.stage = stage;
        chance = stage.chance("guesses");
        wire = new Wire(stage, chance);
    }

    /** A way in: port, a guess's usual bytes and milliseconds, a session's usual bytes and milliseconds. */
    private enum Door {
        SSH(22, 1650, 2150, 1700, 14_000, 60_000, 400_000),
        RDP(3389, 1500, 1800, 1400, 400_000, 2_500_000, 900_000),
        SMTP(587, 560, 820, 1600, 60_000, 2200, 6000),
        FTP(21, 300, 460, 2100, 1600, 5200, 60_000),
        WEB_LOGIN(443, 1350, 3300, 300, 9000, 90_000, 20_000);

        private final int port;
        private final long guessOut;
        private final long guessIn;
        private final long guessMs;
        private final long sessionOut;
        private final long sessionIn;
        private final long sessionMs;

        Door(int port, long guessOut, long guessIn, long guessMs, long sessionOut, long sessionIn, long sessionMs) {
            this.port = port;
            this.guessOut = guessOut;
            this.guessIn = guessIn;
            this.guessMs = guessMs;
            this.sessionOut = sessionOut;
            this.sessionIn = sessionIn;
            this.sessionMs = sessionMs;
        }

        String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    void play(int each) {
        for (Door door : Door.values()) {
            for (int i = 0; i < each; i++) {
                guess(door, true);
                guess(door, false);
            }
        }
        for (int i = 0; i < each; i++) {
            automaticLogin();
            backup();
            mistyped(Door.SSH);
            mistyped(Door.WEB_LOGIN);
        }
    }

    private void guess(Door door, boolean isFound) {
        End guesser = stage.peer(chance);
        End server = stage.takeServer();
        int attempts = (int) chance.between(40, 600);
        long gap = chance.between(1, 20) * Stage.SECOND;
        List<Long> times = new ArrayList<>();
        long at = stage.lastDay() + chance.between(0, 18 * Stage.HOUR);
        for (int i = 0; i < attempts; i++) {
            times.add(at);
            attempt(door, guesser, server, at);
            at += chance.jitter(gap, 0.5);
        }
        if (isFound) {
            int sessions = 1 + chance.below(4);
            for (int i = 0; i < sessions; i++) {
                times.add(at);
                session(door, guesser, server, at);
                at += chance.between(2, 40) * Stage.MINUTE;
            }
        }
        tell(
                door.id() + (isFound ? "-found" : "-not-found"),
                Standing.ATTACK,
                guesser,
                server,
                times,
                isFound ? DamageRung.EXECUTED : DamageRung.PROBED);
    }

    private void attempt(Door door, End src, End dst, long atMs) {
        wire.talk(
                atMs,
                src,
                dst,
                door.port,
                chance.jitter(door.guessOut, 0.08),
                chance.jitter(door.guessIn, 0.08),
                chance.jitter(door.guessMs, 0.4));
    }

    private void session(Door door, End src, End dst, long atMs) {
        wire.talk(
                atMs,
                src,
                dst,
                door.port,
                chance.logNormal((double) door.sessionOut, 0.5),
                chance.logNormal((double) door.sessionIn, 0.5),
                chance.logNormal((double) door.sessionMs, 0.4));
    }

    /** A program at a partner that signs in with a key every few minutes and asks the same: short and equal sessions for ever. */
    private void automaticLogin() {
        End partner = stage.peer(chance);
        End server = stage.takeServer();
        long gap = chance.between(2, 10) * Stage.MINUTE;
        long out = chance.between(2600, 4200);
        long in = chance.between(2800, 5200);
        List<Long> times = new ArrayList<>();
        for (long at = stage.day(0); at < stage.endMs(); at += chance.jitter(gap, 0.05)) {
            times.add(at);
            long answer = chance.happens(0.05) ? in * chance.between(5, 40) : in;
            wire.talk(at, partner, server, 22, out, answer, chance.between(500, 1500));
        }
        tell("automatic-login", Standing.LOOK_ALIKE, partner, server, times, DamageRung.NONE);
    }

    /** A nightly copy over many short sessions and a few long ones. */
    private void backup() {
        End store = stage.peer(chance);
        End server = stage.takeServer();
        List<Long> times = new ArrayList<>();
        for (int day = 0; day < stage.days(); day++) {
            long at = stage.day(day) + 2 * Stage.HOUR + chance.between(0, Stage.HOUR);
            for (int i = 0; i < 80; i++) {
                times.add(at);
                boolean isLong = i % 10 == 9;
                wire.talk(
                        at,
                        store,
                        server,
                        22,
                        isLong ? 60_000 : 3100,
                        isLong ? 40_000_000 : 3600,
                        isLong ? 40_000 : 900);
                at += isLong ? 45_000 : 2000;
            }
        }
        tell("backup", Standing.LOOK_ALIKE, store, server, times, DamageRung.NONE);
    }

    private void mistyped(Door door) {
        End person = stage.peer(chance);
        End server = stage.takeServer();
        List<Long> times = new ArrayList<>();
        long at = stage.lastDay() + chance.between(8 * Stage.HOUR, 20 * Stage.HOUR);
        int wrong = 1 + chance.below(4);
        for (int i = 0; i < wrong; i++) {
            times.add(at);
            attempt(door, person, server, at);
            at += chance.between(4, 25) * Stage.SECOND;
        }
        times.add(at);
        session(door, person, server, at);
        tell("mistyped-" + door.id(), Standing.LOOK_ALIKE, person, server, times, DamageRung.NONE);
    }

    private void tell(String kind, Standing standing, End outside, End server, List<Long> times, DamageRung rung) {
        stage.tell(FAMILY, kind, standing, server, outside, times, rung);
    }
}
