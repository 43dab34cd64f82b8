// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.analyse;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.hinomi.analysis.triage.SignalMemory;
import org.hinomi.analysis.triage.Triage;
import org.hinomi.desk.incident.SignalGrouping;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.context.PeerContext;
import org.hinomi.model.context.TriageContext;
import org.hinomi.model.network.Institution;
import org.hinomi.model.session.SessionLookup;
import org.hinomi.model.signal.Signal;

/**
 * Claims that can be judged, by one triage or by several in turn.
 *
 * @param signals of any hosts; what is rare or new among them is a reason
 * @param sessions of their peers
 * @param institutions for names
 * @param knownPeers what the peers of some signals are known to be
 */
public record JudgedClaims(
        List<Signal> signals,
        SessionLookup sessions,
        List<Institution> institutions,
        Function<Collection<Signal>, Map<IpAddress, Set<PeerContext>>> knownPeers) {

    public JudgedClaims {
        signals = List.copyOf(signals);
        institutions = List.copyOf(institutions);
    }

    /** Groups the claims into incidents and judges each; by the order of their first claims. */
    public List<AnalysedIncident> judge(Triage triage) {
        Map<Integer, String> names = new HashMap<>();
        institutions.forEach(institution -> names.put(institution.id().value(), institution.nameEn()));
        SignalMemory memory = new SignalMemory(institutions.size(), signals);
        List<AnalysedIncident> incidents = new ArrayList<>();
        for (List<Signal> group : SignalGrouping.group(signals)) {
            Signal first = group.getFirst();
            incidents.add(new AnalysedIncident(
                    names.getOrDefault(first.institution(), ""),
                    first.host(),
                    triage.judge(first.host(), group, sessions, context(memory, group)),
                    group));
        }
        return incidents;
    }

    private TriageContext context(SignalMemory memory, List<Signal> group) {
        return memory.about(group, TriageContext.NONE.withPeers(knownPeers.apply(group)));
    }
}
