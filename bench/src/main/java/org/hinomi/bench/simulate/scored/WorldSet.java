// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate.scored;

import java.util.List;
import java.util.Locale;

/**
 * Which worlds are played. The seeds were fixed on 2026-11-29, before any detector that is scored here was written, and are
 * not changed: thresholds may be looked for on {@link #TUNING}; {@link #TEST} is run for the record only.
 */
public enum WorldSet {
    TUNING,
    TEST;

    public List<Long> seeds() {
        return switch (this) {
            case TUNING -> List.of(11L, 12L);
            case TEST -> List.of(7101L, 7102L, 7103L);
        };
    }

    /** The name on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
