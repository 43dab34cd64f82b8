// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate.play;

import java.io.IOException;
import java.util.List;
import org.hinomi.bench.simulate.attack.Script;
import org.hinomi.bench.simulate.traffic.Noise;
import org.hinomi.bench.simulate.traffic.Traffic;
import org.hinomi.bench.simulate.world.SensedAlert;
import org.hinomi.bench.simulate.writer.SensorSink;
import org.hinomi.model.session.Session;

/**
 * Brings ordinary sessions and the script together and hands each record on when a sensor would log it: a session at its end,
 * an alert when it is raised. One thread only.
 */
public final class Play {

    private final Traffic traffic;
    private final Noise noise;
    private final List<Session> scripted;
    private final SensorSink sink;
    private final DueQueue<Session> open = new DueQueue<>();
    private final DueQueue<SensedAlert> alerts = new DueQueue<>();

    private int nextScripted;
    private long sessionsWritten;
    private long alertsWritten;

    public Play(Traffic traffic, Noise noise, Script script, SensorSink sink) {
        this.traffic = traffic;
        this.noise = noise;
        this.sink = sink;
        scripted = script.sessions();
        script.alerts().forEach(alert -> alerts.add(alert.alert().timeMs(), alert));
    }

    /** One more ordinary session starts; starts come in order. */
    public void start(long startMs) throws IOException {
        advance(startMs);
        Session session = traffic.next(startMs);
        begin(session);
        noise.about(session).ifPresent(alert -> alerts.add(alert.alert().timeMs(), alert));
    }

    /** Everything that ends or is raised until now is logged. */
    public void advance(long nowMs) throws IOException {
        while (nextScripted < scripted.size() && scripted.get(nextScripted).startMs() <= nowMs) {
            begin(scripted.get(nextScripted++));
        }
        for (Session session = open.poll(nowMs); session != null; session = open.poll(nowMs)) {
            sink.accept(session);
            sessionsWritten++;
        }
        for (SensedAlert alert = alerts.poll(nowMs); alert != null; alert = alerts.poll(nowMs)) {
            sink.accept(alert);
            alertsWritten++;
        }
    }

    /** Lets everything that is still open end in its own time. */
    public void finish() throws IOException {
        advance(Long.MAX_VALUE);
    }

    private void begin(Session session) {
        open.add(session.startMs() + session.durationMs(), session);
    }

    public long sessionsWritten() {
        return sessionsWritten;
    }

    public long alertsWritten() {
        return alertsWritten;
    }
}
