// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.triage;

import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hinomi.analysis.triage.SessionFacts.Tally;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.alert.Severity;
import org.hinomi.model.indicator.IndicatorRole;
import org.hinomi.model.judgement.DamageRung;
import org.hinomi.model.session.Session;
import org.hinomi.model.session.SessionState;
import org.hinomi.model.signal.Evidence;

/** What the sessions of one incident show of a program: that it goes on calling a silent peer, or hands something over. */
final class ProgramTraffic {

    private ProgramTraffic() {}

    /** Bytes that left the host for a command server in sessions that sent far more than they received. */
    static long uploadedToCommandServers(IncidentFacts facts) {
        Set<IpAddress> servers = commandServers(facts);
        return facts.sessions().stream()
                .filter(session -> IncidentFacts.isExchange(session)
                        && session.src().equals(facts.host())
                        && servers.contains(session.dst())
                        && session.bytesOut() >= DamageLadder.UPLOAD_RATIO * session.bytesIn())
                .mapToLong(Session::bytesOut)
                .sum();
    }

    /** The peers that count as command servers: listed as one, claimed as one, or an attacker that the host turned to. */
    private static Set<IpAddress> commandServers(IncidentFacts facts) {
        Set<IpAddress> servers = facts.peersOf(signal -> signal.evidence() instanceof Evidence.IndicatorContact contact
                && contact.indicator().role() == IndicatorRole.COMMAND_AND_CONTROL);
        facts.behaviours().stream()
                .filter(behaviour -> behaviour.evidence().rung() == DamageRung.COMMAND_AND_CONTROL)
                .forEach(behaviour -> servers.addAll(behaviour.peers()));
        if (facts.callsBack()) {
            servers.addAll(facts.peersOf(
                    signal -> signal.evidence() instanceof Evidence.Alerts alerts && !alerts.isFromHost()));
        }
        return servers;
    }

    /**
     * How the host went on calling one peer that did not answer it, of those that an alert of medium severity or more names it as
     * the source for; of several the one that it called most. Only calls that nobody answered count.
     */
    static Tally alertedSilence(IncidentFacts facts) {
        Set<IpAddress> peers = facts.peersOf(signal -> IncidentFacts.isAlertOfHost(signal, Severity.MEDIUM));
        Map<IpAddress, Tally> silent = new TreeMap<>();
        for (Session session : facts.sessions()) {
            if (session.src().equals(facts.host()) && peers.contains(session.dst()) && isSilent(session)) {
                silent.merge(session.dst(), Tally.NONE.with(session), (sum, one) -> sum.with(session));
            }
        }
        return silent.values().stream()
                .max(Comparator.comparingLong(Tally::sessions).thenComparingLong(Tally::spanMs))
                .orElse(Tally.NONE);
    }

    private static boolean isSilent(Session session) {
        return session.state() == SessionState.UNANSWERED || session.state() == SessionState.REFUSED;
    }
}
