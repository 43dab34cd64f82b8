// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.run;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hinomi.bench.retro.IndexedDays;
import picocli.CommandLine.Option;

/** What the indexed days are made from. */
final class DaysOptions {

    @Option(names = "--days", paramLabel = "N", description = "Days of index. Default: ${DEFAULT-VALUE}.")
    private int days = IndexedDays.Settings.USUAL.days();

    @Option(
            names = "--addresses",
            paramLabel = "N",
            description = "Distinct addresses of each day. Default: ${DEFAULT-VALUE}.")
    private int addresses = IndexedDays.Settings.USUAL.addresses();

    @Option(names = "--seed", paramLabel = "S", description = "Seed of all chance. Default: ${DEFAULT-VALUE}.")
    private long seed = IndexedDays.Settings.USUAL.seed();

    long seed() {
        return seed;
    }

    /** Makes the days, or takes those that are there. */
    IndexedDays make(Path data, PrintWriter out) throws IOException {
        long start = System.nanoTime();
        IndexedDays made = IndexedDays.of(new IndexedDays.Settings(days, addresses, seed), data);
        out.printf(
                "index: %d days of %,d addresses, %,d bytes, %s (%.1f s)%n",
                days, addresses, made.facts().sizeBytes(), made.archive(), (System.nanoTime() - start) / 1e9);
        out.flush();
        return made;
    }

    /** The settings as a report tells them. */
    Map<String, String> asOptions() {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("days", Integer.toString(days));
        options.put("addresses", Integer.toString(addresses));
        options.put("seed", Long.toString(seed));
        return options;
    }
}
