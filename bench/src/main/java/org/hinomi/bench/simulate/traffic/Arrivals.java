// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate.traffic;

import org.hinomi.bench.simulate.world.Chance;

/**
 * When sessions start: exactly {@code count} times in a span, in order, more by day than by night. The times are the order
 * statistics of uniform numbers, drawn one after the other (Bentley and Saxe 1980, "Generating sorted lists of random
 * numbers"), and stretched by the day's curve.
 */
public final class Arrivals {

    private static final long HOUR_MS = 3_600_000;

    /** Japan is nine hours ahead of UTC. */
    private static final long ZONE_MS = 9 * HOUR_MS;

    /** Share of the busiest hour's traffic, by hour of the day in Japan: scans do not sleep, people do. */
    private static final double[] HOUR_WEIGHT = {
        .58, .54, .52, .50, .50, .51, .54, .60, .72, .88, .96, .98, .93, .97, 1, .99, .97, .93, .86, .80, .75, .72, .68,
        .63
    };

    private final Chance chance;
    private final long endMs;
    private final double totalMass;

    private long remaining;
    private double share;
    private long stretchStartMs;
    private double stretchStartMass;

    public Arrivals(Chance chance, long startMs, long endMs, long count) {
        this.chance = chance;
        this.endMs = endMs;
        remaining = count;
        stretchStartMs = startMs;
        totalMass = mass(startMs, endMs);
    }

    public boolean hasNext() {
        return remaining > 0;
    }

    /** The next start, milliseconds since the Unix epoch; never before the last one. */
    public long nextMs() {
        share = 1 - (1 - share) * Math.exp(Math.log(1 - chance.uniform()) / remaining);
        remaining--;
        double wanted = share * totalMass;
        while (true) {
            long stretchEndMs = Math.min(endMs, hourEnd(stretchStartMs));
            double weight = weightAt(stretchStartMs);
            double endMass = stretchStartMass + weight * (stretchEndMs - stretchStartMs);
            if (wanted < endMass || stretchEndMs >= endMs) {
                long offset = (long) ((wanted - stretchStartMass) / weight);
                return Math.min(stretchStartMs + Math.max(0, offset), endMs - 1);
            }
            stretchStartMs = stretchEndMs;
            stretchStartMass = endMass;
        }
    }

    private static double mass(long fromMs, long toMs) {
        double mass = 0;
        for (long at = fromMs; at < toMs; at = hourEnd(at)) {
            mass += weightAt(at) * (Math.min(toMs, hourEnd(at)) - at);
        }
        return mass;
    }

    private static long hourEnd(long atMs) {
        return (Math.floorDiv(atMs, HOUR_MS) + 1) * HOUR_MS;
    }

    /** Share of the busiest hour's traffic at a time. */
    public static double weightAt(long atMs) {
        return HOUR_WEIGHT[(int) Math.floorMod(Math.floorDiv(atMs + ZONE_MS, HOUR_MS), 24L)];
    }
}
