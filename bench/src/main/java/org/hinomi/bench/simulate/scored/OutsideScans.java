// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate.scored;

import java.util.ArrayList;
import java.util.List;
import org.hinomi.bench.simulate.scored.Staged.Standing;
import org.hinomi.bench.simulate.world.Chance;
import org.hinomi.bench.simulate.world.End;
import org.hinomi.bench.simulate.world.Member;
import org.hinomi.model.indicator.IndicatorRole;
import org.hinomi.model.judgement.DamageRung;

/** Who looks for open doors from outside, and crawlers, which do the same among servers that want to be found. */
final class OutsideScans {

    static final String FAMILY = "outside-scan";

    private static final List<Integer> PORTS = List.of(22, 23, 80, 443, 445, 3389, 5900, 8080, 1433, 6379, 2323, 8443);

    private final Stage stage;
    private final Chance chance;
    private final Wire wire;

    OutsideScans(Stage stage) {
        this.stage = stage;
        chance = stage.chance("outside-scans");
        wire = new Wire(stage, chance);
    }

    void play(int each) {
        for (int i = 0; i < 2 * each; i++) {
            wide("horizontal", chance.between(80, 400), chance.between(1, 60) * Stage.MINUTE);
        }
        for (int i = 0; i < each; i++) {
            vertical();
            deepAfterWide();
            knownProject();
            crawler();
        }
        playSlow(each);
    }

    /** One contact every five to thirty minutes, for the whole of the world's time. */
    void playSlow(int count) {
        for (int i = 0; i < count; i++) {
            End scanner = stage.peer(chance);
            int port = chance.pick(PORTS);
            long gap = chance.between(5, 30) * Stage.MINUTE;
            List<Long> times = new ArrayList<>();
            for (long at = stage.day(0) + chance.between(0, gap); at < stage.endMs(); at += chance.jitter(gap, 0.4)) {
                times.add(at);
                probe(at, scanner, anywhere(), port);
            }
            tell("slow", Standing.ATTACK, scanner, times);
        }
    }

    private List<Long> wide(String kind, long targets, long lengthMs) {
        End scanner = stage.peer(chance);
        List<Long> times = sweep(scanner, chance.pick(PORTS), targets, start(), lengthMs);
        tell(kind, Standing.ATTACK, scanner, times);
        return times;
    }

    private List<Long> sweep(End scanner, int port, long targets, long fromMs, long lengthMs) {
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < targets; i++) {
            long at = fromMs + chance.between(0, lengthMs);
            times.add(at);
            probe(at, scanner, anywhere(), port);
        }
        return times;
    }

    private void vertical() {
        End scanner = stage.peer(chance);
        End target = stage.takeServer();
        List<Long> times = new ArrayList<>();
        long from = start();
        int ports = (int) chance.between(60, 800);
        for (int i = 0; i < ports; i++) {
            long at = from + i * chance.between(5, 900);
            times.add(at);
            probe(at, scanner, target, 1 + chance.below(10_000));
        }
        tell("vertical", Standing.ATTACK, scanner, times);
    }

    /** First one port everywhere, then many questions to the few that answered. */
    private void deepAfterWide() {
        End scanner = stage.peer(chance);
        long from = start();
        List<Long> times = new ArrayList<>(sweep(scanner, 443, 150, from, 30 * Stage.MINUTE));
        for (int target = 0; target < 4; target++) {
            End server =
                    chance.pick(chance.pick(stage.world().members()).servers().ipv4());
            long begin = from + chance.between(31, 90) * Stage.MINUTE;
            for (int i = 0; i < 60; i++) {
                long at = begin + i * chance.between(100, 1500);
                times.add(at);
                wire.talk(
                        at,
                        scanner,
                        server,
                        i % 5 == 0 ? 8443 : 443,
                        chance.between(500, 900),
                        chance.between(700, 5200),
                        120);
            }
        }
        tell("deep-after-wide", Standing.ATTACK, scanner, times);
    }

    /** A project that says who it is: on the list of scanners, all day, several ports. */
    private void knownProject() {
        End scanner = stage.peer(chance);
        stage.warn(scanner, IndicatorRole.SCANNER, 90, "scanning-projects");
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            long at = chance.between(stage.day(0), stage.endMs() - 1);
            times.add(at);
            probe(at, scanner, anywhere(), chance.pick(PORTS));
        }
        tell("known-project", Standing.ATTACK, scanner, times);
    }

    /** Visits the web servers of all institutions and is answered nearly always. */
    private void crawler() {
        End crawler = stage.peer(chance);
        List<Long> times = new ArrayList<>();
        for (Member member : stage.world().members()) {
            for (End server : member.servers().ipv4().subList(0, 2)) {
                for (int i = 0; i < 6; i++) {
                    long at = chance.between(stage.day(0), stage.endMs() - 1);
                    times.add(at);
                    wire.page(at, crawler, server);
                }
            }
        }
        tell("crawler", Standing.LOOK_ALIKE, crawler, times);
    }

    private void probe(long atMs, End scanner, End target, int port) {
        double outcome = chance.uniform();
        if (outcome < 0.25) {
            wire.refusal(atMs, scanner, target, port);
        } else if (outcome < 0.97) {
            wire.knock(atMs, scanner, target, port);
        } else {
            wire.talk(atMs, scanner, target, port, 230, 180, 40);
        }
    }

    private End anywhere() {
        return stage.world().drawMember(chance).anyAddress(chance, false);
    }

    private long start() {
        return stage.lastDay() + chance.between(0, 20 * Stage.HOUR);
    }

    private void tell(String kind, Standing standing, End scanner, List<Long> times) {
        DamageRung rung = standing == Standing.LOOK_ALIKE ? DamageRung.NONE : DamageRung.PROBED;
        stage.tell(FAMILY, kind, standing, List.of(), List.of(scanner), times, rung);
    }
}
