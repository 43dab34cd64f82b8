// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.score;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hinomi.bench.simulate.scored.Staged;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.signal.Signal;

/** Finds what a claim is about among all that was staged. Immutable. */
final class TruthIndex {

    private final List<Staged> all;
    private final Map<IpAddress, List<Staged>> byEnd = new HashMap<>();

    TruthIndex(List<Staged> staged) {
        all = List.copyOf(staged);
        for (Staged part : all) {
            part.hosts()
                    .forEach(end -> byEnd.computeIfAbsent(end, fresh -> new ArrayList<>())
                            .add(part));
            part.peers()
                    .forEach(end -> byEnd.computeIfAbsent(end, fresh -> new ArrayList<>())
                            .add(part));
        }
    }

    List<Staged> all() {
        return all;
    }

    /** Everything that a claim about this host and these peers may mean. */
    List<Staged> meant(IpAddress host, List<IpAddress> peers) {
        Set<Staged> found = new LinkedHashSet<>(byEnd.getOrDefault(host, List.of()));
        peers.forEach(peer -> found.addAll(byEnd.getOrDefault(peer, List.of())));
        return found.stream().filter(part -> part.isMeant(host, peers)).toList();
    }

    List<Staged> meant(Signal signal) {
        return meant(signal.host(), signal.peers());
    }

    /** Whether a claim is about nothing bad at all, of whatever family. */
    boolean isFalse(IpAddress host, List<IpAddress> peers) {
        return meant(host, peers).stream().allMatch(Staged::isHarmless);
    }
}
