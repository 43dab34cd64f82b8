// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.index;

import static java.util.Objects.requireNonNull;

import java.util.Set;
import org.hinomi.model.address.IpAddress;

/**
 * An address was seen on a day.
 *
 * @param address as asked for
 * @param dayMs first millisecond of the UTC day since the Unix epoch
 * @param hours bit h is set where a session started in hour h, UTC
 * @param institutions numbers of those that spoke with it; none where both ends were outside
 */
public record IndexHit(IpAddress address, long dayMs, int hours, Set<Integer> institutions) {

    public IndexHit {
        requireNonNull(address, "address");
        institutions = Set.copyOf(institutions);
    }
}
