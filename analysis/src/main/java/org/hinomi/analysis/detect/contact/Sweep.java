// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.contact;

import static org.hinomi.analysis.table.LongRows.lower;
import static org.hinomi.analysis.table.LongRows.upper;

import org.hinomi.analysis.table.Sketch;
import org.hinomi.model.address.IpAddress;

/** All that one outside address tried at inside hosts in a day; a view that is valid while it is judged. */
public final class Sweep {

    private long[] words = {};
    private int at;

    Sweep() {}

    void show(Sweeps sweeps, int newAt) {
        words = sweeps.rows().words();
        at = newAt;
    }

    /** Who tried. */
    public IpAddress source() {
        return new IpAddress(words[at + 1], words[at + 2]);
    }

    /** The least of the inside addresses tried: the only one where {@link #targets} is 1. */
    public IpAddress target() {
        return new IpAddress(words[at + Sweeps.TARGET_HIGH], words[at + Sweeps.TARGET_LOW]);
    }

    /** Whose that address is. */
    public int institution() {
        return upper(words[at + Sweeps.INSTITUTION_FLAGS]);
    }

    /** The day, as {@link org.hinomi.analysis.detect.EventDay#startOf} gives it. */
    public long dayMs() {
        return Days.startMs((int) words[at + Sweeps.DAY]);
    }

    /** About how many inside addresses; saturates at some 1,000. */
    public int targets() {
        return Sketch.estimate(words, at + Sweeps.TARGETS, Sweeps.TARGET_WORDS);
    }

    /** About how many of them answered; saturates at some 250. */
    public int answeredTargets() {
        return Sketch.estimate(words, at + Sweeps.ANSWERED_TARGETS, 1);
    }

    /** About how many ports; saturates at some 250. */
    public int ports() {
        return Sketch.estimate(words, at + Sweeps.PORTS, 1);
    }

    /** About how many ports below 32,768 gave no answer; saturates at some 250. */
    public int failedPorts() {
        return Sketch.estimate(words, at + Sweeps.FAILED_PORTS, 1);
    }

    /** Sessions that it opened. */
    public int knocks() {
        return upper(words[at + Sweeps.SESSIONS_FAILED]);
    }

    /** How many of those came to nothing. */
    public int failedKnocks() {
        return lower(words[at + Sweeps.SESSIONS_FAILED]);
    }

    public long firstMs() {
        return words[at + Sweeps.FIRST_MS];
    }

    public long lastMs() {
        return words[at + Sweeps.LAST_MS];
    }
}
