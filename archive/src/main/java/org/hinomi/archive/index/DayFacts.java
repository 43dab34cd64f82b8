// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.index;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was seen on a UTC day, by the hour files that the index covers.
 *
 * @param dayMs the day's first millisecond since the Unix epoch
 * @param rows sessions
 * @param addresses distinct outside addresses; at most so many where {@code waitingRuns} is not 0
 * @param waitingRuns runs that are not merged yet
 * @param sensors sessions of each sensor by hour, 24 numbers
 * @param institutions sessions in which each institution had an end; a session within one counts once
 * @param blocks sessions by block of inside addresses, {@link SeenBlocks#NONE} where that was not asked for; by its own word of
 *     fewer sessions than {@code rows} where an older release wrote the index
 */
public record DayFacts(
        long dayMs,
        long rows,
        long addresses,
        int waitingRuns,
        SortedMap<String, List<Long>> sensors,
        InstitutionCounts institutions,
        SeenBlocks blocks) {

    public DayFacts {
        SortedMap<String, List<Long>> copy = new TreeMap<>();
        for (Map.Entry<String, List<Long>> sensor : sensors.entrySet()) {
            copy.put(sensor.getKey(), List.copyOf(sensor.getValue()));
        }
        sensors = Collections.unmodifiableSortedMap(copy);
        requireNonNull(institutions, "institutions");
        requireNonNull(blocks, "blocks");
    }
}
