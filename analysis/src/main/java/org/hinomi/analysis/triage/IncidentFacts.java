// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.triage;

import java.util.ArrayList;
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
import org.hinomi.model.indicator.Indicator;
import org.hinomi.model.indicator.IndicatorRole;
import org.hinomi.model.network.Direction;
import org.hinomi.model.session.Session;
import org.hinomi.model.session.SessionState;
import org.hinomi.model.signal.Evidence;
import org.hinomi.model.signal.Signal;

/**
 * Everything that triage and the ladder look at, drawn from the signals of one host and cause and from the sessions of
 * their peers.
 *
 * @param host the inside host
 * @param signals the claims, none withdrawn
 * @param sessions sessions of the peers, of all institutions
 * @param own what the host's own sessions with the peers add up to
 * @param odd the probable second download of this host, where there is one
 */
record IncidentFacts(
        IpAddress host, List<Signal> signals, List<Session> sessions, SessionFacts own, Optional<OddExchange> odd) {

    static IncidentFacts of(IpAddress host, List<Signal> signals, List<Session> sessions) {
        SessionFacts own = SessionFacts.of(host, sessions);
        return new IncidentFacts(host, signals, sessions, own, findOdd(host, signals, sessions));
    }

    /** Compares the sizes of all members' exchanges with each peer; a claim of the detector stands by itself. */
    private static Optional<OddExchange> findOdd(IpAddress host, List<Signal> signals, List<Session> sessions) {
        Map<IpAddress, List<Exchange>> byPeer = new TreeMap<>();
        for (Session session : sessions) {
            if (isAnsweredDownload(session)) {
                byPeer.computeIfAbsent(session.dst(), fresh -> new ArrayList<>())
                        .add(exchange(session));
            }
        }
        Set<IpAddress> suspected = suspectedPeers(signals);
        for (Map.Entry<IpAddress, List<Exchange>> entry : byPeer.entrySet()) {
            SizeClasses classes = SizeClasses.of(entry.getValue());
            Optional<OddExchange> odd =
                    suspected.contains(entry.getKey()) ? classes.findCorroborated() : classes.findAlone();
            if (odd.isPresent() && odd.get().exchange().host().equals(host)) {
                return odd;
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

    /** Whether an alert about traffic to the host was let through. */
    boolean hasAllowedInboundAlert() {
        return alerts().anyMatch(alert -> !alert.isFromHost() && alert.allowed() > 0);
    }

    /** Whether the host opened a session to a peer after an alert about that peer's traffic to it was let through. */
    boolean callsBack() {
        return signals.stream()
                .filter(signal -> signal.evidence() instanceof Evidence.Alerts alerts
                        && !alerts.isFromHost()
                        && alerts.allowed() > 0)
                .anyMatch(signal -> sessions.stream()
                        .anyMatch(session -> session.src().equals(host)
                                && session.startMs() >= signal.firstMs()
                                && signal.peers().contains(session.dst())));
    }
}
