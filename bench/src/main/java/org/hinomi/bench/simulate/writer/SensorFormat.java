// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate.writer;

import java.nio.file.Path;
import java.util.Locale;

/** What the simulated sensor is. */
public enum SensorFormat {
    ZEEK,
    ZEEK_JSON,
    NII_SOCS,
    PANOS,
    SURICATA;

    /** The format's name on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Opens this sensor's logs in {@code sessions} and {@code alerts} below a folder. */
    public SensorLogs open(Path folder, LogFile.Style style) {
        Path sessions = folder.resolve("sessions");
        Path alerts = folder.resolve("alerts");
        return switch (this) {
            case ZEEK -> SensorLogs.zeek(new ZeekTsv(), sessions, eve(alerts, style), style);
            case ZEEK_JSON -> SensorLogs.zeek(new ZeekJson(), sessions, eve(alerts, style), style);
            case NII_SOCS -> SensorLogs.niiSocs(sessions, alerts, style);
            case PANOS ->
                SensorLogs.panOs(
                        new LogFile(sessions, "panos-traffic", ".log", new PanOsTraffic(), style),
                        new LogFile(alerts, "panos-threat", ".log", new PanOsThreat(), style));
            case SURICATA -> SensorLogs.suricata(eve(sessions, style), eve(alerts, style));
        };
    }

    /** A log of Suricata. */
    public static LogFile eve(Path folder, LogFile.Style style) {
        return new LogFile(folder, "eve", ".json", new SuricataFlow(), style);
    }
}
