// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.behaviour;

import static java.util.Objects.requireNonNull;

import org.hinomi.model.address.IpAddress;

/**
 * One answered session of an inside host with a server outside.
 *
 * @param host the inside host, which opened it
 * @param institution whose host it is
 * @param startMs when
 * @param bytesOut sent by the host
 * @param bytesIn received by the host
 */
public record Exchange(IpAddress host, int institution, long startMs, long bytesOut, long bytesIn)
        implements Comparable<Exchange> {

    public Exchange {
        requireNonNull(host, "host");
    }

    /** By time, then host: which of several equal exchanges stands for them. */
    @Override
    public int compareTo(Exchange other) {
        int byTime = Long.compare(startMs, other.startMs);
        return byTime != 0 ? byTime : host.compareTo(other.host);
    }
}
