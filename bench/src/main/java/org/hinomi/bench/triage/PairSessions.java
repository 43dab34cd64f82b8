// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.triage;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.session.Protocol;
import org.hinomi.model.session.Session;
import org.hinomi.model.session.SessionLookup;
import org.hinomi.model.session.SessionState;

/** An archive that answers at once: some sessions for any host and peer, most of them not answered. Thread-safe. */
final class PairSessions implements SessionLookup {

    private static final int A_PEER = 4;
    private static final IpAddress OTHER_HOST = IpAddress.ofIpv4(0xC612FFFF);

    @Override
    public List<Session> withPeers(Set<IpAddress> peers, long fromMs, long toMs) {
        return sessions(OTHER_HOST, peers, fromMs);
    }

    @Override
    public List<Session> between(IpAddress host, Set<IpAddress> peers, long fromMs, long toMs) {
        return sessions(host, peers, fromMs);
    }

    private static List<Session> sessions(IpAddress host, Set<IpAddress> peers, long fromMs) {
        List<Session> found = new ArrayList<>(peers.size() * A_PEER);
        for (IpAddress peer : peers) {
            for (int i = 0; i < A_PEER; i++) {
                boolean isAnswered = i == 0 && peer.low() % 8 == 0;
                found.add(new Session(
                        fromMs + i * 1000L,
                        isAnswered ? 500 : 0,
                        peer,
                        40_000 + i,
                        host,
                        443,
                        Protocol.TCP,
                        isAnswered ? SessionState.ANSWERED : SessionState.UNANSWERED,
                        isAnswered ? 600 : 60,
                        isAnswered ? 900 : 0,
                        isAnswered ? 5 : 1,
                        isAnswered ? 5 : 0,
                        0,
                        0,
                        1,
                        "NL",
                        64_512));
            }
        }
        return found;
    }
}
