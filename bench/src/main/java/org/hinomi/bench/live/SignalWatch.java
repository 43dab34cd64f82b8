// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.live;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.hinomi.bench.border.BorderProbe;

/** Looks into the table of signals again and again, and notes when each probe's was first there. One thread only. */
final class SignalWatch {

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    /** Numbers of changes are drawn before a transaction ends, so that a lower one may appear after a higher one. */
    private static final long BACK = 2_000;

    private final long[] seenNanos;
    private int seen;
    private long lastChange;

    /** @param probes how many are awaited */
    SignalWatch(int probes) {
        seenNanos = new long[probes];
    }

    /** Looks until all have come, or the time is over. */
    void run(Connection database, long deadlineNanos) throws SQLException {
        try (PreparedStatement statement =
                database.prepareStatement("select change, host from signal where change > ? order by change")) {
            while (seen < seenNanos.length && System.nanoTime() - deadlineNanos < 0) {
                look(statement);
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    private void look(PreparedStatement statement) throws SQLException {
        statement.setLong(1, lastChange - BACK);
        try (ResultSet rows = statement.executeQuery()) {
            long nowNanos = System.nanoTime();
            while (rows.next()) {
                lastChange = Math.max(lastChange, rows.getLong(1));
                BorderProbe.numberOf(rows.getString(2)).ifPresent(number -> note(number, nowNanos));
            }
        }
    }

    private void note(int number, long nowNanos) {
        if (number < seenNanos.length && seenNanos[number] == 0) {
            seenNanos[number] = nowNanos;
            seen++;
        }
    }

    int seen() {
        return seen;
    }

    /** When a probe's signal was seen, by {@link System#nanoTime}; 0 where it was not. */
    long seenNanos(int number) {
        return seenNanos[number];
    }
}
