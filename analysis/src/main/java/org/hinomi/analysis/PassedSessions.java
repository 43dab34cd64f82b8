// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis;

import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hinomi.model.StableHash;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.session.Session;
import org.hinomi.model.session.SessionBlock;
import org.hinomi.model.session.SessionLookup;
import org.hinomi.model.signal.Signal;

/**
 * The sessions that a local run let through, for those peers that its signals name, and of those hosts. Immutable after
 * {@link #index}.
 */
final class PassedSessions implements SessionLookup {

    private static final Comparator<Dated> ORDER =
            Comparator.comparingLong(Dated::startMs).thenComparingLong(Dated::digest);

    private final Map<IpAddress, List<Dated>> byPeer = new HashMap<>();
    private final Map<IpAddress, List<Dated>> byHost = new HashMap<>();

    private PassedSessions() {}

    /** Goes through the rows once; a set of hashes keeps ordinary rows cheap. */
    static PassedSessions index(List<SessionBlock> blocks, List<Signal> signals) {
        PassedSessions sessions = new PassedSessions();
        LongOpenHashSet hashes = new LongOpenHashSet();
        for (Signal signal : signals) {
            sessions.byHost.computeIfAbsent(signal.host(), fresh -> new ArrayList<>());
            for (IpAddress peer : signal.peers()) {
                sessions.byPeer.computeIfAbsent(peer, fresh -> new ArrayList<>());
                hashes.add(StableHash.of(peer.high(), peer.low()));
            }
        }
        for (SessionBlock block : blocks) {
            sessions.take(block, hashes);
        }
        sessions.byPeer.values().forEach(list -> list.sort(ORDER));
        sessions.byHost.values().forEach(list -> list.sort(ORDER));
        return sessions;
    }

    private void take(SessionBlock block, LongOpenHashSet hashes) {
        for (int row = 0; row < block.size(); row++) {
            boolean isWanted = hashes.contains(StableHash.of(block.srcHigh()[row], block.srcLow()[row]))
                    || hashes.contains(StableHash.of(block.dstHigh()[row], block.dstLow()[row]));
            if (isWanted) {
                Dated dated = new Dated(block.startMs()[row], block.digest(row), block.session(row));
                put(byPeer, dated.session().src(), dated);
                put(byPeer, dated.session().dst(), dated);
                put(byHost, dated.session().src(), dated);
                put(byHost, dated.session().dst(), dated);
            }
        }
    }

    private static void put(Map<IpAddress, List<Dated>> index, IpAddress end, Dated dated) {
        List<Dated> sessions = index.get(end);
        if (sessions != null) {
            sessions.add(dated);
        }
    }

    @Override
    public List<Session> withPeers(Set<IpAddress> peers, long fromMs, long toMs) {
        List<Dated> found = new ArrayList<>();
        for (IpAddress peer : peers) {
            for (Dated dated : byPeer.getOrDefault(peer, List.of())) {
                Session session = dated.session();
                boolean isSeenAlready =
                        peers.contains(session.src()) && session.dst().equals(peer);
                if (dated.isIn(fromMs, toMs) && !isSeenAlready) {
                    found.add(dated);
                }
            }
        }
        found.sort(ORDER);
        return found.stream().limit(MAX_ROWS).map(Dated::session).toList();
    }

    @Override
    public List<Session> between(IpAddress host, Set<IpAddress> peers, long fromMs, long toMs) {
        return byHost.getOrDefault(host, List.of()).stream()
                .filter(dated -> dated.isIn(fromMs, toMs))
                .map(Dated::session)
                .filter(session -> peers.contains(session.src()) || peers.contains(session.dst()))
                .limit(MAX_ROWS)
                .toList();
    }

    /** A session with what it is ordered by. */
    private record Dated(long startMs, long digest, Session session) {

        boolean isIn(long fromMs, long toMs) {
            return startMs >= fromMs && startMs < toMs;
        }
    }
}
