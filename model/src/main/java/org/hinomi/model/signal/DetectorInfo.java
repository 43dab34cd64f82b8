// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.model.signal;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What a detector says of itself; {@code docs/detectors.md} is made of these.
 *
 * @param id stable short name
 * @param key by what its state is kept
 * @param claim the claim in one sentence
 * @param blindness what it cannot see
 * @param ordinaryCauses harmless things that look the same
 * @param thresholds each with unit, value and reason
 */
public record DetectorInfo(
        String id,
        DetectorKey key,
        String claim,
        String blindness,
        List<String> ordinaryCauses,
        List<Threshold> thresholds) {

    public DetectorInfo {
        requireNonNull(id, "id");
        requireNonNull(key, "key");
        requireNonNull(claim, "claim");
        requireNonNull(blindness, "blindness");
        ordinaryCauses = List.copyOf(ordinaryCauses);
        thresholds = List.copyOf(thresholds);
    }

    /**
     * One number that a detector decides by.
     *
     * @param name what it bounds
     * @param value with its unit, as text
     * @param reason why this value should hold on other networks, and where it comes from
     */
    public record Threshold(String name, String value, String reason) {}
}
