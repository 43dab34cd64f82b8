// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.model.session;

import static java.util.Objects.requireNonNull;

import org.hinomi.model.address.IpAddress;

/**
 * What a sensor could tell of somebody who signed in, or tried to, in one session. It comes beside the session, often before
 * it. Holds no name of an account.
 *
 * @param timeMs start of the session, milliseconds since the Unix epoch
 * @param sensor name of the sensor
 * @param src who opened the session
 * @param srcPort 0..65535
 * @param dst the host signed in to
 * @param dstPort 0..65535
 * @param service what it was signed in to
 * @param refused tries that were refused, 0 and up
 * @param isAccepted whether one was accepted
 * @param recordId stable hash of sensor and the record's own identity, another one than its session's; never 0
 * @param srcInstitution set by attribution, 0 for outside
 * @param dstInstitution set by attribution, 0 for outside
 */
public record Login(
        long timeMs,
        String sensor,
        IpAddress src,
        int srcPort,
        IpAddress dst,
        int dstPort,
        Service service,
        int refused,
        boolean isAccepted,
        long recordId,
        int srcInstitution,
        int dstInstitution)
        implements Sighting {

    public Login {
        requireNonNull(sensor, "sensor");
        requireNonNull(src, "src");
        requireNonNull(dst, "dst");
        requireNonNull(service, "service");
        if (refused < 0) {
            throw new IllegalArgumentException("tries refused: " + refused);
        }
    }

    @Override
    public Login attributed(int srcInst, int dstInst) {
        return new Login(
                timeMs, sensor, src, srcPort, dst, dstPort, service, refused, isAccepted, recordId, srcInst, dstInst);
    }
}
