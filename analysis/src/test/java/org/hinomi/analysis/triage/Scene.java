// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.triage;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.address.Prefix;
import org.hinomi.model.alert.Severity;
import org.hinomi.model.context.TriageContext;
import org.hinomi.model.indicator.Indicator;
import org.hinomi.model.indicator.IndicatorRole;
import org.hinomi.model.judgement.DamageRung;
import org.hinomi.model.judgement.Judgement;
import org.hinomi.model.judgement.LocalText;
import org.hinomi.model.judgement.Reason;
import org.hinomi.model.judgement.RungFinding;
import org.hinomi.model.network.InstitutionId;
import org.hinomi.model.session.Protocol;
import org.hinomi.model.session.Session;
import org.hinomi.model.session.SessionLookup;
import org.hinomi.model.session.SessionState;
import org.hinomi.model.signal.BehaviourInfo;
import org.hinomi.model.signal.CauseKey;
import org.hinomi.model.signal.DetectorInfo;
import org.hinomi.model.signal.DetectorKey;
import org.hinomi.model.signal.Evidence;
import org.hinomi.model.signal.MeasureUnit;
import org.hinomi.model.signal.Signal;

/** The signals and sessions of one incident, put together step by step. */
final class Scene {

    static final IpAddress HOST = address("192.0.2.10");
    static final IpAddress OTHER = address("192.0.2.77");
    static final IpAddress MEMBER = address("198.51.100.20");
    static final IpAddress PEER = address("203.0.113.66");
    static final long MINUTE_MS = 60_000;
    static final long DAY_MS = 24 * 60 * MINUTE_MS;
    /** Noon of some day, as the time that minutes count from. */
    static final long START_MS = 20_000 * DAY_MS;

    static final BehaviourInfo SEEN = new BehaviourInfo(
            new DetectorInfo("seen", DetectorKey.PEER, "A claim.", "Much.", List.of(), List.of()),
            new LocalText("題", "title"),
            new LocalText("{times}回", "seen {times} times"),
            List.of(new BehaviourInfo.Measure("times", MeasureUnit.COUNT)),
            20,
            10);

    private final List<Signal> signals = new ArrayList<>();
    private final List<Session> sessions = new ArrayList<>();
    private TriageContext context = TriageContext.NONE;
    private SiteRules rules = SiteRules.NONE;

    Scene listed(IndicatorRole role) {
        return listed(role, Long.MIN_VALUE);
    }

    Scene listed(IndicatorRole role, long fromMs) {
        Prefix prefix = Prefix.parse(PEER.toString()).orElseThrow();
        Indicator indicator = new Indicator(prefix, role, 50, "list", fromMs, Long.MAX_VALUE);
        return signal("listed-peer", 0, PEER, new Evidence.IndicatorContact(indicator, 1, 0, 0, 0));
    }

    Scene alert(boolean isFromHost, long allowed, long blocked, Severity severity) {
        return alert("test:1", "Test alert", isFromHost, allowed, blocked, severity, "");
    }

    Scene alert(
            String signature,
            String name,
            boolean isFromHost,
            long allowed,
            long blocked,
            Severity severity,
            String hash) {
        Evidence evidence = new Evidence.Alerts(signature, name, "", severity, isFromHost, allowed, blocked, hash);
        return signal("alerted-host", 0, PEER, evidence);
    }

    Scene behaviour(DamageRung rung, int strength) {
        return signal("seen", 0, PEER, new Evidence.Behaviour(rung, strength, List.of(12L)));
    }

    Scene signal(String detector, long minute, IpAddress peer, Evidence evidence) {
        long atMs = START_MS + minute * MINUTE_MS;
        String id = Signal.idOf(detector, HOST, peer + "/" + signals.size(), atMs);
        signals.add(new Signal(
                id, detector, HOST, 1, List.of(CauseKey.ofPeer(peer)), List.of(peer), atMs, atMs, 1, evidence));
        return this;
    }

    /** Calls of the host to the peer, one a minute. */
    Scene calls(int count, SessionState state, long bytesOut, long bytesIn) {
        for (int i = 0; i < count; i++) {
            session(HOST, PEER, i, state, bytesOut, bytesIn);
        }
        return this;
    }

    Scene session(IpAddress src, IpAddress dst, long minute, SessionState state, long bytesOut, long bytesIn) {
        sessions.add(new Session(
                START_MS + minute * MINUTE_MS,
                0,
                src,
                50_000,
                dst,
                443,
                Protocol.TCP,
                state,
                bytesOut,
                bytesIn,
                1,
                1,
                0,
                institution(src),
                institution(dst),
                "NL",
                0));
        return this;
    }

    Scene within(TriageContext around) {
        context = around;
        return this;
    }

    Scene under(SiteRules siteRules) {
        rules = siteRules;
        return this;
    }

    Judgement judge() {
        return new Triage(List.of(SEEN), rules).judge(HOST, signals, new Recorded(sessions), context);
    }

    RungFinding rung(DamageRung rung) {
        return rung(judge(), rung);
    }

    static RungFinding rung(Judgement judgement, DamageRung rung) {
        return judgement.ladder().stream()
                .filter(finding -> finding.rung() == rung)
                .findFirst()
                .orElseThrow();
    }

    /** What a reason adds to urgency, 0 where it is not there. */
    static int points(Judgement judgement, String id) {
        return judgement.reasons().stream()
                .filter(reason -> reason.id().equals(id) && reason.score() == Reason.Score.URGENCY)
                .mapToInt(Reason::points)
                .sum();
    }

    static List<String> ids(Judgement judgement) {
        return judgement.reasons().stream().map(Reason::id).distinct().toList();
    }

    private static int institution(IpAddress address) {
        if (address.toString().startsWith("192.0.2.")) {
            return 1;
        }
        return address.toString().startsWith("198.51.100.") ? 2 : InstitutionId.OUTSIDE;
    }

    static IpAddress address(String text) {
        return IpAddress.parse(text).orElseThrow();
    }

    private record Recorded(List<Session> sessions) implements SessionLookup {

        @Override
        public List<Session> withPeers(Set<IpAddress> peers, long fromMs, long toMs) {
            return sessions.stream()
                    .filter(session -> session.startMs() >= fromMs && session.startMs() < toMs)
                    .filter(session -> peers.contains(session.src()) || peers.contains(session.dst()))
                    .toList();
        }

        @Override
        public List<Session> between(IpAddress host, Set<IpAddress> peers, long fromMs, long toMs) {
            return withPeers(peers, fromMs, toMs).stream()
                    .filter(session ->
                            session.src().equals(host) || session.dst().equals(host))
                    .toList();
        }
    }
}
