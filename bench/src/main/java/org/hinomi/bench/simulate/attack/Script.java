// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate.attack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.hinomi.bench.simulate.world.End;
import org.hinomi.bench.simulate.world.SensedAlert;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.address.Prefix;
import org.hinomi.model.indicator.Indicator;
import org.hinomi.model.indicator.IndicatorRole;
import org.hinomi.model.session.Session;

/** All that is played on purpose, collected from the attacks. One thread only. */
public final class Script {

    private static final int FULL_LENGTH = 128;

    private final List<Session> sessions = new ArrayList<>();
    private final List<SensedAlert> alerts = new ArrayList<>();
    private final List<Truth> truths = new ArrayList<>();
    private final List<Indicator> indicators = new ArrayList<>();

    /** Adds a session and gives it back, for an alert about it. */
    public Session add(Session session) {
        sessions.add(session);
        return session;
    }

    public void add(SensedAlert alert) {
        alerts.add(alert);
    }

    public void add(Truth truth) {
        truths.add(truth);
    }

    /** Puts an address on the indicator list, valid for ever. */
    public void warn(End end, IndicatorRole role, int confidence, String source) {
        IpAddress address = end.address();
        indicators.add(new Indicator(
                new Prefix(address, FULL_LENGTH), role, confidence, source, Long.MIN_VALUE, Long.MAX_VALUE));
    }

    /** In the order in which they start. */
    public List<Session> sessions() {
        return sessions.stream()
                .sorted(Comparator.comparingLong(Session::startMs))
                .toList();
    }

    /** In the order in which they are raised. */
    public List<SensedAlert> alerts() {
        return alerts.stream()
                .sorted(Comparator.comparingLong(sensed -> sensed.alert().timeMs()))
                .toList();
    }

    public List<Truth> truths() {
        return List.copyOf(truths);
    }

    /** By address: the list must not tell in which order the attacks were written. */
    public List<Indicator> indicators() {
        return indicators.stream()
                .sorted(Comparator.comparing(Indicator::prefix))
                .toList();
    }
}
