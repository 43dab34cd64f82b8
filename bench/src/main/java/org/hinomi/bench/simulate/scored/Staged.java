// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate.scored;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.List;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.judgement.DamageRung;

/**
 * One thing that was played on purpose, as the truth knows it.
 *
 * @param family the claim that it belongs to: the id of the detector that is to see it, or that it may deceive
 * @param kind its class within the family
 * @param standing whether a claim about it is right
 * @param hosts the inside hosts; a claim about any of them is about this; empty where any host may be named
 * @param peers the other ends; a claim that names one of them is about this; empty where the hosts alone tell
 * @param calls starts of its sessions in milliseconds, sorted, several at one time counted once; at least one
 * @param rung the damage done
 */
public record Staged(
        String family,
        String kind,
        Standing standing,
        List<IpAddress> hosts,
        List<IpAddress> peers,
        List<Long> calls,
        DamageRung rung) {

    /** Whether a claim is right. */
    public enum Standing {
        /** It must be claimed, and counts. */
        ATTACK,
        /** As an attack, but beyond what is asked: reported apart. */
        HARD,
        /** It is harmless. */
        LOOK_ALIKE
    }

    public Staged {
        requireNonNull(family, "family");
        requireNonNull(kind, "kind");
        requireNonNull(standing, "standing");
        hosts = List.copyOf(hosts);
        peers = List.copyOf(peers);
        calls = calls.stream().distinct().sorted().toList();
        requireNonNull(rung, "rung");
        if (calls.isEmpty() || (hosts.isEmpty() && peers.isEmpty())) {
            throw new IllegalArgumentException("what is staged has a time and an end: " + family + ", " + kind);
        }
    }

    public boolean isHarmless() {
        return standing == Standing.LOOK_ALIKE;
    }

    /** Whether a claim about this host and these peers is about it. */
    public boolean isMeant(IpAddress host, Collection<IpAddress> named) {
        boolean isHost = hosts.isEmpty() || hosts.contains(host);
        return isHost && (peers.isEmpty() || named.stream().anyMatch(peers::contains));
    }

    public long startMs() {
        return calls.getFirst();
    }

    public long endMs() {
        return calls.getLast();
    }
}
