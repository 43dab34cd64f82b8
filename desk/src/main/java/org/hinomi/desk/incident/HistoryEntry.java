// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.desk.incident;

import static java.util.Objects.requireNonNull;

/**
 * One thing that happened to an incident.
 *
 * @param atMs when
 * @param who name of the person, or {@link #SYSTEM}
 * @param act what was done
 * @param note the reason or detail in words, may be empty
 */
public record HistoryEntry(long atMs, String who, Act act, String note) {

    /** What Hinomi does by itself. */
    public static final String SYSTEM = "Hinomi";

    /** Kinds of acts. Names are stored. */
    public enum Act {
        OPENED,
        COLLECTED,
        REOPENED,
        SIGNAL_ADDED,
        DAMAGE_CHANGED,
        MERGED,
        TAKEN,
        RELEASED,
        NOTIFIED,
        ACKNOWLEDGED,
        CLOSED,
        BUDGET_OVERRIDDEN,
        TAKEN_BACK
    }

    public HistoryEntry {
        requireNonNull(who, "who");
        requireNonNull(act, "act");
        requireNonNull(note, "note");
    }
}
