// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.desk;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.hinomi.analysis.triage.Triage;
import org.hinomi.desk.incident.IncidentDesk;
import org.hinomi.desk.learning.ClosingMemory;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.context.HostProfile;
import org.hinomi.model.context.PeerContext;
import org.hinomi.model.context.SignalKind;
import org.hinomi.model.context.TriageContext;
import org.hinomi.model.indicator.Indicator;
import org.hinomi.model.judgement.Judgement;
import org.hinomi.model.judgement.LadderCalibration;
import org.hinomi.model.session.SessionLookup;
import org.hinomi.model.signal.Evidence;
import org.hinomi.model.signal.Signal;
import org.hinomi.server.store.FinalReportTable;
import org.hinomi.server.store.IncidentTable;
import org.hinomi.server.store.RetroTable;
import org.hinomi.server.store.SignalHistories;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Gives the desk a judge that knows what people's closings taught, how rare and how new signs of a kind are, and what is known of
 * peers. What was learnt is read again when a closing came or was taken
 * back, and every hour, because weights decay. Thread-safe.
 */
public final class DeskJudge {

    private static final long HOUR_MS = 60 * 60 * 1000;

    private final Triage triage;
    private final SessionLookup sessions;
    private final Function<Collection<Signal>, Map<IpAddress, Set<PeerContext>>> knownPeers;
    private final Clock clock;
    private volatile @Nullable Known known;

    /** A judge that has no lists: of no peer it knows what it is. */
    public DeskJudge(Triage triage, SessionLookup sessions, Clock clock) {
        this(triage, sessions, signals -> Map.of(), clock);
    }

    /**
     * @param triage knows the detectors and the site's rules
     * @param knownPeers what the peers of some signals are known to be
     */
    public DeskJudge(
            Triage triage,
            SessionLookup sessions,
            Function<Collection<Signal>, Map<IpAddress, Set<PeerContext>>> knownPeers,
            Clock clock) {
        this.triage = triage;
        this.sessions = sessions;
        this.knownPeers = knownPeers;
        this.clock = clock;
    }

    private record Known(
            FinalReportTable.Version version, long atMs, ClosingMemory memory, LadderCalibration calibration) {}

    /** The desk's acts within the transaction of a client. */
    public IncidentDesk desk(JdbcClient jdbc) {
        return new IncidentDesk(new IncidentTable(jdbc), (host, signals) -> judge(jdbc, host, signals));
    }

    private Judgement judge(JdbcClient jdbc, IpAddress host, List<Signal> signals) {
        int institution = signals.getFirst().institution();
        Set<SignalKind> kinds = new TreeSet<>();
        signals.forEach(signal -> kinds.add(SignalKind.of(signal)));
        Known now = known(jdbc);
        TriageContext context = TriageContext.NONE
                .withClosings(now.memory().about(institution, kinds))
                .withCalibration(now.calibration())
                .withListed(new RetroTable(jdbc).knownMs(undated(signals)))
                .withPeers(knownPeers.apply(signals))
                .withHost(host(jdbc, institution, host));
        return triage.judge(host, signals, sessions, new SignalHistories(jdbc).about(signals, context));
    }

    /** The indicators whose source does not say from when on they hold. */
    private static Set<Indicator> undated(List<Signal> signals) {
        Set<Indicator> indicators = new TreeSet<>();
        for (Signal signal : signals) {
            if (signal.evidence() instanceof Evidence.IndicatorContact contact
                    && contact.indicator().fromMs() == Long.MIN_VALUE) {
                indicators.add(contact.indicator());
            }
        }
        return indicators;
    }

    private static HostProfile host(JdbcClient jdbc, int institution, IpAddress host) {
        long cleanedMs = new FinalReportTable(jdbc).cleanedMs(institution, host).orElse(HostProfile.NEVER_CLEANED);
        return new HostProfile(HostProfile.UNKNOWN.stopClass(), HostProfile.NO_FIELD, cleanedMs);
    }

    /** What has been learnt up to now. */
    public static ClosingMemory memory(JdbcClient jdbc, long nowMs) {
        FinalReportTable reports = new FinalReportTable(jdbc);
        return new ClosingMemory(reports.lessons(nowMs - ClosingMemory.MEMORY_MS), reports.forgotten(), nowMs);
    }

    private Known known(JdbcClient jdbc) {
        FinalReportTable reports = new FinalReportTable(jdbc);
        FinalReportTable.Version version = reports.version();
        long nowMs = clock.millis();
        Known last = known;
        if (last != null && last.version().equals(version) && nowMs - last.atMs() < HOUR_MS) {
            return last;
        }
        Known fresh = new Known(
                version,
                nowMs,
                memory(jdbc, nowMs),
                LadderCalibration.of(reports.outcomes(nowMs - ClosingMemory.MEMORY_MS)));
        known = fresh;
        return fresh;
    }
}
