// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate.live;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.hinomi.bench.simulate.world.SensedAlert;
import org.hinomi.bench.simulate.writer.Compression;
import org.hinomi.bench.simulate.writer.LogFile;
import org.hinomi.bench.simulate.writer.PanOsTraffic;
import org.hinomi.bench.simulate.writer.SensorFormat;
import org.hinomi.bench.simulate.writer.SensorLogs;
import org.hinomi.bench.simulate.writer.SensorSink;
import org.hinomi.bench.simulate.writer.ZeekTsv;
import org.hinomi.model.session.Session;

/**
 * Four sensors, each in front of a quarter of the institutions: a Zeek, an NII-SOCS export, a firewall's syslog and a
 * Suricata, which also raises the alerts for Zeek's quarter. One thread only.
 */
final class SensorFleet implements SensorSink {

    /**
     * Members whose numbers lie together share a sensor, as sites of one region do: sensors count bytes with or without
     * headers, so sizes compare within one.
     */
    private static final int NEIGHBOURS = 5;

    private static final long HOUR_MS = 3_600_000;
    private static final long EXPORT_MS = 10_000;
    private static final LogFile.Style GROWING = new LogFile.Style(Compression.NONE, HOUR_MS, false);
    private static final LogFile.Style EXPORTED = new LogFile.Style(Compression.NONE, HOUR_MS, true);

    private final SensorLogs exports;
    private final List<SensorLogs> sensors;

    SensorFleet(Path folder) {
        LogFile eve = SensorFormat.eve(folder.resolve("suricata"), GROWING);
        LogFile syslog = new LogFile(folder.resolve("panos"), "panos", ".log", new PanOsTraffic(), GROWING);
        Path exportFolder = folder.resolve("nii-socs");
        exports = SensorLogs.niiSocs(exportFolder, exportFolder, EXPORTED);
        sensors = List.of(
                SensorLogs.zeek(new ZeekTsv(), folder.resolve("zeek"), eve, GROWING),
                exports,
                SensorLogs.panOs(syslog, syslog),
                SensorLogs.suricata(eve, eve));
    }

    /** The history is written: from now on an export comes every ten seconds. */
    void goLive(long nowMs) throws IOException {
        exports.changePeriod(EXPORT_MS, nowMs);
    }

    @Override
    public void accept(Session session) throws IOException {
        sensorOf(session.srcInstitution() + session.dstInstitution()).accept(session);
    }

    @Override
    public void accept(SensedAlert alert) throws IOException {
        sensorOf(alert.alert().srcInstitution() + alert.alert().dstInstitution())
                .accept(alert);
    }

    /** One end is always outside, so the sum of both numbers is the institution's. */
    private SensorLogs sensorOf(int institution) {
        return sensors.get(institution / NEIGHBOURS % sensors.size());
    }

    @Override
    public void tick(long nowMs) throws IOException {
        for (SensorLogs sensor : sensors) {
            sensor.tick(nowMs);
        }
    }

    @Override
    public void close() throws IOException {
        for (SensorLogs sensor : sensors) {
            sensor.close();
        }
    }
}
