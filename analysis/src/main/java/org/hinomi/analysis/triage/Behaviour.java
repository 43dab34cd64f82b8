// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.triage;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.judgement.LocalText;
import org.hinomi.model.signal.BehaviourInfo;
import org.hinomi.model.signal.Evidence;
import org.hinomi.model.signal.Signal;

/**
 * One claim of a detector of behaviour, with the words and weights for it.
 *
 * @param info of the detector
 * @param evidence what it measured
 * @param peers the other ends, at least one where the claim is about peers
 */
record Behaviour(BehaviourInfo info, Evidence.Behaviour evidence, List<IpAddress> peers) {

    static final Comparator<Behaviour> SUREST_FIRST = Comparator.comparingInt(
                    (Behaviour behaviour) -> behaviour.evidence.strength())
            .reversed()
            .thenComparing(behaviour -> behaviour.info.detector().id());

    /** Of two claims of one detector: the higher rung, then the surer, then the one with the lesser first peer. */
    static Behaviour surer(Behaviour one, Behaviour other) {
        return Comparator.comparing((Behaviour behaviour) -> behaviour.evidence.rung())
                                .thenComparingInt(behaviour -> behaviour.evidence.strength())
                                .compare(one, other)
                        >= 0
                ? one
                : other;
    }

    /** What each detector of behaviour says, the surest claim of each, surest first. */
    static List<Behaviour> surestOf(List<Signal> signals, Map<String, BehaviourInfo> infos) {
        Map<String, Behaviour> surest = new TreeMap<>();
        for (Signal signal : signals) {
            BehaviourInfo info = infos.get(signal.detector());
            if (info != null && signal.evidence() instanceof Evidence.Behaviour evidence) {
                Behaviour behaviour = new Behaviour(info, evidence, signal.peers());
                surest.merge(signal.detector(), behaviour, Behaviour::surer);
            }
        }
        return surest.values().stream().sorted(SUREST_FIRST).toList();
    }

    /** The share of {@code points} that its strength earns. */
    int weigh(int points) {
        return Math.round(points * evidence.strength() / 100f);
    }

    LocalText text() {
        return info.tell(evidence);
    }

    LocalText title() {
        String peer = peers.size() == 1 ? peers.getFirst().toString() : "";
        return peer.isEmpty()
                ? info.title()
                : new LocalText(info.title().ja() + "：" + peer, info.title().en() + ": " + peer);
    }
}
