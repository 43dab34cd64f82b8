// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.model.context;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Set;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.indicator.Indicator;
import org.hinomi.model.judgement.LadderCalibration;

/**
 * What triage is told beside the signals and sessions of one incident. Whatever is left out gives no reason: with
 * {@link #NONE} the judgement rests on the incident alone.
 *
 * <p>Nothing here names an institution other than the incident's own, and no reason made of it does.
 *
 * @param members how many institutions take part, 0 where not known
 * @param watchedSinceMs from when on kinds are remembered, at most {@link #MEMORY_DAYS} back; what is older may have been
 * @param histories by kind of signal; a kind without one gives no reason of novelty or rarity
 * @param closings how others' incidents with the kind ended, by kind
 * @param listedMs since when an indicator is known whose source does not say from when on it holds; one without is as fresh as
 *     can be
 * @param peers what peers of the incident are known to be
 * @param host what is known of the host
 * @param calibration of the ladder, from final reports
 */
public record TriageContext(
        int members,
        long watchedSinceMs,
        Map<SignalKind, KindHistory> histories,
        Map<SignalKind, ClosingCounts> closings,
        Map<Indicator, Long> listedMs,
        Map<IpAddress, Set<PeerContext>> peers,
        HostProfile host,
        LadderCalibration calibration) {

    /** Kinds are remembered so long: "first time in 60 days". */
    public static final int MEMORY_DAYS = 60;

    /** Nothing is known. */
    public static final TriageContext NONE = new TriageContext(
            0, Long.MAX_VALUE, Map.of(), Map.of(), Map.of(), Map.of(), HostProfile.UNKNOWN, LadderCalibration.NONE);

    public TriageContext {
        if (members < 0) {
            throw new IllegalArgumentException("members is " + members);
        }
        histories = Map.copyOf(histories);
        closings = Map.copyOf(closings);
        listedMs = Map.copyOf(listedMs);
        peers = Map.copyOf(peers);
        requireNonNull(host, "host");
        requireNonNull(calibration, "calibration");
    }

    /** The same with other memories of kinds. */
    public TriageContext withHistories(int count, long sinceMs, Map<SignalKind, KindHistory> found) {
        return new TriageContext(count, sinceMs, found, closings, listedMs, peers, host, calibration);
    }

    public TriageContext withClosings(Map<SignalKind, ClosingCounts> found) {
        return new TriageContext(members, watchedSinceMs, histories, found, listedMs, peers, host, calibration);
    }

    public TriageContext withListed(Map<Indicator, Long> found) {
        return new TriageContext(members, watchedSinceMs, histories, closings, found, peers, host, calibration);
    }

    public TriageContext withPeers(Map<IpAddress, Set<PeerContext>> found) {
        return new TriageContext(members, watchedSinceMs, histories, closings, listedMs, found, host, calibration);
    }

    public TriageContext withHost(HostProfile found) {
        return new TriageContext(members, watchedSinceMs, histories, closings, listedMs, peers, found, calibration);
    }

    public TriageContext withCalibration(LadderCalibration found) {
        return new TriageContext(members, watchedSinceMs, histories, closings, listedMs, peers, host, found);
    }
}
