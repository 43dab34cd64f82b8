// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.index;

import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/** Sessions by institution. Immutable: thread-safe. */
public final class InstitutionCounts {

    /** Of nobody. */
    public static final InstitutionCounts NONE = new InstitutionCounts(new long[0]);

    /** By the institution's number: these are small. */
    private final long[] sessions;

    /** @param sessions by the institution's number, from 0 on */
    InstitutionCounts(long[] sessions) {
        this.sessions = sessions.clone();
    }

    /** The same as a map has. */
    public static InstitutionCounts of(SortedMap<Integer, Long> sessions) {
        long[] byNumber = new long[sessions.isEmpty() ? 0 : sessions.lastKey() + 1];
        sessions.forEach((institution, count) -> byNumber[institution] = count);
        return new InstitutionCounts(byNumber);
    }

    /** Takes a count. */
    public interface Receiver {

        void count(int institution, long sessions);
    }

    /** Gives every institution that had a session, by its number. */
    public void forEach(Receiver to) {
        for (int institution = 0; institution < sessions.length; institution++) {
            if (sessions[institution] > 0) {
                to.count(institution, sessions[institution]);
            }
        }
    }

    /** Those that had a session. */
    public NavigableMap<Integer, Long> toMap() {
        NavigableMap<Integer, Long> map = new TreeMap<>();
        forEach(map::put);
        return map;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof InstitutionCounts counts && toMap().equals(counts.toMap());
    }

    @Override
    public int hashCode() {
        return toMap().hashCode();
    }

    @Override
    public String toString() {
        return toMap().toString();
    }
}
