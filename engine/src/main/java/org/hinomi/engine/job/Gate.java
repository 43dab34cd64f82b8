// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.engine.job;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.hinomi.analysis.SessionGate;
import org.hinomi.engine.element.Reading;
import org.hinomi.engine.state.SessionGateLayout;
import org.hinomi.engine.type.LayoutSerializer;
import org.hinomi.model.session.SessionBlock;

/**
 * The gates, one a bucket. Bounded, a gate opens as event time goes on; watching, each {@link #SLICE_MS} for all that is
 * not from the future, because a claim must reach people within seconds and the detectors bear any order. At the end of
 * the input all gates open wide. Keeps no field that depends on the key.
 */
final class Gate extends KeyedProcessFunction<Integer, Reading, SessionBlock> {

    /** At most one timer a bucket and slice, however many blocks arrive. */
    static final long SLICE_MS = 1_000;

    /** How far a sensor's clock may be ahead of ours; what is later waits for its time. */
    static final long CLOCK_AHEAD_MS = 5 * 60_000;

    private static final long BOUNDED_SLICE_MS = 60_000;
    private static final long WAIT_FOR_FUTURE_MS = 60_000;

    private final String runId;
    private final boolean isBounded;

    @SuppressWarnings("NullAway.Init") // open sets it
    private transient ValueState<SessionGate> gates;

    Gate(String runId, boolean isBounded) {
        this.runId = runId;
        this.isBounded = isBounded;
    }

    @Override
    public void open(OpenContext context) {
        gates = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("gate", new LayoutSerializer<>(SessionGateLayout.INSTANCE)));
    }

    @Override
    public void processElement(Reading reading, Context context, Collector<SessionBlock> out) throws Exception {
        SessionGate stored = gates.value();
        SessionGate gate = stored == null ? new SessionGate() : stored;
        switch (reading) {
            case Reading.Sessions sessions -> gate.hold(sessions.rows(), sessions.source());
            case Reading.Alert alert -> gate.hold(alert.alert(), alert.source());
            case Reading.Counted counted ->
                throw new IllegalStateException("counts go past the gates: " + counted.source());
        }
        gates.update(gate);
        TimerService timers = context.timerService();
        timers.registerEventTimeTimer(Long.MAX_VALUE); // the end of a bounded input
        if (isBounded) {
            timers.registerEventTimeTimer(endOfSlice(context.timestamp(), BOUNDED_SLICE_MS));
        } else {
            timers.registerProcessingTimeTimer(endOfSlice(timers.currentProcessingTime(), SLICE_MS));
        }
    }

    @Override
    public void onTimer(long timerMs, OnTimerContext context, Collector<SessionBlock> out) throws Exception {
        SessionGate gate = gates.value();
        if (gate == null || gate.isEmpty()) {
            return; // an earlier timer of the same watermark did the work
        }
        TimerService timers = context.timerService();
        long nowMs = timers.currentProcessingTime();
        long untilMs = timers.currentWatermark();
        if (!isBounded) {
            untilMs = Math.max(untilMs, nowMs + CLOCK_AHEAD_MS);
        }
        gate.release(untilMs, new BehindGate(RunParts.of(runId).pipeline(), context, out));
        gates.update(gate);
        if (gate.isEmpty()) {
            return;
        }
        if (isBounded) {
            timers.registerEventTimeTimer(endOfSlice(untilMs + 1, BOUNDED_SLICE_MS));
        } else {
            timers.registerProcessingTimeTimer(nowMs + WAIT_FOR_FUTURE_MS);
        }
    }

    private static long endOfSlice(long timeMs, long sliceMs) {
        return Math.floorDiv(timeMs, sliceMs) * sliceMs + sliceMs - 1;
    }
}
