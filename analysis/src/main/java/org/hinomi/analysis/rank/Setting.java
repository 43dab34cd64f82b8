// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.rank;

/**
 * How many other signatures that are unusual by themselves fire on the same host within the hour or the neighbouring hours. An
 * attack has steps, and so leaves several; a false alarm comes alone.
 */
public enum Setting {
    ALONE,
    /** One or two others. */
    ACCOMPANIED,
    /** Three or more. */
    CROWDED;

    private static final int CROWD = 3;

    static Setting of(int others) {
        return others == 0 ? ALONE : others < CROWD ? ACCOMPANIED : CROWDED;
    }
}
