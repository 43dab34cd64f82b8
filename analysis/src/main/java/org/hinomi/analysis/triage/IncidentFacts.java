// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.triage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hinomi.analysis.behaviour.Exchange;
import org.hinomi.analysis.behaviour.SizeClasses;
import org.hinomi.analysis.behaviour.SizeClasses.OddExchange;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.alert.Severity;
import org.hinomi.model.indicator.Indicator;
import org.hinomi.model.indicator.IndicatorRole;
import org.hinomi.model.network.Direction;
import org.hinomi.model.session.Session;
import org.hinomi.model.session.SessionLookup;
import org.hinomi.model.session.SessionState;
import org.hinomi.model.signal.Evidence;
import org.hinomi.model.signal.Signal;

/**
 * Everything that triage and the ladder look at, drawn from the signals of one host and cause and from the sessions of
 * their peers.
 *
 * @param host the inside host
 * @param signals the claims, none withdrawn
 * @param sessions the host's own sessions with the peers
 * @param own what they add up to
 * @param odd the probable second download of this host, where there is one
 */
record IncidentFacts(
        IpAddress host, List<Signal> signals, List<Session> sessions, SessionFacts own, Optional<OddPeer> odd) {

    /** Sessions so long before the first and after the last record of a claim are weighed too. */
    static final long CONTEXT_MS = 24L * 60 * 60 * 1000;

    /**
     * A second download and where it came from.
     *
     * @param peer the server
     * @param exchange the exchange, against the usual ones
     */
    record OddPeer(IpAddress peer, OddExchange exchange) {}

    static IncidentFacts of(IpAddress host, List<Signal> signals, SessionLookup lookup) {
        Set<IpAddress> peers = new TreeSet<>();
        long fromMs = Long.MAX_VALUE;
        long toMs = Long.MIN_VALUE;
        for (Signal signal : signals) {
            peers.addAll(signal.peers());
            fromMs = Math.min(fromMs, signal.firstMs() - CONTEXT_MS);
            toMs = Math.max(toMs, signal.lastMs() + CONTEXT_MS);
        }
        List<Session> sessions = peers.isEmpty() ? List.of() : lookup.between(host, peers, fromMs, toMs);
        Set<IpAddress> servers = new TreeSet<>();
        sessions.stream().filter(IncidentFacts::isAnsweredDownload).forEach(session -> servers.add(session.dst()));
        servers.retainAll(peers);
        List<Session> shared = servers.isEmpty() ? List.of() : lookup.withPeers(servers, fromMs, toMs);
        return new IncidentFacts(
                host, signals, sessions, SessionFacts.of(host, sessions), findOdd(host, signals, shared));
    }

    /**
     * Compares the sizes of all members' exchanges with each server; where nothing but sizes speaks against it, by the
     * detector's own, stricter rule.
     */
    private static Optional<OddPeer> findOdd(IpAddress host, List<Signal> signals, List<Session> shared) {
        Map<IpAddress, List<Exchange>> byServer = new TreeMap<>();
        for (Session session : shared) {
            if (isAnsweredDownload(session)) {
                byServer.computeIfAbsent(session.dst(), fresh -> new ArrayList<>())
                        .add(exchange(session));
            }
        }
        Set<IpAddress> suspected = suspectedPeers(signals);
        for (Map.Entry<IpAddress, List<Exchange>> entry : byServer.entrySet()) {
            SizeClasses classes = SizeClasses.of(entry.getValue());
            Optional<OddExchange> odd =
                    suspected.contains(entry.getKey()) ? classes.findCorroborated() : classes.findAlone();
            if (odd.isPresent() && odd.get().exchange().host().equals(host)) {
                return Optional.of(new OddPeer(entry.getKey(), odd.get()));
            }
        }
        return Optional.empty();
    }

    /** Peers that something other than sizes speaks against. */
    private static Set<IpAddress> suspectedPeers(List<Signal> signals) {
        Set<IpAddress> peers = new TreeSet<>();
        for (Signal signal : signals) {
            if (!(signal.evidence() instanceof Evidence.OddSize)) {
                peers.addAll(signal.peers());
            }
        }
        return peers;
    }

    private static boolean isAnsweredDownload(Session session) {
        return session.direction() == Direction.OUTBOUND
                && session.state() == SessionState.ANSWERED
                && session.bytesOut() > 0
                && session.bytesIn() > 0;
    }

    private static Exchange exchange(Session session) {
        return new Exchange(
                session.src(), session.srcInstitution(), session.startMs(), session.bytesOut(), session.bytesIn());
    }

    Stream<Evidence.Alerts> alerts() {
        return evidence(Evidence.Alerts.class);
    }

    Stream<Evidence.IndicatorContact> contacts() {
        return evidence(Evidence.IndicatorContact.class);
    }

    private <T extends Evidence> Stream<T> evidence(Class<T> kind) {
        return signals.stream().map(Signal::evidence).filter(kind::isInstance).map(kind::cast);
    }

    /** The indicators behind the contacts, most exact first. */
    List<Indicator> indicators() {
        return contacts().map(Evidence.IndicatorContact::indicator).sorted().toList();
    }

    boolean hasIndicator(IndicatorRole role) {
        return contacts().anyMatch(contact -> contact.indicator().role() == role);
    }

    /**
     * Whether what the host fetched may do harm: from a listed address other than a scanner, or with an alert of medium
     * severity or more. Policy notes (an old browser, a look-up service) say nothing of the kind.
     */
    boolean isFetchSuspect() {
        boolean isListed = contacts().anyMatch(contact -> contact.indicator().role() != IndicatorRole.SCANNER);
        return isListed
                || alerts().anyMatch(
                                alert -> alert.isFromHost() && alert.severity().compareTo(Severity.MEDIUM) >= 0);
    }

    /** Whether all there is comes from outside, and from addresses that are known to scan everybody. */
    boolean isKnownScan() {
        return own.fromHost().sessions() == 0
                && contacts().findAny().isPresent()
                && contacts().allMatch(contact -> contact.indicator().role() == IndicatorRole.SCANNER);
    }

    /** Whether an alert about traffic to the host was let through. */
    boolean hasAllowedInboundAlert() {
        return alerts().anyMatch(alert -> !alert.isFromHost() && alert.allowed() > 0);
    }

    /** Whether the host opened a session to a peer after an alert about that peer's traffic to it was let through. */
    boolean callsBack() {
        Map<IpAddress, Long> lastCallMs = new HashMap<>();
        for (Session session : sessions) {
            if (session.src().equals(host)) {
                lastCallMs.merge(session.dst(), session.startMs(), Math::max);
            }
        }
        return signals.stream()
                .filter(signal -> signal.evidence() instanceof Evidence.Alerts alerts
                        && !alerts.isFromHost()
                        && alerts.allowed() > 0)
                .anyMatch(signal -> signal.peers().stream()
                        .anyMatch(peer -> lastCallMs.getOrDefault(peer, Long.MIN_VALUE) >= signal.firstMs()));
    }
}
