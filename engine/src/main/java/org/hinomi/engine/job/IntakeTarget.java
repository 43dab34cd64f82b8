// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.engine.job;

import java.util.List;
import org.hinomi.engine.element.IntakeCounts;
import org.hinomi.engine.sink.Store;

/** The run's store of counts. */
record IntakeTarget(String runId) implements Store<IntakeCounts> {

    @Override
    public String keyOf(IntakeCounts counts) {
        return counts.source();
    }

    @Override
    public void upsert(List<IntakeCounts> counts) {
        RunParts.of(runId).intake().upsert(counts);
    }
}
