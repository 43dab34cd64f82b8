// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate.scored;

import java.util.ArrayList;
import java.util.List;
import org.hinomi.bench.simulate.scored.Staged.Standing;
import org.hinomi.bench.simulate.world.Chance;
import org.hinomi.bench.simulate.world.End;
import org.hinomi.model.judgement.DamageRung;

/** Inside hosts that look for open doors elsewhere or spread to other institutions; and busy hosts that only look so. */
final class InsideScans {

    private static final String FAMILY = "inside-scan";

    private static final List<Integer> PORTS = List.of(22, 23, 445, 3389, 5555, 2323, 8080);

    private final Stage stage;
    private final Chance chance;
    private final Wire wire;

    InsideScans(Stage stage) {
        this.stage = stage;
        chance = stage.chance("inside-scans");
        wire = new Wire(stage, chance);
    }

    void play(int each) {
        for (int i = 0; i < each; i++) {
            outward();
            spreading();
            crawler();
            peerToPeer();
            callsTheDead();
        }
    }

    private void outward() {
        End host = stage.takeUser();
        int port = chance.pick(PORTS);
        List<Long> times = new ArrayList<>();
        long from = start();
        int targets = (int) chance.between(150, 800);
        for (int i = 0; i < targets; i++) {
            long at = from + i * chance.between(20, 4000);
            times.add(at);
            attempt(at, host, stage.peer(chance), port, 0.02);
        }
        tell("outward", Standing.ATTACK, host, times, DamageRung.SPREADING);
    }

    /** Tries neighbours at other institutions; where a door is open it goes in and brings something. */
    private void spreading() {
        End host = stage.takeUser();
        int port = chance.happens(0.6) ? 445 : 22;
        List<Long> times = new ArrayList<>();
        long from = start();
        for (int i = 0; i < 120; i++) {
            long at = from + i * chance.between(500, 6000);
            End target = stage.world().drawMember(chance).anyAddress(chance, false);
            times.add(at);
            attempt(at, host, target, port, 0.05);
            if (chance.happens(0.03)) {
                wire.talk(at + 5000, host, target, port, chance.logNormal(350_000, 0.4), 6000, 9000);
            }
        }
        tell("spreading", Standing.ATTACK, host, times, DamageRung.SPREADING);
    }

    private void attempt(long atMs, End host, End target, int port, double openShare) {
        double outcome = chance.uniform();
        if (outcome < openShare) {
            wire.talk(atMs, host, target, port, 900, 700, 300);
        } else if (outcome < 0.25) {
            wire.refusal(atMs, host, target, port);
        } else {
            wire.knock(atMs, host, target, port);
        }
    }

    /** Research that fetches pages from everywhere: very many peers, nearly all answer. */
    private void crawler() {
        End host = stage.takeServer();
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < 1200; i++) {
            long at = stage.lastDay() + chance.between(0, Stage.DAY - 1);
            times.add(at);
            if (chance.happens(0.05)) {
                wire.silence(at, host, stage.peer(chance), 443);
            } else {
                wire.page(at, host, stage.peer(chance));
            }
        }
        tell("crawler", Standing.LOOK_ALIKE, host, times, DamageRung.NONE);
    }

    /** Peers on arbitrary high ports, a third of them gone. */
    private void peerToPeer() {
        End host = stage.takeUser();
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            End peer = stage.peer(chance);
            int port = 1024 + chance.below(60_000);
            for (int tries = 1 + chance.below(3); tries > 0; tries--) {
                long at = stage.lastDay() + chance.between(9 * Stage.HOUR, 22 * Stage.HOUR);
                times.add(at);
                if (chance.happens(0.35)) {
                    wire.silence(at, host, peer, port);
                } else {
                    wire.talk(
                            at,
                            host,
                            peer,
                            port,
                            chance.logNormal(30_000, 2),
                            chance.logNormal(60_000, 2),
                            wire.length(60_000));
                }
            }
        }
        tell("peer-to-peer", Standing.LOOK_ALIKE, host, times, DamageRung.NONE);
    }

    /** A host with old settings that keeps trying ten servers that are gone. */
    private void callsTheDead() {
        End host = stage.takeUser();
        List<End> dead = stage.peers(chance, 10);
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            long at = stage.lastDay() + chance.between(8 * Stage.HOUR, 19 * Stage.HOUR);
            times.add(at);
            wire.silence(at, host, chance.pick(dead), 443);
        }
        tell("failed-peers", Standing.LOOK_ALIKE, host, times, DamageRung.NONE);
    }

    private long start() {
        return stage.lastDay() + chance.between(0, 22 * Stage.HOUR);
    }

    private void tell(String kind, Standing standing, End host, List<Long> times, DamageRung rung) {
        stage.tell(FAMILY, kind, standing, List.of(host), List.of(), times, rung);
    }
}
