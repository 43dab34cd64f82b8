// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.triage;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hinomi.analysis.behaviour.Exchange;
import org.hinomi.analysis.behaviour.NearSizes;
import org.hinomi.model.address.IpAddress;

/**
 * What other hosts, of all members, did with the same servers. Counts only: no reason says whose hosts they are.
 *
 * @param hosts others that opened sessions to a server of the incident
 * @param answeredHosts those that it answered
 * @param exchangedHosts those that exchanged data with it
 * @param sameSizeHosts those with an exchange near in size to one of this host's
 * @param ownRepeats the most exchanges of this host with one server that are near in size to each other
 * @param isOddElsewhere whether one of the others had the answer that stands out
 */
record Siblings(
        int hosts, int answeredHosts, int exchangedHosts, int sameSizeHosts, int ownRepeats, boolean isOddElsewhere) {

    static final Siblings NONE = new Siblings(0, 0, 0, 0, 0, false);

    /**
     * A server with more different sizes than this, or more exchanges than {@link #MAX_EXCHANGES}, is an ordinary one: its
     * sizes are not compared.
     */
    private static final int MAX_CLASSES = 32;

    static final int MAX_EXCHANGES = 500;

    /** The hosts with the same sizes, and this host's own repeats, over all servers. */
    static Siblings of(
            IpAddress host,
            Set<IpAddress> others,
            Set<IpAddress> answered,
            Map<IpAddress, List<Exchange>> byServer,
            boolean isOddElsewhere) {
        Set<IpAddress> exchanged = new TreeSet<>();
        Set<IpAddress> sameSize = new TreeSet<>();
        int repeats = 0;
        for (List<Exchange> exchanges : byServer.values()) {
            exchanges.stream()
                    .map(Exchange::host)
                    .filter(other -> !other.equals(host))
                    .forEach(exchanged::add);
            for (List<Exchange> near : comparable(exchanges)) {
                long own = near.stream()
                        .filter(exchange -> exchange.host().equals(host))
                        .count();
                repeats = Math.max(repeats, (int) own);
                if (own > 0) {
                    near.stream()
                            .map(Exchange::host)
                            .filter(other -> !other.equals(host))
                            .forEach(sameSize::add);
                }
            }
        }
        return new Siblings(others.size(), answered.size(), exchanged.size(), sameSize.size(), repeats, isOddElsewhere);
    }

    /** The classes of one server, none where it is an ordinary one. */
    private static List<List<Exchange>> comparable(Collection<Exchange> exchanges) {
        if (exchanges.size() > MAX_EXCHANGES) {
            return List.of();
        }
        List<List<Exchange>> classes = NearSizes.classes(exchanges);
        return classes.size() > MAX_CLASSES ? List.of() : classes;
    }
}
