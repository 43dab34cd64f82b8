// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.engine.job;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hinomi.analysis.Pipeline;
import org.hinomi.engine.sink.IntakeStore;
import org.hinomi.engine.sink.SignalStore;

/**
 * What the tasks of one run share. Flink ships its functions as bytes even to the thread next door, so they carry the
 * run's id and find the parts here: one set of indicators for all tasks, and stores with the caller's connections.
 * Thread-safe.
 *
 * @param pipeline the stages
 * @param signals where signals go
 * @param intake where counts go
 */
public record RunParts(Pipeline pipeline, SignalStore signals, IntakeStore intake) {

    private static final Map<String, RunParts> BY_RUN = new ConcurrentHashMap<>();

    /** Makes the parts known to the tasks of a run. */
    public static void register(String runId, RunParts parts) {
        BY_RUN.put(runId, parts);
    }

    /** Forgets a run that has ended. */
    public static void release(String runId) {
        BY_RUN.remove(runId);
    }

    static RunParts of(String runId) {
        RunParts parts = BY_RUN.get(runId);
        if (parts == null) {
            throw new IllegalStateException("run " + runId + " is not of this process");
        }
        return parts;
    }
}
