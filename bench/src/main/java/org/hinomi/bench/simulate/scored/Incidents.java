// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate.scored;

import java.util.ArrayList;
import java.util.List;
import org.hinomi.bench.simulate.scored.Staged.Standing;
import org.hinomi.bench.simulate.world.AlertKind;
import org.hinomi.bench.simulate.world.Chance;
import org.hinomi.bench.simulate.world.End;
import org.hinomi.bench.simulate.world.SensedAlert;
import org.hinomi.bench.simulate.world.Signature;
import org.hinomi.model.alert.SensorAction;
import org.hinomi.model.alert.Severity;
import org.hinomi.model.indicator.IndicatorRole;
import org.hinomi.model.judgement.DamageRung;
import org.hinomi.model.session.Session;

/**
 * Incidents that somebody raised an alert or an indicator about, each with the rung that was really reached. What the alert says and
 * what happened are drawn apart: a label is not damage.
 */
final class Incidents {

    static final String FAMILY = "damage";

    private static final int EACH = 12;

    private final Stage stage;
    private final Chance chance;
    private final Wire wire;

    Incidents(Stage stage) {
        this.stage = stage;
        chance = stage.chance("incidents");
        wire = new Wire(stage, chance);
    }

    void play() {
        for (int i = 0; i < EACH; i++) {
            falseAlarm();
            probed();
            delivered();
            executed();
            commanded();
            secondDownload();
            spreading();
            exfiltration();
        }
    }

    /** A signature that fires on an ordinary page. */
    private void falseAlarm() {
        End host = chance.pick(stage.users());
        End site = stage.peer(chance);
        long at = start();
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            times.add(at + i * 20_000L);
            Session page = wire.talk(at + i * 20_000L, host, site, 443, 1800, chance.logNormal(9000, 1), 1200);
            if (i == 0) {
                alert(page, "Suspicious user agent", SensorAction.ALLOWED);
            }
        }
        tell(DamageRung.NONE, host, site, times);
    }

    /** An exploit is sent to a server that refuses, or that answers no more than to anybody. */
    private void probed() {
        End attacker = stage.peer(chance);
        End server = stage.takeServer();
        long at = start();
        List<Long> times = new ArrayList<>();
        boolean isBlocked = chance.happens(0.5);
        for (int i = 0; i < 5; i++) {
            times.add(at + i * 3000L);
            Session attempt = isBlocked
                    ? wire.refusal(at + i * 3000L, attacker, server, 443)
                    : wire.talk(at + i * 3000L, attacker, server, 443, 900, 520, 120);
            alert(attempt, exploitName(), isBlocked ? SensorAction.BLOCKED : SensorAction.ALLOWED);
        }
        tell(DamageRung.PROBED, server, attacker, times);
    }

    /** A host fetches something bad and nothing follows. */
    private void delivered() {
        End host = stage.takeUser();
        End server = stage.peer(chance);
        stage.warn(server, IndicatorRole.DISTRIBUTION, 85, "open-feed");
        long at = start();
        alert(fetch(at, host, server), "Malicious document download", SensorAction.ALLOWED);
        tell(DamageRung.DELIVERED, host, server, List.of(at));
    }

    /** As delivered; then the program calls a listed command server that never answers. */
    private void executed() {
        End host = stage.takeUser();
        End server = commandServer();
        long at = start();
        alert(fetch(at, host, server), "Malicious document download", SensorAction.ALLOWED);
        List<Long> times = new ArrayList<>(List.of(at));
        for (int i = 1; i <= 30; i++) {
            long call = at + i * chance.jitter(60_000, 0.1);
            times.add(call);
            wire.silence(call, host, server, 443);
        }
        tell(DamageRung.EXECUTED, host, server, times);
    }

    private void commanded() {
        End host = stage.takeUser();
        End server = commandServer();
        tell(DamageRung.COMMAND_AND_CONTROL, host, server, command(host, server, start()));
    }

    private void secondDownload() {
        End host = stage.takeUser();
        End server = commandServer();
        long at = start();
        List<Long> times = new ArrayList<>(command(host, server, at));
        long fetched = at + 10 * Stage.MINUTE;
        wire.talk(fetched, host, server, 443, 1600, chance.logNormal(420_000, 0.3), 2500);
        times.add(fetched);
        tell(DamageRung.SECOND_DOWNLOAD, host, server, times);
    }

    private void spreading() {
        End host = stage.takeUser();
        End server = commandServer();
        long at = start();
        List<Long> times = new ArrayList<>(command(host, server, at));
        List<End> peers = new ArrayList<>(List.of(server));
        for (int i = 0; i < 80; i++) {
            long tried = at + 20 * Stage.MINUTE + i * chance.between(300, 3000);
            End target = stage.world().drawMember(chance).anyAddress(chance, false);
            times.add(tried);
            peers.add(target);
            if (i % 20 == 19) {
                wire.talk(tried, host, target, 445, chance.logNormal(300_000, 0.3), 5000, 4000);
            } else {
                wire.knock(tried, host, target, 445);
            }
        }
        stage.tell(
                FAMILY, DamageRung.SPREADING.id(), Standing.ATTACK, List.of(host), peers, times, DamageRung.SPREADING);
    }

    private void exfiltration() {
        End host = stage.takeUser();
        End server = commandServer();
        long at = start();
        List<Long> times = new ArrayList<>(command(host, server, at));
        for (int i = 0; i < 6; i++) {
            long sent = at + 30 * Stage.MINUTE + i * chance.between(1, 8) * Stage.MINUTE;
            long bytes = chance.logNormal(180e6, 0.6);
            times.add(sent);
            wire.talk(sent, host, server, 443, bytes, bytes / 70, bytes / 8000);
        }
        tell(DamageRung.EXFILTRATION, host, server, times);
    }

    /** Forty answered calls of one size; the first raises an alert. */
    private List<Long> command(End host, End server, long fromMs) {
        List<Long> times = new ArrayList<>();
        long out = chance.between(500, 1500);
        long in = chance.between(600, 2500);
        for (int i = 0; i < 40; i++) {
            long at = fromMs + i * chance.jitter(60_000, 0.1);
            times.add(at);
            Session call = wire.talk(at, host, server, 443, out, in, chance.between(80, 400));
            if (i == 0) {
                alert(call, "Trojan check-in", SensorAction.ALLOWED);
            }
        }
        return times;
    }

    private Session fetch(long atMs, End host, End server) {
        return wire.talk(atMs, host, server, 80, 1100, chance.logNormal(260_000, 0.5), 1800);
    }

    private End commandServer() {
        End server = stage.peer(chance);
        if (chance.happens(0.6)) {
            stage.warn(server, IndicatorRole.COMMAND_AND_CONTROL, 85, "national-feed");
        }
        return server;
    }

    private long start() {
        return stage.lastDay() + chance.between(0, 20 * Stage.HOUR);
    }

    private String exploitName() {
        return chance.happens(0.3) ? "Attempted data exfiltration" : "Attempted remote code execution";
    }

    private void alert(Session session, String name, SensorAction action) {
        Signature signature = new Signature(
                90_000 + Math.floorMod(name.hashCode(), 1000), AlertKind.INTRUSION, name, "attempt", Severity.HIGH);
        stage.add(SensedAlert.about(session, signature, session.startMs() + session.durationMs(), action, ""));
    }

    private void tell(DamageRung rung, End host, End peer, List<Long> times) {
        Standing standing = rung == DamageRung.NONE ? Standing.LOOK_ALIKE : Standing.ATTACK;
        stage.tell(FAMILY, rung.id(), standing, host, peer, times, rung);
    }
}
