// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.triage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.hinomi.analysis.behaviour.SizeClasses;
import org.hinomi.analysis.triage.SessionFacts.Tally;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.alert.Severity;
import org.hinomi.model.indicator.IndicatorRole;
import org.hinomi.model.judgement.DamageRung;
import org.hinomi.model.session.Session;
import org.hinomi.model.session.SessionState;
import org.hinomi.model.signal.Evidence;
import org.hinomi.model.signal.Signal;

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

    /**
     * What the host fetched from a server after a sensor had called a file of that server malicious and let it go.
     *
     * @param receivedBytes of the one session
     * @param usualMaxBytes the most that the server gave the host in a session before the verdict: the file was among these
     */
    record LaterFetch(long receivedBytes, long usualMaxBytes) {}

    /**
     * The largest such fetch that is as much larger than all before the verdict as {@link SizeClasses} asks for. What began before
     * the verdict may be the file itself, or part of the same page; from a server that many hosts use it may be anything.
     */
    static Optional<LaterFetch> fetchAfterVerdict(IncidentFacts facts) {
        List<LaterFetch> fetches = new ArrayList<>();
        for (Signal signal : facts.signals()) {
            if (IncidentFacts.isPassedFile(signal)) {
                for (IpAddress server : signal.peers()) {
                    if (exchangingHosts(facts, server) <= SizeClasses.MAX_HOSTS) {
                        fetchAfter(facts, server, signal.firstMs()).ifPresent(fetches::add);
                    }
                }
            }
        }
        return fetches.stream().max(Comparator.comparingLong(LaterFetch::receivedBytes));
    }

    /** How many hosts, of all members, exchanged data in sessions that they opened to this server. */
    private static long exchangingHosts(IncidentFacts facts, IpAddress server) {
        return facts.peerSessions().stream()
                .filter(session -> session.dst().equals(server) && ServerFacts.isAnsweredDownload(session))
                .map(Session::src)
                .distinct()
                .count();
    }

    private static Optional<LaterFetch> fetchAfter(IncidentFacts facts, IpAddress server, long verdictMs) {
        long before = 0;
        long after = 0;
        for (Session session : facts.sessions()) {
            boolean isFetch = IncidentFacts.isExchange(session)
                    && session.src().equals(facts.host())
                    && session.dst().equals(server);
            if (isFetch && session.startMs() > verdictMs) {
                after = Math.max(after, session.bytesIn());
            } else if (isFetch) {
                before = Math.max(before, session.bytesIn());
            }
        }
        boolean isMuchLarger =
                before > 0 && after >= SizeClasses.MIN_ODD_BYTES_IN && after >= SizeClasses.MIN_RATIO * before;
        return isMuchLarger ? Optional.of(new LaterFetch(after, before)) : Optional.empty();
    }

    private static boolean isSilent(Session session) {
        return session.state() == SessionState.UNANSWERED || session.state() == SessionState.REFUSED;
    }
}
