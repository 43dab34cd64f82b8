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
 * One host works with an outside address that no member ever met before, on the last day: somebody at the keyboard. Ordinary
 * browsing meets new addresses all the time, for some minutes each; the look-alikes here are new addresses that are used for
 * longer, or at odd ports.
 */
final class RarePeers {

    private static final String FAMILY = "rare-peer";

    private static final List<Integer> PORTS = List.of(443, 443, 8443, 8080, 4444, 9443, 1443, 50050);

    private final Stage stage;
    private final Chance chance;
    private final Wire wire;

    RarePeers(Stage stage) {
        this.stage = stage;
        chance = stage.chance("rare-peers");
        wire = new Wire(stage, chance);
    }

    void play(int each) {
        for (int i = 0; i < each; i++) {
            handsOn();
            newSite();
        }
        for (int i = 0; i < each / 2; i++) {
            newSharedService();
        }
    }

    /** Six to thirty sessions over one to five hours, irregular, some long; what is typed goes in, what is read comes out. */
    private void handsOn() {
        End host = stage.takeUser();
        End server = stage.peer(chance);
        int port = chance.pick(PORTS);
        long from = stage.lastDay() + chance.between(0, 18) * Stage.HOUR;
        long length = chance.between(60, 300) * Stage.MINUTE;
        int sessions = (int) chance.between(6, 30);
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < sessions; i++) {
            long at = from + chance.between(0, length);
            times.add(at);
            wire.talk(
                    at,
                    host,
                    server,
                    port,
                    chance.logNormal(40_000, 1.2),
                    chance.logNormal(15_000, 1),
                    wire.length(60_000));
        }
        stage.tell(FAMILY, "hands-on", Standing.ATTACK, host, server, times, DamageRung.COMMAND_AND_CONTROL);
    }

    /** A site that only this person reads, and that becomes a favourite today. */
    private void newSite() {
        End host = stage.takeUser();
        End site = stage.peer(chance);
        List<Long> times = new ArrayList<>();
        int visits = (int) chance.between(2, 5);
        for (int i = 0; i < visits; i++) {
            long at = stage.lastDay() + chance.between(9, 18) * Stage.HOUR + chance.between(0, Stage.HOUR);
            for (int part = chance.below(5); part >= 0; part--) {
                long begin = at + part * chance.between(100, 8000);
                times.add(begin);
                wire.page(begin, host, site);
            }
        }
        stage.tell(FAMILY, "new-site", Standing.LOOK_ALIKE, host, site, times, DamageRung.NONE);
    }

    /** A service that several institutions begin to use on the same day. */
    private void newSharedService() {
        End server = stage.peer(chance);
        List<End> hosts = new ArrayList<>();
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            End host = chance.pick(stage.users());
            hosts.add(host);
            for (int call = 0; call < 12; call++) {
                long at = stage.lastDay() + chance.between(9 * Stage.HOUR, 18 * Stage.HOUR);
                times.add(at);
                wire.page(at, host, server);
            }
        }
        stage.tell(FAMILY, "new-shared-service", Standing.LOOK_ALIKE, hosts, List.of(server), times, DamageRung.NONE);
    }
}
