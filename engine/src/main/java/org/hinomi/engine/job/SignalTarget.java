// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.engine.job;

import java.util.List;
import org.hinomi.engine.sink.Store;
import org.hinomi.model.signal.Signal;

/** The run's store of signals. */
record SignalTarget(String runId) implements Store<Signal> {

    @Override
    public String keyOf(Signal signal) {
        return signal.id();
    }

    @Override
    public void upsert(List<Signal> signals) {
        RunParts.of(runId).signals().upsert(signals);
    }
}
