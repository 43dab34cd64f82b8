// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate.writer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import org.hinomi.bench.simulate.world.AlertKind;
import org.hinomi.bench.simulate.world.SensedAlert;
import org.hinomi.model.session.Session;

/** The logs of one sensor. One thread only. */
public final class SensorLogs implements SensorSink {

    private final Channel<Session> sessions;
    private final AlertChannels alerts;
    private final Set<LogFile> files = new LinkedHashSet<>();

    private SensorLogs(Channel<Session> sessions, AlertChannels alerts) {
        this.sessions = sessions;
        this.alerts = alerts;
        files.add(sessions.file());
        files.add(alerts.intrusions().file());
        files.add(alerts.firewall().file());
        files.add(alerts.lookups().file());
    }

    /** A format with the file that it is written to. */
    private record Channel<T>(LogFile file, LineFormat<T> format) {

        void write(T item, long timeMs) throws IOException {
            format.addLine(file.at(timeMs), item);
        }
    }

    /** Where the kinds of alerts go; may be one and the same file. */
    private record AlertChannels(
            Channel<SensedAlert> intrusions, Channel<SensedAlert> firewall, Channel<SensedAlert> lookups) {

        static AlertChannels all(Channel<SensedAlert> one) {
            return new AlertChannels(one, one, one);
        }

        Channel<SensedAlert> of(AlertKind kind) {
            return switch (kind) {
                case INTRUSION -> intrusions;
                case VULNERABILITY, SPYWARE, VIRUS, SANDBOX -> firewall;
                case NAME_LOOKUP -> lookups;
            };
        }
    }

    /** Zeek in one of its forms, with a Suricata beside it that raises the alerts. */
    public static SensorLogs zeek(LineFormat<Session> form, Path folder, LogFile alertFile, LogFile.Style style) {
        Channel<Session> sessions = new Channel<>(new LogFile(folder, "conn", ".log", form, style), form);
        return new SensorLogs(sessions, AlertChannels.all(new Channel<>(alertFile, new SuricataAlert())));
    }

    /** Suricata; the two files may be one. */
    public static SensorLogs suricata(LogFile sessionFile, LogFile alertFile) {
        Channel<SensedAlert> alerts = new Channel<>(alertFile, new SuricataAlert());
        return new SensorLogs(new Channel<>(sessionFile, new SuricataFlow()), AlertChannels.all(alerts));
    }

    /** A PAN-OS firewall; the two files may be one. */
    public static SensorLogs panOs(LogFile sessionFile, LogFile alertFile) {
        Channel<SensedAlert> alerts = new Channel<>(alertFile, new PanOsThreat());
        return new SensorLogs(new Channel<>(sessionFile, new PanOsTraffic()), AlertChannels.all(alerts));
    }

    /** The four CSV exports of NII-SOCS. */
    public static SensorLogs niiSocs(Path sessionFolder, Path alertFolder, LogFile.Style style) {
        return new SensorLogs(
                export(sessionFolder, "SESSION", new NiiSocsSession(), style),
                new AlertChannels(
                        export(alertFolder, "ATTACK", new NiiSocsAttack(), style),
                        export(alertFolder, "TARGET", new NiiSocsTarget(), style),
                        export(alertFolder, "COMMERR", new NiiSocsCommErr(), style)));
    }

    private static <T> Channel<T> export(Path folder, String stem, LineFormat<T> format, LogFile.Style style) {
        return new Channel<>(new LogFile(folder, stem, ".csv", format, style), format);
    }

    @Override
    public void accept(Session session) throws IOException {
        sessions.write(session, session.startMs() + session.durationMs());
    }

    @Override
    public void accept(SensedAlert alert) throws IOException {
        alerts.of(alert.kind()).write(alert, alert.alert().timeMs());
    }

    @Override
    public void tick(long nowMs) throws IOException {
        for (LogFile file : files) {
            file.tick(nowMs);
            file.flush();
        }
    }

    /** From now on each file holds so much time. */
    public void changePeriod(long periodMs, long nowMs) throws IOException {
        for (LogFile file : files) {
            file.changePeriod(periodMs, nowMs);
        }
    }

    @Override
    public void close() throws IOException {
        for (LogFile file : files) {
            file.close();
        }
    }
}
