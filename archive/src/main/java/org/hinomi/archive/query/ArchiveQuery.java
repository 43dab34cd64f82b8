// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.query;

import java.util.Set;
import org.hinomi.model.address.IpAddress;

/**
 * A question for sessions.
 *
 * @param addresses one of these stands at one end
 * @param others one of these stands at the other end; none for any
 * @param fromMs started at or after this, milliseconds since the Unix epoch
 * @param toMs started before this
 * @param limit at most so many, the earliest
 */
public record ArchiveQuery(Set<IpAddress> addresses, Set<IpAddress> others, long fromMs, long toMs, int limit) {

    public ArchiveQuery {
        addresses = Set.copyOf(addresses);
        others = Set.copyOf(others);
        if (limit < 1) {
            throw new IllegalArgumentException("limit is 1 or more, not " + limit);
        }
    }

    /** The sessions of these addresses with anyone. */
    public ArchiveQuery(Set<IpAddress> addresses, long fromMs, long toMs, int limit) {
        this(addresses, Set.of(), fromMs, toMs, limit);
    }
}
