// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.harness;

import java.util.Collection;
import java.util.List;

/**
 * How far the runs lie apart.
 *
 * @param count how many runs
 * @param min the least
 * @param median the one in the middle; of an even number the mean of the two
 * @param max the greatest
 */
public record Spread(int count, double min, double median, double max) {

    /**
     * The spread of at least one value.
     *
     * @throws IllegalArgumentException where there is none
     */
    public static Spread of(Collection<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("no run, no spread");
        }
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        double median = sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        return new Spread(sorted.size(), sorted.getFirst(), median, sorted.getLast());
    }
}
