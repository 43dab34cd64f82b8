// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.live;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.hinomi.bench.border.BorderFeed;
import org.hinomi.bench.border.BorderProbe;

/** Writes each record when it is due, every so many as a probe. One thread only. */
final class Feed {

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final Schedule schedule;
    private final Probes probes;
    private final BorderFeed logs;

    Feed(Schedule schedule, Probes probes, BorderFeed logs) {
        this.schedule = schedule;
        this.probes = probes;
        this.logs = logs;
    }

    /** Writes all records while the server lives; returns how late the latest was written, in nanoseconds. */
    long run(LiveServer server, long startNanos, long startMs) throws IOException {
        long latest = 0;
        long written = 0;
        while (written < schedule.records()) {
            server.requireAlive();
            long due = schedule.dueBy(System.nanoTime() - startNanos);
            long first = written;
            for (; written < due; written++) {
                write(written, startMs);
            }
            logs.flush();
            if (first < due) {
                latest = Math.max(latest, System.nanoTime() - startNanos - schedule.arrivalNanos(first));
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return latest;
    }

    private void write(long record, long startMs) throws IOException {
        long endMicros = startMs * 1000 + schedule.arrivalNanos(record) / 1000;
        if (probes.isProbe(record)) {
            logs.addLine(0, BorderProbe.line(probes.numberOf(record), endMicros));
        } else {
            logs.addSession(endMicros);
        }
    }
}
