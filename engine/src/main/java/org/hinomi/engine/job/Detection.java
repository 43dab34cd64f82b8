// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.engine.job;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.hinomi.analysis.detect.BucketState;
import org.hinomi.engine.state.DetectorStates;
import org.hinomi.engine.state.DetectorStatesLayout;
import org.hinomi.engine.type.LayoutSerializer;
import org.hinomi.model.signal.DetectorKey;
import org.hinomi.model.signal.Signal;

/** The detectors of one key over the buckets. Keeps no field that depends on the key. */
abstract class Detection<T> extends KeyedProcessFunction<Integer, T, Signal> {

    private final DetectorKey key;

    @SuppressWarnings("NullAway.Init") // open sets it
    private transient ValueState<DetectorStates> states;

    Detection(DetectorKey key) {
        this.key = key;
    }

    @Override
    public void open(OpenContext context) {
        states = getRuntimeContext()
                .getState(
                        new ValueStateDescriptor<>("detectors", new LayoutSerializer<>(DetectorStatesLayout.INSTANCE)));
    }

    @Override
    public void processElement(T element, Context context, Collector<Signal> out) throws Exception {
        DetectorStates stored = states.value();
        DetectorStates state = stored == null ? new DetectorStates(key) : stored;
        state.show(timeMs(element), detector -> show(element, detector), out::collect);
        states.update(state); // also tells the backend that the value changed
    }

    /** The latest time in an element. */
    abstract long timeMs(T element);

    abstract void show(T element, BucketState detector);
}
