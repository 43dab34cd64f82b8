// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hinomi.bench.harness.Measured;
import org.junit.jupiter.api.Test;

class TriageBenchTest {

    private static final AlertInput.Settings SMALL = new AlertInput.Settings(2_000, 100, 50, 7);

    @Test
    void theSameSeedMakesTheSameAlerts() {
        assertThat(AlertInput.make(SMALL)).hasSize(2_000).isEqualTo(AlertInput.make(SMALL));
    }

    @Test
    void everyPassJudgesTheSameIncidents() {
        List<Measured> runs = new TriageBench(SMALL, 500).run(0, 2);
        assertThat(runs).hasSize(2);
        assertThat(runs.get(0).values().get("incidents"))
                .isEqualTo(runs.get(1).values().get("incidents"))
                .isPositive();
        assertThat(runs.get(0).values().get("judgements"))
                .as("what grows over batches is judged again")
                .isGreaterThan(runs.get(0).values().get("incidents"));
    }
}
