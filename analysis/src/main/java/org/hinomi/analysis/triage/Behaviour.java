// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.triage;

import java.util.ArrayList;
import java.util.Collection;
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

    private static final Comparator<Behaviour> SUREST_FIRST = Comparator.comparingInt(
                    (Behaviour behaviour) -> behaviour.evidence.strength())
            .reversed()
            .thenComparing(behaviour -> behaviour.info.detector().id());

    /** What detectors of behaviour say, surest first; of equally sure ones in the order of the signals. */
    static List<Behaviour> of(List<Signal> signals, Map<String, BehaviourInfo> infos) {
        List<Behaviour> behaviours = new ArrayList<>();
        for (Signal signal : signals) {
            BehaviourInfo info = infos.get(signal.detector());
            if (info != null && signal.evidence() instanceof Evidence.Behaviour evidence) {
                behaviours.add(new Behaviour(info, evidence, signal.peers()));
            }
        }
        behaviours.sort(SUREST_FIRST);
        return List.copyOf(behaviours);
    }

    /** The surest of each detector, by its id. */
    static Collection<Behaviour> surestByDetector(List<Behaviour> surestFirst) {
        Map<String, Behaviour> surest = new TreeMap<>();
        surestFirst.forEach(
                behaviour -> surest.putIfAbsent(behaviour.info().detector().id(), behaviour));
        return surest.values();
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
