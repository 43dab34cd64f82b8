// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.rank;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * An alert hour with its place in the order.
 *
 * @param hour what is ranked
 * @param setting what else fired on the host
 * @param reasons the parts of the score
 */
public record RankedHour(AlertHour hour, Setting setting, List<RankReason> reasons) {

    public RankedHour {
        requireNonNull(hour, "hour");
        requireNonNull(setting, "setting");
        reasons = List.copyOf(reasons);
    }

    /** Log odds that it is part of an attack: exactly the sum of its reasons. */
    public double score() {
        return reasons.stream().mapToDouble(RankReason::points).sum();
    }

    /** The same as a probability. */
    public double probability() {
        return 1 / (1 + Math.exp(-score()));
    }
}
