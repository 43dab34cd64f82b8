// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.border;

/**
 * What an input is made from.
 *
 * @param sessions how many
 * @param seed of all chance
 * @param sessionsPerDay how dense they are: sets the length of the span, and with it how many rows an hour has
 * @param sensors how many write a log of their own
 * @param indicators how many addresses somebody warned of
 * @param network the institutions
 */
public record BorderSettings(
        long sessions, long seed, long sessionsPerDay, int sensors, int indicators, BorderNetwork network) {

    /** What the gates are about: 600 M sessions a day, 100 k indicators. */
    public static final BorderSettings USUAL =
            new BorderSettings(100_000_000, 1, 600_000_000, 4, 100_000, BorderNetwork.USUAL);

    /** Raised when the same settings give other bytes. */
    private static final int VERSION = 1;

    public BorderSettings {
        if (sessions < 1 || sessionsPerDay < 1 || sensors < 1 || indicators < 8) {
            throw new IllegalArgumentException(
                    "at least 1 session, 1 session a day, 1 sensor and 8 indicators are needed");
        }
    }

    /** The same with another number of sessions. */
    public BorderSettings withSessions(long number) {
        return new BorderSettings(number, seed, sessionsPerDay, sensors, indicators, network);
    }

    /** Name of the folder that such an input is kept in. */
    String folderName() {
        return "border-v%d-%d-sessions-seed-%d-%d-a-day-%d-sensors-%d-indicators-%d-institutions"
                .formatted(VERSION, sessions, seed, sessionsPerDay, sensors, indicators, network.institutions());
    }
}
