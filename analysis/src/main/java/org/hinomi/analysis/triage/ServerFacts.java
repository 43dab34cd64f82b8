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
import org.hinomi.model.session.SessionLookup;
import org.hinomi.model.session.SessionState;

/**
 * What the sessions of all members with the servers of one incident show.
 *
 * @param odd the probable second download of this host, where there is one
 * @param siblings what other hosts did
 * @param known servers that members used on days before: there sizes alone say nothing
 * @param isOddOfKnown whether this host had an answer that stands out from one of these
 */
record ServerFacts(Optional<OddPeer> odd, Siblings siblings, Set<IpAddress> known, boolean isOddOfKnown) {

    /**
     * So long before that a server is looked for that nothing but sizes speaks against: programs that ask their maker's server do
     * so on every working day, and a week has some wherever it begins.
     */
    static final long KNOWN_MS = 7L * 24 * 60 * 60 * 1000;

    /** What an answer from a known server, which nothing but its size speaks against, stands for. */
    private static final String OF_KNOWN = "odd-size-known-server";

    static ServerFacts of(IpAddress host, Set<IpAddress> suspected, Set<IpAddress> known, List<Session> peerSessions) {
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
        List<OddPeer> all = findOdd(suspected, known, byServer);
        List<OddPeer> odd =
                all.stream().filter(found -> !found.basis().equals(OF_KNOWN)).toList();
        boolean isElsewhere = odd.stream().anyMatch(found -> !found.isOf(host));
        return new ServerFacts(
                odd.stream().filter(found -> found.isOf(host)).findFirst(),
                Siblings.of(host, others, answered, byServer, isElsewhere),
                known,
                all.stream().anyMatch(found -> found.isOf(host) && found.basis().equals(OF_KNOWN)));
    }

    /**
     * Compares the sizes of all members' exchanges with each server; where nothing but sizes speaks against it, by the
     * detector's own, stricter rule, and never by sizes that are only alike.
     */
    private static List<OddPeer> findOdd(
            Set<IpAddress> suspected, Set<IpAddress> known, Map<IpAddress, List<Exchange>> byServer) {
        List<OddPeer> found = new ArrayList<>();
        byServer.forEach((server, exchanges) -> {
            SizeClasses exact = SizeClasses.of(exchanges);
            if (!suspected.contains(server)) {
                String basis = known.contains(server) ? OF_KNOWN : "odd-size-alone";
                exact.findAlone().ifPresent(odd -> found.add(new OddPeer(server, odd, basis)));
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

    /** Those of the servers that answered a member in the week before a moment. */
    static Set<IpAddress> knownBefore(long momentMs, Set<IpAddress> servers, SessionLookup lookup) {
        Set<IpAddress> known = new TreeSet<>();
        if (!servers.isEmpty()) {
            lookup.withPeers(servers, momentMs - KNOWN_MS, momentMs).stream()
                    .filter(ServerFacts::isAnsweredDownload)
                    .forEach(session -> known.add(session.dst()));
        }
        return known;
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
