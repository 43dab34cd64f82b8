// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.model.indicator;

import static java.util.Objects.requireNonNull;

import org.hinomi.model.address.IpAddress;
import org.hinomi.model.session.Session;

/**
 * A session of an inside host with a peer that an indicator names.
 *
 * @param host the inside end
 * @param institution whose host it is
 * @param peer the end that the indicator names
 * @param indicator the most exact indicator that was valid then
 * @param session the session
 */
public record Match(IpAddress host, int institution, IpAddress peer, Indicator indicator, Session session) {

    public Match {
        requireNonNull(host, "host");
        requireNonNull(peer, "peer");
        requireNonNull(indicator, "indicator");
        requireNonNull(session, "session");
    }

    /** Whether the inside host opened the session. */
    public boolean isFromHost() {
        return session.src().equals(host);
    }
}
