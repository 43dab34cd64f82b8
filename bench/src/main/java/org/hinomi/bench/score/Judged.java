// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.score;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.hinomi.analysis.Detectors;
import org.hinomi.analysis.LocalRunner;
import org.hinomi.analysis.triage.Triage;
import org.hinomi.desk.incident.SignalGrouping;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.judgement.DamageRung;
import org.hinomi.model.judgement.Judgement;
import org.hinomi.model.signal.Evidence;
import org.hinomi.model.signal.Signal;

/**
 * What the product made of a set of logs.
 *
 * @param signals all claims that stand
 * @param incidents the same, grouped and judged
 */
public record Judged(List<Signal> signals, List<Incident> incidents) {

    /** What the strength of a claim is where its detector gives none: it only claims. */
    private static final int PLAIN_STRENGTH = 50;

    /** Claims about one host that share a cause. */
    public record Incident(IpAddress host, Judgement judgement, List<Signal> signals) {

        public Incident {
            signals = List.copyOf(signals);
        }

        /** Whether any of its claims names one of these peers. */
        public boolean names(Collection<IpAddress> peers) {
            return signals.stream().anyMatch(signal -> signal.peers().stream().anyMatch(peers::contains));
        }
    }

    static Judged of(LocalRunner.Result run) {
        Triage triage = Detectors.triage();
        List<Incident> incidents = new ArrayList<>();
        for (List<Signal> group : SignalGrouping.group(run.signals())) {
            IpAddress host = group.getFirst().host();
            incidents.add(new Incident(host, triage.judge(host, group, run.sessions()), group));
        }
        return new Judged(
                run.signals().stream().filter(signal -> !signal.isWithdrawn()).toList(), List.copyOf(incidents));
    }

    /** The claims and incidents that still go on at this time, or begin later. */
    Judged since(long fromMs) {
        return new Judged(
                signals.stream().filter(signal -> signal.lastMs() >= fromMs).toList(),
                incidents.stream()
                        .filter(incident -> incident.signals().stream().anyMatch(signal -> signal.lastMs() >= fromMs))
                        .toList());
    }

    /** The claims of one detector. */
    public List<Signal> of(String detector) {
        return signals.stream()
                .filter(signal -> signal.detector().equals(detector))
                .toList();
    }

    /** How sure a claim is, 1..100. */
    static int strength(Signal signal) {
        return signal.evidence() instanceof Evidence.Behaviour behaviour ? behaviour.strength() : PLAIN_STRENGTH;
    }

    /** The rung that a claim is evidence for by itself; none where its evidence does not say. */
    static DamageRung rung(Signal signal) {
        return signal.evidence() instanceof Evidence.Behaviour behaviour ? behaviour.rung() : DamageRung.NONE;
    }
}
