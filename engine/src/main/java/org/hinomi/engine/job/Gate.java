// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.engine.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.hinomi.analysis.Pipeline;
import org.hinomi.analysis.SessionGate;
import org.hinomi.analysis.detect.BucketState;
import org.hinomi.analysis.detect.HostContact;
import org.hinomi.engine.element.HostRecord;
import org.hinomi.engine.element.IntakeNews;
import org.hinomi.engine.element.Reading;
import org.hinomi.engine.state.DetectorStates;
import org.hinomi.engine.state.DetectorStatesLayout;
import org.hinomi.engine.state.SessionGateLayout;
import org.hinomi.engine.type.LayoutSerializer;
import org.hinomi.model.alert.HostAlert;
import org.hinomi.model.alert.SensorAlert;
import org.hinomi.model.session.SessionBlock;
import org.hinomi.model.session.Sighting;
import org.hinomi.model.signal.DetectorKey;
import org.hinomi.model.signal.Signal;
import org.jspecify.annotations.Nullable;

/**
 * The gates, one a bucket, and what stands behind a gate in the same bucket: matching and the detectors by outside address.
 * A gate lets records through as they come, because a claim must reach people within seconds and the detectors bear any
 * order; watching, what is from the future waits for its time, so that one wrong clock does not make all states forget.
 * The main output is the archive's. Keeps no field that depends on the key.
 */
final class Gate extends KeyedProcessFunction<Integer, Reading, SessionBlock> {

    /** How far a sensor's clock may be ahead of ours; what is later waits for its time. */
    static final long CLOCK_AHEAD_MS = 5 * 60_000;

    private static final long WAIT_FOR_FUTURE_MS = 60_000;

    private final String runId;
    private final boolean isBounded;

    @SuppressWarnings("NullAway.Init") // open sets it
    private transient ValueState<SessionGate> gates;

    @SuppressWarnings("NullAway.Init") // open sets it
    private transient ValueState<DetectorStates> detectors;

    Gate(String runId, boolean isBounded) {
        this.runId = runId;
        this.isBounded = isBounded;
    }

    @Override
    public void open(OpenContext context) {
        gates = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("gate", new LayoutSerializer<>(SessionGateLayout.INSTANCE)));
        detectors = getRuntimeContext()
                .getState(
                        new ValueStateDescriptor<>("detectors", new LayoutSerializer<>(DetectorStatesLayout.INSTANCE)));
    }

    @Override
    public void processElement(Reading reading, Context context, Collector<SessionBlock> out) throws Exception {
        SessionGate gate = gate();
        Behind behind = new Behind(context, out);
        long nowMs = context.timerService().currentProcessingTime();
        long untilMs = isBounded ? Long.MAX_VALUE : nowMs + CLOCK_AHEAD_MS;
        switch (reading) {
            case Reading.Sessions sessions -> gate.admit(sessions.rows(), sessions.source(), untilMs, behind);
            case Reading.Alert alert -> gate.admit(alert.alert(), alert.source(), untilMs, behind);
            case Reading.Seen seen -> gate.admit(seen.sighting(), seen.source(), untilMs, behind);
            case Reading.Counted counted ->
                throw new IllegalStateException("counts go past the gates: " + counted.source());
        }
        keep(gate, behind, context, nowMs);
    }

    @Override
    public void onTimer(long timerMs, OnTimerContext context, Collector<SessionBlock> out) throws Exception {
        SessionGate gate = gate();
        Behind behind = new Behind(context, out);
        long nowMs = context.timerService().currentProcessingTime();
        gate.release(nowMs + CLOCK_AHEAD_MS, behind);
        behind.settle();
        keep(gate, behind, context, nowMs);
    }

    private SessionGate gate() throws Exception {
        SessionGate stored = gates.value();
        return stored == null ? new SessionGate() : stored;
    }

    /** Tells the backend what has changed, and looks again later where records wait. */
    private void keep(SessionGate gate, Behind behind, Context context, long nowMs) throws Exception {
        gates.update(gate);
        if (behind.states != null) {
            detectors.update(behind.states);
        }
        if (!gate.isEmpty()) {
            long slice = nowMs / WAIT_FOR_FUTURE_MS + 1; // at most one timer a bucket and slice
            context.timerService().registerProcessingTimeTimer(slice * WAIT_FOR_FUTURE_MS);
        }
    }

    /** Sends what a gate lets through to where it goes. */
    private final class Behind implements SessionGate.Output, BucketState.Settled {

        private final Pipeline pipeline = RunParts.of(runId).pipeline();
        private final Context context;
        private final Collector<SessionBlock> archive;
        private @Nullable DetectorStates states;

        Behind(Context context, Collector<SessionBlock> archive) {
            this.context = context;
            this.archive = archive;
        }

        @Override
        public void sessions(SessionBlock rows) {
            archive.collect(rows);
            pipeline.match(rows, match -> context.output(Outputs.BY_HOST, new HostRecord.Matched(match)));
            states().show(latestMs(rows), detector -> detector.sessions(rows), this);
            Settling.schedule(context.timerService());
        }

        @Override
        public void signal(Signal signal) {
            context.output(Outputs.PEER_SIGNALS, signal);
        }

        @Override
        public void contact(HostContact contact) {
            context.output(Outputs.BY_HOST, new HostRecord.Contacted(contact));
        }

        void settle() {
            states().settle(this);
        }

        @Override
        public void alert(SensorAlert alert) {
            for (HostAlert view : Pipeline.hostAlerts(alert)) {
                context.output(Outputs.BY_HOST, new HostRecord.Alerted(view));
            }
        }

        @Override
        public void sighting(Sighting sighting) {
            states().show(sighting.timeMs(), detector -> detector.sighting(sighting), this);
            Settling.schedule(context.timerService());
        }

        @Override
        public void duplicates(String source, long records) {
            context.output(Outputs.INTAKE, new IntakeNews.Copies(source, records));
        }

        private DetectorStates states() {
            DetectorStates known = states;
            if (known == null) {
                known = stored();
                states = known;
            }
            return known;
        }

        private DetectorStates stored() {
            try {
                DetectorStates stored = detectors.value();
                return stored == null ? new DetectorStates(DetectorKey.PEER) : stored;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static long latestMs(SessionBlock rows) {
        long latestMs = Long.MIN_VALUE;
        for (int row = 0; row < rows.size(); row++) {
            latestMs = Math.max(latestMs, rows.startMs()[row]);
        }
        return latestMs;
    }
}
