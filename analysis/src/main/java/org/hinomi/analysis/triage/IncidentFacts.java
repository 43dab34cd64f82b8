// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.triage;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hinomi.analysis.behaviour.SizeClasses.OddExchange;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.alert.Severity;
import org.hinomi.model.context.PeerContext;
import org.hinomi.model.context.TriageContext;
import org.hinomi.model.indicator.Indicator;
import org.hinomi.model.indicator.IndicatorRole;
import org.hinomi.model.network.Direction;
import org.hinomi.model.session.Session;
import org.hinomi.model.session.SessionLookup;
import org.hinomi.model.session.SessionState;
import org.hinomi.model.signal.BehaviourInfo;
import org.hinomi.model.signal.Evidence;
import org.hinomi.model.signal.Signal;

/**
 * Everything that triage and the ladder look at, drawn from the signals of one host and cause and from the sessions of
 * their peers.
 *
 * @param host the inside host
 * @param signals the claims, none withdrawn
 * @param behaviours what detectors of behaviour say among them, surest first
 * @param sessions the host's own sessions with the peers, also those before the first claim
 * @param own what they add up to
 * @param peerSessions sessions of all members with the servers among the peers
 * @param servers what those show: a second download, and what other hosts did
 * @param infos of the detectors of behaviour, by id
 * @param context what is known around the incident
 */
record IncidentFacts(
        IpAddress host,
        List<Signal> signals,
        List<Behaviour> behaviours,
        List<Session> sessions,
        SessionFacts own,
        List<Session> peerSessions,
        ServerFacts servers,
        Map<String, BehaviourInfo> infos,
        TriageContext context) {

    /** Sessions so long before the first and after the last record of a claim are weighed too. */
    static final long CONTEXT_MS = 24L * 60 * 60 * 1000;

    /**
     * Silent servers of which other hosts' sessions are looked up. Those that answered are looked up in any case; a host that
     * calls more silent addresses than this scans, and its siblings say nothing.
     */
    private static final int MAX_SILENT_SERVERS = 8;

    /**
     * A second download and where it came from.
     *
     * @param peer the server
     * @param exchange the exchange, against the usual ones
     * @param basis id of its row in the {@link LikelihoodTable}
     */
    record OddPeer(IpAddress peer, OddExchange exchange, String basis) {

        boolean isNear() {
            return basis.equals("odd-size-near");
        }

        /** Whether it is this host's. */
        boolean isOf(IpAddress host) {
            return exchange.exchange().host().equals(host);
        }
    }

    /**
     * How the recorded sessions with some peers went.
     *
     * @param sessions all
     * @param dead those that were blocked, refused or unanswered
     * @param sentBytes bytes that the host sent in the others, unknown sizes counted as 0
     */
    record Dealings(long sessions, long dead, long sentBytes) {

        boolean isDead() {
            return sessions > 0 && dead == sessions;
        }
    }

    static IncidentFacts of(
            IpAddress host,
            List<Signal> signals,
            SessionLookup lookup,
            Map<String, BehaviourInfo> infos,
            TriageContext context) {
        Set<IpAddress> peers = new TreeSet<>();
        long fromMs = Long.MAX_VALUE;
        long toMs = Long.MIN_VALUE;
        for (Signal signal : signals) {
            peers.addAll(signal.peers());
            fromMs = Math.min(fromMs, signal.firstMs() - CONTEXT_MS);
            toMs = Math.max(toMs, signal.lastMs() + CONTEXT_MS);
        }
        List<Session> sessions = peers.isEmpty() ? List.of() : lookup.between(host, peers, fromMs, toMs);
        Set<IpAddress> servers = calledServers(host, peers, sessions);
        List<Session> peerSessions = servers.isEmpty() ? List.of() : lookup.withPeers(servers, fromMs, toMs);
        Set<IpAddress> known = ServerFacts.knownBefore(fromMs, unsuspected(signals, servers), lookup);
        return of(host, signals, sessions, peerSessions, known, infos, context);
    }

    private static IncidentFacts of(
            IpAddress host,
            List<Signal> signals,
            List<Session> sessions,
            List<Session> peerSessions,
            Set<IpAddress> known,
            Map<String, BehaviourInfo> infos,
            TriageContext context) {
        return new IncidentFacts(
                host,
                signals,
                Behaviour.of(signals, infos),
                sessions,
                SessionFacts.of(host, sessions),
                peerSessions,
                ServerFacts.of(host, suspectedPeers(signals), known, peerSessions),
                infos,
                context);
    }

    /** The part of it that begins at or after a moment: signals, and sessions. */
    IncidentFacts after(long momentMs) {
        return of(
                host,
                signals.stream().filter(signal -> signal.firstMs() >= momentMs).toList(),
                sessions.stream()
                        .filter(session -> session.startMs() >= momentMs)
                        .toList(),
                peerSessions.stream()
                        .filter(session -> session.startMs() >= momentMs)
                        .toList(),
                servers.known(),
                infos,
                context);
    }

    /** The peers that this host opened sessions to: all that answered, and the first few of the silent ones. */
    private static Set<IpAddress> calledServers(IpAddress host, Set<IpAddress> peers, List<Session> sessions) {
        Set<IpAddress> answering = new TreeSet<>();
        Set<IpAddress> silent = new TreeSet<>();
        for (Session session : sessions) {
            if (ServerFacts.isAnsweredDownload(session)) {
                answering.add(session.dst());
            } else if (session.src().equals(host) && session.direction() == Direction.OUTBOUND) {
                silent.add(session.dst());
            }
        }
        answering.retainAll(peers);
        silent.retainAll(peers);
        silent.removeAll(answering);
        silent.stream().limit(MAX_SILENT_SERVERS).forEach(answering::add);
        return answering;
    }

    /** Servers that nothing but sizes speaks against. */
    private static Set<IpAddress> unsuspected(List<Signal> signals, Set<IpAddress> servers) {
        Set<IpAddress> unsuspected = new TreeSet<>(servers);
        unsuspected.removeAll(suspectedPeers(signals));
        return unsuspected;
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

    Optional<OddPeer> odd() {
        return servers.odd();
    }

    Siblings siblings() {
        return servers.siblings();
    }

    /** How the host's recorded sessions with these peers went, whoever opened them. */
    Dealings dealingsWith(Collection<IpAddress> peers) {
        long count = 0;
        long dead = 0;
        long sentBytes = 0;
        for (Session session : sessions) {
            boolean isFromHost = session.src().equals(host);
            if (!peers.contains(isFromHost ? session.dst() : session.src())) {
                continue;
            }
            count++;
            if (isDead(session)) {
                dead++;
            } else {
                sentBytes += Math.max(0, isFromHost ? session.bytesOut() : session.bytesIn());
            }
        }
        return new Dealings(count, dead, sentBytes);
    }

    private static boolean isDead(Session session) {
        return session.state() == SessionState.BLOCKED
                || session.state() == SessionState.REFUSED
                || session.state() == SessionState.UNANSWERED;
    }

    static boolean isExchange(Session session) {
        return session.state() == SessionState.ANSWERED && session.bytesOut() > 0 && session.bytesIn() > 0;
    }

    /** Whether data went both ways in a session that the host opened to a peer of one of these signals. */
    private boolean hasFetched(Predicate<Signal> which) {
        Set<IpAddress> peers = peersOf(which);
        return !peers.isEmpty()
                && sessions.stream()
                        .anyMatch(session ->
                                isExchange(session) && session.src().equals(host) && peers.contains(session.dst()));
    }

    /** Peers are gathered first: a scanned host has hundreds of signals and thousands of sessions. */
    Set<IpAddress> peersOf(Predicate<Signal> which) {
        Set<IpAddress> peers = new HashSet<>();
        signals.stream().filter(which).forEach(signal -> peers.addAll(signal.peers()));
        return peers;
    }

    /** Whether the host fetched something from a listed address other than a scanner. */
    boolean hasFetchedFromListed() {
        return hasFetched(signal -> signal.evidence() instanceof Evidence.IndicatorContact contact
                && contact.indicator().role() != IndicatorRole.SCANNER);
    }

    /** Whether it fetched something from a peer that an alert of this severity or more names it as the source for. */
    boolean hasFetchedUnderAlert(Severity least) {
        return hasFetched(signal -> isAlertOfHost(signal, least));
    }

    /** Whether an alert of this severity or more about a peer's traffic to it was let through, and the host answered that peer. */
    boolean hasAnsweredAlertedPeer(Severity least) {
        Set<IpAddress> peers = peersOf(signal -> signal.evidence() instanceof Evidence.Alerts alerts
                && !alerts.isFromHost()
                && alerts.allowed() > 0
                && alerts.severity().compareTo(least) >= 0);
        return !peers.isEmpty()
                && sessions.stream()
                        .anyMatch(session ->
                                isExchange(session) && session.dst().equals(host) && peers.contains(session.src()));
    }

    /** Whether a sensor let a file through that it calls malicious, and the recorded sessions do not say otherwise. */
    boolean hasFilePassed() {
        return signals.stream()
                .anyMatch(signal ->
                        isPassedFile(signal) && !dealingsWith(signal.peers()).isDead());
    }

    /** Whether it is the verdict of a sensor on a file that it let through. */
    static boolean isPassedFile(Signal signal) {
        return signal.evidence() instanceof Evidence.Alerts alerts
                && !alerts.fileHash().isEmpty()
                && alerts.allowed() > 0;
    }

    /** Inside hosts of members that answered this host where an alert let through names it as the source. */
    long attackedMembers() {
        Set<IpAddress> peers = peersOf(signal -> signal.evidence() instanceof Evidence.Alerts alerts
                && alerts.isFromHost()
                && alerts.allowed() > 0
                && alerts.severity().compareTo(Severity.MEDIUM) >= 0);
        if (peers.isEmpty()) {
            return 0;
        }
        return sessions.stream()
                .filter(session -> session.direction() == Direction.INTERNAL
                        && isExchange(session)
                        && session.src().equals(host)
                        && peers.contains(session.dst()))
                .map(Session::dst)
                .distinct()
                .count();
    }

    long internalSessions() {
        return sessions.stream()
                .filter(session -> session.direction() == Direction.INTERNAL)
                .count();
    }

    /** Whether the host called something that counts as a command server: listed as one, or an attacker it turned to. */
    boolean isCalledCommandServer() {
        return isListedCommandServer() || callsBack();
    }

    boolean isListedCommandServer() {
        return hasIndicator(IndicatorRole.COMMAND_AND_CONTROL);
    }

    /** Whether it is an alert of this severity or more that names the host as the source. */
    static boolean isAlertOfHost(Signal signal, Severity least) {
        return signal.evidence() instanceof Evidence.Alerts alerts
                && alerts.isFromHost()
                && alerts.severity().compareTo(least) >= 0;
    }

    /** Whether the host opened a session, answered or not, to a peer that is known to be this. */
    boolean hasCalled(PeerContext what) {
        return sessions.stream().anyMatch(session -> session.src().equals(host) && isKnownAs(session.dst(), what));
    }

    private boolean isKnownAs(IpAddress peer, PeerContext what) {
        return context.peers().getOrDefault(peer, Set.of()).contains(what);
    }

    boolean isSinkholed() {
        return hasIndicator(IndicatorRole.SINKHOLE) || hasCalled(PeerContext.SINKHOLE);
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
        boolean isListed = contacts().findAny().isPresent()
                && contacts().allMatch(contact -> contact.indicator().role() == IndicatorRole.SCANNER);
        return own.fromHost().sessions() == 0 && (isListed || isEveryPeerAScanner());
    }

    private boolean isEveryPeerAScanner() {
        return signals.stream().anyMatch(signal -> !signal.peers().isEmpty())
                && signals.stream()
                        .flatMap(signal -> signal.peers().stream())
                        .allMatch(peer -> isKnownAs(peer, PeerContext.SCANNER));
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
