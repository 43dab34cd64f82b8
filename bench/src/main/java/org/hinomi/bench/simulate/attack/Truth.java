// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate.attack;

import java.util.List;
import org.hinomi.bench.simulate.world.End;
import org.hinomi.bench.simulate.world.Member;
import org.hinomi.model.judgement.DamageRung;

/**
 * What really happened to one host.
 *
 * @param attack the attack's name
 * @param outcome what a good judge makes of it
 * @param member the host's institution
 * @param host the inside end
 * @param peers the outside ends
 * @param startMs first session of it
 * @param endMs last session of it
 * @param rungs the damage that was done, lowest first; empty for none
 * @param explain the same for people
 */
public record Truth(
        String attack,
        Outcome outcome,
        Member member,
        End host,
        List<End> peers,
        long startMs,
        long endMs,
        List<DamageRung> rungs,
        String explain) {

    /** What should come out for the host. */
    public enum Outcome {
        /** The analyst must see it. */
        INCIDENT,
        /** It may be listed, never above low urgency. */
        QUIET
    }

    public Truth {
        peers = List.copyOf(peers);
        rungs = List.copyOf(rungs);
    }
}
