// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.run;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hinomi.bench.border.BorderInput;
import org.hinomi.bench.border.BorderSettings;
import picocli.CommandLine.Option;

/** What the sessions are made from. */
final class InputOptions {

    private static final double NANOS = 1e9;

    @Option(
            names = "--sessions",
            paramLabel = "N",
            description = "Sessions to make. Default: as many as the bench's gate speaks of.")
    private long sessions;

    @Option(names = "--seed", paramLabel = "S", description = "Seed of all chance. Default: ${DEFAULT-VALUE}.")
    private long seed = BorderSettings.USUAL.seed();

    @Option(
            names = "--per-day",
            paramLabel = "N",
            description = "Sessions a day, which sets how many an hour has. Default: ${DEFAULT-VALUE}.")
    private long perDay = BorderSettings.USUAL.sessionsPerDay();

    @Option(names = "--sensors", paramLabel = "N", description = "Logs of an hour. Default: ${DEFAULT-VALUE}.")
    private int sensors = BorderSettings.USUAL.sensors();

    @Option(
            names = "--indicators",
            paramLabel = "N",
            description = "Addresses somebody warned of. Default: ${DEFAULT-VALUE}.")
    private int indicators = BorderSettings.USUAL.indicators();

    /** The settings, with this many sessions where the command line names none. */
    BorderSettings settings(long usualSessions) {
        return new BorderSettings(
                sessions > 0 ? sessions : usualSessions,
                seed,
                perDay,
                sensors,
                indicators,
                BorderSettings.USUAL.network());
    }

    /** Makes the input, or takes the one that is there. */
    static BorderInput make(BorderSettings settings, Path data, PrintWriter out) throws IOException {
        long start = System.nanoTime();
        BorderInput input = BorderInput.of(settings, data);
        double tookSec = (System.nanoTime() - start) / NANOS;
        out.printf(
                "input: %,d sessions, %,d bytes in %d logs, %s (%.1f s)%n",
                input.sessions(), input.sizeBytes(), input.files().size(), input.folder(), tookSec);
        out.flush();
        return input;
    }

    /** The settings as a report tells them. */
    static Map<String, String> asOptions(BorderSettings settings) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("sessions", Long.toString(settings.sessions()));
        options.put("seed", Long.toString(settings.seed()));
        options.put("per-day", Long.toString(settings.sessionsPerDay()));
        options.put("sensors", Integer.toString(settings.sensors()));
        options.put("indicators", Integer.toString(settings.indicators()));
        return options;
    }
}
