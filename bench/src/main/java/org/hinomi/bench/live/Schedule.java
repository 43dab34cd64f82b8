// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.live;

import java.util.List;

/**
 * When each record is due, in phases of a constant rate. Immutable.
 *
 * @param phases in order
 */
public record Schedule(List<Phase> phases) {

    private static final double NANOS_PER_SEC = 1e9;

    /**
     * A stretch with one rate.
     *
     * @param name what it is called in the report
     * @param perSec records a second
     * @param seconds how long
     */
    public record Phase(String name, long perSec, long seconds) {

        long records() {
            return perSec * seconds;
        }
    }

    public Schedule {
        phases = List.copyOf(phases);
    }

    /** All records. */
    public long records() {
        return phases.stream().mapToLong(Phase::records).sum();
    }

    /** How many are due when so much time has passed since the start. */
    public long dueBy(long elapsedNanos) {
        double rest = elapsedNanos / NANOS_PER_SEC;
        long due = 0;
        for (Phase phase : phases) {
            if (rest < phase.seconds()) {
                return due + Math.max(0, (long) Math.ceil(rest * phase.perSec()));
            }
            due += phase.records();
            rest -= phase.seconds();
        }
        return due;
    }

    /** When a record is due, since the start. */
    public long arrivalNanos(long record) {
        long before = 0;
        long startSec = 0;
        for (Phase phase : phases) {
            if (record - before < phase.records()) {
                return (long) ((startSec + (double) (record - before) / phase.perSec()) * NANOS_PER_SEC);
            }
            before += phase.records();
            startSec += phase.seconds();
        }
        throw new IllegalArgumentException("there are " + records() + " records, and no " + record);
    }

    /** The phase that a record is due in. */
    public Phase phaseOf(long record) {
        long before = 0;
        for (Phase phase : phases) {
            if (record - before < phase.records()) {
                return phase;
            }
            before += phase.records();
        }
        throw new IllegalArgumentException("there are " + records() + " records, and no " + record);
    }
}
