// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.harness;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One run.
 *
 * @param cost what it cost
 * @param values what it reached, by the name of a {@link Goal} or of something else worth knowing
 */
public record Measured(Cost cost, Map<String, Double> values) {

    public Measured {
        requireNonNull(cost, "cost");
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
