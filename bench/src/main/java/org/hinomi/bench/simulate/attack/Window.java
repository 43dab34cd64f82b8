// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate.attack;

/**
 * The span in which an attack is played.
 *
 * @param startMs with
 * @param endMs without
 */
public record Window(long startMs, long endMs) {

    public Window {
        if (endMs <= startMs) {
            throw new IllegalArgumentException("a window ends after it starts");
        }
    }

    /** The time at this share of the window, 0..1. */
    public long at(double share) {
        return startMs + Math.round((endMs - startMs) * share);
    }

    /** The same start, at most so long. */
    public Window atMost(long lengthMs) {
        return new Window(startMs, Math.min(endMs, startMs + lengthMs));
    }
}
