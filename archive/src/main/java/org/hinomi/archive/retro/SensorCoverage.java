// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.retro;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * When a sensor saw anything.
 *
 * @param sensor its name
 * @param sessions so many in the hours asked for
 * @param hoursMs first milliseconds of the UTC hours with at least one
 */
public record SensorCoverage(String sensor, long sessions, SortedSet<Long> hoursMs) {

    public SensorCoverage {
        requireNonNull(sensor, "sensor");
        hoursMs = Collections.unmodifiableSortedSet(new TreeSet<>(hoursMs));
    }

    /** Of the hours that the archive holds, those without a session of this sensor. */
    public SortedSet<Long> silentMs(SortedSet<Long> heldMs) {
        SortedSet<Long> silent = new TreeSet<>(heldMs);
        silent.removeAll(hoursMs);
        return silent;
    }
}
