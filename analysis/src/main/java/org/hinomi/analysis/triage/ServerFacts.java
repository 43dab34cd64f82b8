// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.triage;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hinomi.analysis.behaviour.Exchange;
import org.hinomi.analysis.behaviour.NearSizes;
import org.hinomi.analysis.behaviour.SizeClasses;
import org.hinomi.analysis.behaviour.SizeClasses.OddExchange;
import org.hinomi.analysis.triage.IncidentFacts.OddPeer;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.network.Direction;
import org.hinomi.model.session.Session;
import org.hinomi.model.session.SessionState;

/**
 * What the sessions of all members with the servers of one incident show.
 *
 * @param odd the probable second download of this host, where there is one
 * @param siblings what other hosts did
 */
record ServerFacts(Optional<OddPeer> odd, Siblings siblings) {

    static ServerFacts of(IpAddress host, Set<IpAddress> suspected, List<Session> peerSessions) {
        Set<IpAddress> others = new HashSet<>();
        Set<IpAddress> answered = new HashSet<>();
        Map<IpAddress, List<Exchange>> byServer = new TreeMap<>();
        for (Session session : peerSessions) {
            if (session.direction() != Direction.OUTBOUND) {
                continue;
            }
            if (!session.src().equals(host)) {
                others.add(session.src());
            }
            if (session.state() == SessionState.ANSWERED && !session.src().equals(host)) {
                answered.add(session.src());
            }
            if (isAnsweredDownload(session)) {
                byServer.computeIfAbsent(session.dst(), fresh -> new ArrayList<>())
                        .add(exchange(session));
            }
        }
        List<OddPeer> odd = findOdd(suspected, byServer);
        boolean isElsewhere = odd.stream()
                .anyMatch(found -> !found.exchange().exchange().host().equals(host));
        return new ServerFacts(
                odd.stream()
                        .filter(found -> found.exchange().exchange().host().equals(host))
                        .findFirst(),
                Siblings.of(host, others, answered, byServer, isElsewhere));
    }

    /**
     * Compares the sizes of all members' exchanges with each server; where nothing but sizes speaks against it, by the
     * detector's own, stricter rule, and never by sizes that are only alike.
     */
    private static List<OddPeer> findOdd(Set<IpAddress> suspected, Map<IpAddress, List<Exchange>> byServer) {
        List<OddPeer> found = new ArrayList<>();
        byServer.forEach((server, exchanges) -> {
            SizeClasses exact = SizeClasses.of(exchanges);
            if (!suspected.contains(server)) {
                exact.findAlone().ifPresent(odd -> found.add(new OddPeer(server, odd, "odd-size-alone")));
                return;
            }
            Optional<OddExchange> corroborated = exact.findCorroborated();
            corroborated.ifPresent(odd -> found.add(new OddPeer(server, odd, "odd-size-corroborated")));
            if (corroborated.isEmpty()) {
                near(exchanges).ifPresent(odd -> found.add(new OddPeer(server, odd, "odd-size-near")));
            }
        });
        return found;
    }

    private static Optional<OddExchange> near(List<Exchange> exchanges) {
        Set<IpAddress> hosts = new TreeSet<>();
        exchanges.forEach(exchange -> hosts.add(exchange.host()));
        return hosts.size() > SizeClasses.MAX_HOSTS || exchanges.size() > Siblings.MAX_EXCHANGES
                ? Optional.empty()
                : SizeClasses.of(NearSizes.levelled(exchanges)).findCorroborated();
    }

    static boolean isAnsweredDownload(Session session) {
        return session.direction() == Direction.OUTBOUND
                && session.state() == SessionState.ANSWERED
                && session.bytesOut() > 0
                && session.bytesIn() > 0;
    }

    private static Exchange exchange(Session session) {
        return new Exchange(
                session.src(), session.srcInstitution(), session.startMs(), session.bytesOut(), session.bytesIn());
    }
}
