// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.engine.job;

import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.hinomi.analysis.Pipeline;
import org.hinomi.engine.element.IntakeNews;
import org.hinomi.engine.element.Reading;
import org.hinomi.engine.state.Buckets;

/** Attributes, and splits blocks by the gates' buckets. */
final class Front extends ProcessFunction<Reading, Reading> {

    private final String runId;

    Front(String runId) {
        this.runId = runId;
    }

    @Override
    public void processElement(Reading reading, Context context, Collector<Reading> out) {
        Pipeline pipeline = RunParts.of(runId).pipeline();
        switch (reading) {
            case Reading.Sessions sessions -> {
                pipeline.attribute(sessions.rows());
                split(sessions, out);
            }
            case Reading.Alert alert ->
                out.collect(new Reading.Alert(alert.source(), pipeline.attribute(alert.alert())));
            case Reading.Seen seen -> out.collect(new Reading.Seen(seen.source(), pipeline.attribute(seen.sighting())));
            case Reading.Counted counted -> context.output(Outputs.INTAKE, new IntakeNews.Counted(counted.counts()));
        }
    }

    private static void split(Reading.Sessions sessions, Collector<Reading> out) {
        Pipeline.splitByGate(
                sessions.rows(), (bucket, part) -> out.collect(new Reading.Sessions(sessions.source(), part)));
    }

    /** Flink's key of the gate that a reading goes through. */
    static int gateKey(Reading reading) {
        return switch (reading) {
            case Reading.Sessions sessions -> Buckets.keyOf(Pipeline.gateBucket(sessions.rows(), 0));
            case Reading.Alert alert -> Buckets.keyOf(Pipeline.gateBucket(alert.alert()));
            case Reading.Seen seen -> Buckets.keyOf(Pipeline.gateBucket(seen.sighting()));
            case Reading.Counted counted ->
                throw new IllegalStateException("counts go past the gates: " + counted.source());
        };
    }
}
