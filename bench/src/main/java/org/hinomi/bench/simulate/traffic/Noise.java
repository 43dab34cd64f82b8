// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate.traffic;

import java.util.Optional;
import org.hinomi.bench.simulate.world.Chance;
import org.hinomi.bench.simulate.world.SensedAlert;
import org.hinomi.bench.simulate.world.Signature;
import org.hinomi.bench.simulate.world.Weighted;
import org.hinomi.model.alert.SensorAction;
import org.hinomi.model.network.Direction;
import org.hinomi.model.session.Session;
import org.hinomi.model.session.SessionState;

/** Raises alerts about ordinary sessions, as sensors do: most about scans that nobody answered. One thread only. */
public final class Noise {

    /** So that about one session in a thousand has an alert: two thirds of all sessions are inbound. */
    private static final double INBOUND_SHARE = 0.0015;

    private static final double OUTBOUND_SHARE = 0.0003;

    /** An answered inbound session is ordinary use far more often than a scan. */
    private static final double ANSWERED_FACTOR = 0.15;

    private final Chance chance;
    private double times = 1;
    private final Weighted inbound = Weighted.zipf(NoiseSignatures.INBOUND.size(), 0.8);
    private final Weighted outbound = Weighted.zipf(NoiseSignatures.OUTBOUND.size(), 0.8);

    public Noise(Chance chance) {
        this.chance = chance;
    }

    /**
     * From now on so many times the usual alerts are raised. A sensor sees all sessions; where fewer of them are played, their
     * alerts are too few as well.
     */
    public void amplify(double newTimes) {
        times = newTimes;
    }

    public Optional<SensedAlert> about(Session session) {
        boolean isInbound = session.direction() == Direction.INBOUND;
        double share = isInbound ? INBOUND_SHARE : OUTBOUND_SHARE;
        if (isInbound && session.state() == SessionState.ANSWERED) {
            share *= ANSWERED_FACTOR;
        }
        if (!chance.happens(share * times)) {
            return Optional.empty();
        }
        Signature signature =
                isInbound ? inboundSignature(session.dstPort()) : NoiseSignatures.OUTBOUND.get(outbound.draw(chance));
        return Optional.of(SensedAlert.about(session, signature, alertMs(session), action(session), ""));
    }

    /** Draws until one looks at this port; some look at all. */
    private Signature inboundSignature(int dstPort) {
        while (true) {
            NoiseSignatures.Watch watch = NoiseSignatures.INBOUND.get(inbound.draw(chance));
            if (watch.covers(dstPort)) {
                return watch.signature();
            }
        }
    }

    private long alertMs(Session session) {
        return session.startMs() + chance.between(0, Math.min(session.durationMs(), 1000));
    }

    private static SensorAction action(Session session) {
        return session.state() == SessionState.BLOCKED ? SensorAction.BLOCKED : SensorAction.ALLOWED;
    }
}
