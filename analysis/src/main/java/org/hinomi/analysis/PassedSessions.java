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

/** The sessions that a local run let through, for those peers that its signals name. Immutable after {@link #index}. */
final class PassedSessions implements SessionLookup {

    private static final Comparator<Session> ORDER =
            Comparator.comparingLong(Session::startMs).thenComparingLong(PassedSessions::digest);

    private final Map<IpAddress, List<Session>> byPeer = new HashMap<>();

    private PassedSessions() {}

    /** Goes through the rows once; a set of hashes keeps ordinary rows cheap. */
    static PassedSessions index(List<SessionBlock> blocks, List<Signal> signals) {
        PassedSessions sessions = new PassedSessions();
        LongOpenHashSet hashes = new LongOpenHashSet();
        for (Signal signal : signals) {
            for (IpAddress peer : signal.peers()) {
                sessions.byPeer.computeIfAbsent(peer, fresh -> new ArrayList<>());
                hashes.add(StableHash.of(peer.high(), peer.low()));
            }
        }
        for (SessionBlock block : blocks) {
            sessions.take(block, hashes);
        }
        return sessions;
    }

    private void take(SessionBlock block, LongOpenHashSet hashes) {
        for (int row = 0; row < block.size(); row++) {
            boolean isWanted = hashes.contains(StableHash.of(block.srcHigh()[row], block.srcLow()[row]))
                    || hashes.contains(StableHash.of(block.dstHigh()[row], block.dstLow()[row]));
            if (isWanted) {
                Session session = block.session(row);
                put(session.src(), session);
                put(session.dst(), session);
            }
        }
    }

    private void put(IpAddress peer, Session session) {
        List<Session> sessions = byPeer.get(peer);
        if (sessions != null) {
            sessions.add(session);
        }
    }

    @Override
    public List<Session> withPeers(Set<IpAddress> peers, long fromMs, long toMs) {
        List<Session> found = new ArrayList<>();
        for (IpAddress peer : peers) {
            for (Session session : byPeer.getOrDefault(peer, List.of())) {
                boolean isInTime = session.startMs() >= fromMs && session.startMs() < toMs;
                boolean isSeenAlready =
                        peers.contains(session.src()) && session.dst().equals(peer);
                if (isInTime && !isSeenAlready) {
                    found.add(session);
                }
            }
        }
        found.sort(ORDER);
        return List.copyOf(found.size() > MAX_ROWS ? found.subList(0, MAX_ROWS) : found);
    }

    private static long digest(Session session) {
        SessionBlock one = new SessionBlock("", 1);
        one.add(session);
        return one.digest(0);
    }
}
