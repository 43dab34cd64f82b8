// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.model.session;

import java.util.List;
import java.util.Set;
import org.hinomi.model.address.IpAddress;

/** Finds stored sessions for judging: an archive, or the rows that a run holds in memory. */
public interface SessionLookup {

    /** No judgement needs more sessions of its peers than this; the earliest are given. */
    int MAX_ROWS = 20_000;

    /**
     * The sessions that started in {@code [fromMs, toMs)} and have one of {@code peers} at either end, of all
     * institutions, by start time and then by digest; at most {@link #MAX_ROWS}.
     */
    List<Session> withPeers(Set<IpAddress> peers, long fromMs, long toMs);
}
