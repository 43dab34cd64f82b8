// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate.scored;

import java.util.ArrayList;
import java.util.List;
import org.hinomi.bench.simulate.scored.Staged.Standing;
import org.hinomi.bench.simulate.world.Chance;
import org.hinomi.bench.simulate.world.End;
import org.hinomi.model.judgement.DamageRung;

/**
 * Servers that do not answer: some are the attackers', prepared or already withdrawn; most are only old. A server that wakes
 * answers one of the hosts that had called it in vain; the claim is right about any of these hosts.
 */
final class ColdServers {

    private static final String FAMILY = "cold-server";

    private final Stage stage;
    private final Chance chance;
    private final Wire wire;

    ColdServers(Stage stage) {
        this.stage = stage;
        chance = stage.chance("cold-servers");
        wire = new Wire(stage, chance);
    }

    void play(int each) {
        for (int i = 0; i < each; i++) {
            wakes();
            servedOnce();
        }
        for (int i = 0; i < (each + 1) / 2; i++) {
            decommissioned();
            deadTracker();
            outage();
        }
    }

    /** Several hosts fetch something, then call a server that does not answer; hours later it answers one of them. */
    private void wakes() {
        End delivery = stage.peer(chance);
        End server = stage.peer(chance);
        int hostCount = 2 + chance.below(4);
        List<End> hosts = new ArrayList<>();
        List<Long> times = new ArrayList<>();
        long from = stage.lastDay() - chance.between(2, 16) * Stage.HOUR;
        long wakeMs = stage.lastDay() + chance.between(2, 20) * Stage.HOUR;
        for (int i = 0; i < hostCount; i++) {
            End host = stage.takeUser();
            hosts.add(host);
            long delivered = from + chance.between(0, 90) * Stage.MINUTE;
            wire.talk(delivered, host, delivery, 80, 1100, chance.logNormal(450_000, 0.4), 2500);
            long gap = chance.between(10, 60) * Stage.MINUTE;
            for (long at = delivered + 2 * Stage.MINUTE; at < wakeMs; at += chance.jitter(gap, 0.3)) {
                times.add(at);
                wire.silence(at, host, server, 443);
            }
        }
        for (int i = 0; i < 3; i++) {
            long at = wakeMs + i * 5L * Stage.MINUTE;
            times.add(at);
            wire.talk(at, hosts.getFirst(), server, 443, 1600, i == 1 ? 380_000 : 2300, 900);
        }
        tell("wakes", Standing.ATTACK, hosts, server, times, DamageRung.COMMAND_AND_CONTROL);
    }

    /** A server gives one large answer to each of a few hosts and is gone the same hour; the program keeps calling. */
    private void servedOnce() {
        End server = stage.peer(chance);
        List<End> hosts = new ArrayList<>();
        List<Long> times = new ArrayList<>();
        long served = stage.lastDay() + chance.between(1, 14) * Stage.HOUR;
        int hostCount = 1 + chance.below(3);
        for (int i = 0; i < hostCount; i++) {
            End host = stage.takeUser();
            hosts.add(host);
            long at = served + chance.between(0, 30) * Stage.MINUTE;
            times.add(at);
            wire.talk(at, host, server, 80, 1300, chance.logNormal(500_000, 0.5), 3000);
            for (int call = 0; call < 12; call++) {
                long later = served + Stage.HOUR + call * chance.between(10, 30) * Stage.MINUTE;
                times.add(later);
                wire.silence(later, host, server, 80);
            }
        }
        tell("served-once", Standing.ATTACK, hosts, server, times, DamageRung.DELIVERED);
    }

    /** A service that many used and that was switched off for good. */
    private void decommissioned() {
        End server = stage.peer(chance);
        long offMs = stage.lastDay() + chance.between(0, 4) * Stage.HOUR;
        useByMany(server, 20, "decommissioned", (host, at) -> at < offMs);
    }

    /** An address in old pages or settings that never answers. */
    private void deadTracker() {
        useByMany(stage.peer(chance), 25, "dead-tracker", (host, at) -> false);
    }

    /** A service that is down for an hour or two and comes back. */
    private void outage() {
        End server = stage.peer(chance);
        long offMs = stage.lastDay() + chance.between(3, 18) * Stage.HOUR;
        long onMs = offMs + chance.between(60, 120) * Stage.MINUTE;
        useByMany(server, 15, "outage", (host, at) -> at < offMs || at > onMs);
    }

    private interface Answers {

        boolean does(End host, long atMs);
    }

    private void useByMany(End server, int hostCount, String kind, Answers answers) {
        List<End> hosts = new ArrayList<>();
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < hostCount; i++) {
            End host = chance.pick(stage.users());
            hosts.add(host);
            for (int day = 0; day < stage.days(); day++) {
                for (int call = 0; call < 8; call++) {
                    long at = stage.day(day) + chance.between(8 * Stage.HOUR, 20 * Stage.HOUR);
                    times.add(at);
                    if (answers.does(host, at)) {
                        wire.page(at, host, server);
                    } else {
                        wire.silence(at, host, server, 443);
                    }
                }
            }
        }
        tell(kind, Standing.LOOK_ALIKE, hosts, server, times, DamageRung.NONE);
    }

    private void tell(String kind, Standing standing, List<End> hosts, End server, List<Long> times, DamageRung rung) {
        stage.tell(FAMILY, kind, standing, hosts, List.of(server), times, rung);
    }
}
