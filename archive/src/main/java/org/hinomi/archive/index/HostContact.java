// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.index;

import static java.util.Objects.requireNonNull;

import org.hinomi.model.address.IpAddress;

/**
 * The sessions of an inside host with one peer on one port, one way.
 *
 * @param peer the other end
 * @param isInbound whether the peer opened them; then the port is the host's, otherwise the peer's
 * @param port that was addressed
 * @param sessions how many
 * @param bytesFromHost sum, of the sessions whose size the sensor told
 * @param bytesToHost likewise
 * @param firstMs earliest start, milliseconds since the Unix epoch
 * @param lastMs latest start
 */
public record HostContact(
        IpAddress peer,
        boolean isInbound,
        int port,
        long sessions,
        long bytesFromHost,
        long bytesToHost,
        long firstMs,
        long lastMs) {

    public HostContact {
        requireNonNull(peer, "peer");
    }
}
