// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.analyse;

import java.util.Comparator;
import java.util.List;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.judgement.Judgement;
import org.hinomi.model.signal.Signal;

/**
 * One incident of an analysis: the claims about one host that share a cause, judged.
 *
 * @param institution name of whose host it is
 * @param host the host
 * @param judgement urgency, risk, damage and reasons
 * @param signals the claims, by {@link Signal#ORDER}
 */
public record AnalysedIncident(String institution, IpAddress host, Judgement judgement, List<Signal> signals) {

    /** The queue's order: most urgent, most risky, then host and first time. */
    public static final Comparator<AnalysedIncident> QUEUE = Comparator.comparingInt(
                    (AnalysedIncident incident) -> -incident.judgement().urgency())
            .thenComparingInt(incident -> -incident.judgement().risk())
            .thenComparing(AnalysedIncident::host)
            .thenComparingLong(AnalysedIncident::firstMs)
            .thenComparing(incident -> incident.signals().getFirst().id());

    public AnalysedIncident {
        signals = List.copyOf(signals);
    }

    public long firstMs() {
        return signals.stream().mapToLong(Signal::firstMs).min().orElseThrow();
    }

    public long lastMs() {
        return signals.stream().mapToLong(Signal::lastMs).max().orElseThrow();
    }

    public List<IpAddress> peers() {
        return signals.stream()
                .flatMap(signal -> signal.peers().stream())
                .distinct()
                .sorted()
                .toList();
    }
}
