// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.engine.job;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.hinomi.analysis.detect.BucketState;
import org.hinomi.engine.element.HostRecord;
import org.hinomi.engine.state.DetectorStates;
import org.hinomi.engine.state.DetectorStatesLayout;
import org.hinomi.engine.type.LayoutSerializer;
import org.hinomi.model.signal.DetectorKey;
import org.hinomi.model.signal.Signal;

/** The detectors by inside host, over the buckets. Keeps no field that depends on the key. */
final class HostDetection extends KeyedProcessFunction<Integer, HostRecord, Signal> {

    @SuppressWarnings("NullAway.Init") // open sets it
    private transient ValueState<DetectorStates> states;

    @Override
    public void open(OpenContext context) {
        states = getRuntimeContext()
                .getState(
                        new ValueStateDescriptor<>("detectors", new LayoutSerializer<>(DetectorStatesLayout.INSTANCE)));
    }

    @Override
    public void processElement(HostRecord element, Context context, Collector<Signal> out) throws Exception {
        DetectorStates stored = states.value();
        DetectorStates state = stored == null ? new DetectorStates(DetectorKey.HOST) : stored;
        state.show(element.timeMs(), detector -> show(element, detector), BucketState.Settled.signals(out::collect));
        states.update(state); // also tells the backend that the value changed
        Settling.schedule(context.timerService());
    }

    @Override
    public void onTimer(long timerMs, OnTimerContext context, Collector<Signal> out) throws Exception {
        DetectorStates state = states.value();
        if (state != null) {
            state.settle(BucketState.Settled.signals(out::collect));
            states.update(state);
        }
    }

    private static void show(HostRecord element, BucketState detector) {
        switch (element) {
            case HostRecord.Alerted alerted -> detector.alert(alerted.alert());
            case HostRecord.Matched matched -> detector.match(matched.match());
            case HostRecord.Contacted contacted -> detector.contact(contacted.contact());
        }
    }
}
