// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.engine.job;

import org.apache.flink.streaming.api.TimerService;

/** When detectors judge what takes a longer look: some times a minute while records come, and at the end of the input. */
final class Settling {

    /** A claim made from many records may come so much later than the last of them; a notice takes minutes at best. */
    static final long INTERVAL_MS = 20_000;

    private Settling() {}

    /** Sees to it that the bucket at hand is looked at; at most one timer of each kind a bucket. */
    static void schedule(TimerService timers) {
        long slice = timers.currentProcessingTime() / INTERVAL_MS + 1;
        timers.registerProcessingTimeTimer(slice * INTERVAL_MS);
        timers.registerEventTimeTimer(Long.MAX_VALUE); // the end of a bounded input
    }
}
