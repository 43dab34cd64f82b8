// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate.attack;

import java.util.List;
import org.hinomi.bench.simulate.world.AlertKind;
import org.hinomi.bench.simulate.world.Chance;
import org.hinomi.bench.simulate.world.End;
import org.hinomi.bench.simulate.world.Member;
import org.hinomi.bench.simulate.world.SensedAlert;
import org.hinomi.bench.simulate.world.SessionDraft;
import org.hinomi.bench.simulate.world.Signature;
import org.hinomi.model.alert.SensorAction;
import org.hinomi.model.alert.Severity;
import org.hinomi.model.indicator.IndicatorRole;
import org.hinomi.model.judgement.DamageRung;
import org.hinomi.model.session.Session;

/** One scanner tries one port on many hosts, another tries many ports on one host. Loud, and must stay quiet. */
public record ScanWave() implements Attack {

    private static final int HOSTS = 48;
    private static final int PORTS = 40;
    private static final int FIRST_PORT = 20;
    private static final int ALERT_EVERY = 8;

    private static final Signature SWEEP = new Signature(
            2912001, AlertKind.INTRUSION, "SCAN sweep over many hosts", "Detection of a Network Scan", Severity.MEDIUM);
    private static final Signature PORT_SCAN = new Signature(
            2912002,
            AlertKind.INTRUSION,
            "SCAN many ports of one host",
            "Detection of a Network Scan",
            Severity.MEDIUM);

    @Override
    public String id() {
        return "scan";
    }

    @Override
    public void play(Cast cast, Chance chance, Window window, Script script) {
        sweep(cast, chance, window, script);
        scanPorts(cast, chance, window, script);
    }

    private void sweep(Cast cast, Chance chance, Window window, Script script) {
        Member member = cast.member();
        End scanner = cast.attacker();
        script.warn(scanner, IndicatorRole.SCANNER, 60, "partner-feed");
        for (int i = 0; i < HOSTS; i++) {
            End host = cast.host(member);
            long startMs = window.at(0.5 * i / HOSTS);
            Session session = script.add(knock(startMs, scanner, host, 445, chance));
            if (i % ALERT_EVERY == 0) {
                script.add(SensedAlert.about(session, SWEEP, startMs, SensorAction.ALLOWED, ""));
                tell(script, member, host, scanner, startMs, startMs, "one of many hosts that a scanner knocked at");
            }
        }
    }

    private void scanPorts(Cast cast, Chance chance, Window window, Script script) {
        Member member = cast.member();
        End host = cast.host(member);
        End scanner = cast.attacker();
        long startMs = window.at(0.5);
        long lastMs = startMs;
        for (int i = 0; i < PORTS; i++) {
            lastMs = window.at(0.5 + 0.3 * i / PORTS);
            Session session = script.add(knock(lastMs, scanner, host, FIRST_PORT + i, chance));
            if (i == PORTS / 2) {
                script.add(SensedAlert.about(session, PORT_SCAN, lastMs, SensorAction.ALLOWED, ""));
            }
        }
        tell(script, member, host, scanner, startMs, lastMs, "a scanner tried forty ports; none is open");
    }

    private static Session knock(long startMs, End scanner, End host, int port, Chance chance) {
        SessionDraft draft = new SessionDraft(startMs, scanner, chance.clientPort(), host, port);
        return (chance.happens(0.3) ? draft.refused() : draft.unanswered(1, 0)).toSession(chance.identity());
    }

    private void tell(Script script, Member member, End host, End scanner, long startMs, long endMs, String explain) {
        List<DamageRung> rungs = List.of(DamageRung.PROBED);
        script.add(
                new Truth(id(), Truth.Outcome.QUIET, member, host, List.of(scanner), startMs, endMs, rungs, explain));
    }
}
