// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.engine.job;

import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.hinomi.engine.element.Reading;

/** Latest event time of a file, less the allowed disorder. One instance a file, one thread. */
final class ReadingWatermarks implements WatermarkGenerator<Reading> {

    /** Sensors write a session when it ends, in the order of ends; most last less than this. */
    private static final long DISORDER_MS = 10 * 60_000;

    private long maxTimeMs = Long.MIN_VALUE;

    private ReadingWatermarks() {}

    /** Watching, gates open by the clock and event time is not needed. */
    static WatermarkStrategy<Reading> strategy(boolean isBounded) {
        return isBounded
                ? WatermarkStrategy.forGenerator(context -> new ReadingWatermarks())
                : WatermarkStrategy.noWatermarks();
    }

    @Override
    public void onEvent(Reading reading, long timeMs, WatermarkOutput output) {
        maxTimeMs = Math.max(maxTimeMs, timeMs);
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
        if (maxTimeMs > Long.MIN_VALUE + DISORDER_MS) {
            output.emitWatermark(new Watermark(maxTimeMs - DISORDER_MS));
        }
    }
}
