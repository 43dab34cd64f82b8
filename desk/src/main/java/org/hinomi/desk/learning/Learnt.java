// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.desk.learning;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.hinomi.model.context.ClosingCounts;
import org.hinomi.model.context.SignalKind;

/**
 * What was learnt about one kind of signal.
 *
 * @param kind the kind
 * @param institution whose own weight, or {@link #SHARED}
 * @param shares the closings behind it, each with what it weighs now, latest first
 */
public record Learnt(SignalKind kind, int institution, List<Share> shares) {

    /** In the place of an institution's number: what all taught together. */
    public static final int SHARED = 0;

    /**
     * What one closing weighs now.
     *
     * @param weight 0..1; 1 is one fresh closing that counts in full
     */
    public record Share(Lesson lesson, double weight) {}

    public Learnt {
        requireNonNull(kind, "kind");
        shares = List.copyOf(shares);
    }

    /** The weights by verdict. */
    public ClosingCounts counts() {
        double confirmed = 0;
        double harmless = 0;
        double falseAlarms = 0;
        for (Share share : shares) {
            switch (share.lesson().verdict()) {
                case CONFIRMED -> confirmed += share.weight();
                case HARMLESS -> harmless += share.weight();
                case FALSE_ALARM -> falseAlarms += share.weight();
            }
        }
        return new ClosingCounts(confirmed, harmless, falseAlarms);
    }
}
