// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.query;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import org.hinomi.model.session.Session;
import org.hinomi.model.session.SessionBlock;

/**
 * A stored session and the sensor that saw it.
 *
 * @param session without a record id: no store keeps one
 * @param sensor the sensor's name
 * @param digest of {@link SessionBlock#digest}, for the order of sessions that share a time
 */
public record FoundSession(Session session, String sensor, long digest) {

    /** By start, then by what the sensor said, then by sensor: the order of every output. */
    public static final Comparator<FoundSession> ORDER = Comparator.comparingLong(
                    (FoundSession found) -> found.session().startMs())
            .thenComparingLong(FoundSession::digest)
            .thenComparing(FoundSession::sensor);

    public FoundSession {
        requireNonNull(session, "session");
        requireNonNull(sensor, "sensor");
    }

    /** One row. */
    public static FoundSession at(SessionBlock block, int row) {
        return new FoundSession(block.session(row), block.sensor(), block.digest(row));
    }
}
