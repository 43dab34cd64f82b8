// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate.world;

import static java.util.Objects.requireNonNull;

import org.hinomi.model.StableHash;
import org.hinomi.model.alert.SensorAction;
import org.hinomi.model.alert.SensorAlert;
import org.hinomi.model.session.Session;

/**
 * An alert with what a sensor's line needs and our own terms do not keep.
 *
 * @param kind the part of the sensor
 * @param number the signature's number
 * @param domain the name that was looked up, empty for all but {@link AlertKind#NAME_LOOKUP}
 * @param sessionId the identity of the session that it is about
 * @param alert the alert in our terms
 */
public record SensedAlert(AlertKind kind, int number, String domain, long sessionId, SensorAlert alert) {

    private static final String SENSOR = "simulator";

    public SensedAlert {
        requireNonNull(kind, "kind");
        requireNonNull(domain, "domain");
        requireNonNull(alert, "alert");
    }

    /** An alert about a session: ends, ports and country are the session's. */
    public static SensedAlert about(
            Session session, Signature signature, long timeMs, SensorAction action, String fileHash) {
        SensorAlert alert = new SensorAlert(
                timeMs,
                SENSOR,
                session.src(),
                session.srcPort(),
                session.dst(),
                session.dstPort(),
                session.protocol(),
                SENSOR + ':' + signature.number(),
                signature.name(),
                signature.category(),
                signature.severity(),
                action,
                fileHash,
                StableHash.combine(session.recordId(), signature.number()) | 1,
                session.srcInstitution(),
                session.dstInstitution(),
                session.country());
        return new SensedAlert(signature.kind(), signature.number(), signature.domain(), session.recordId(), alert);
    }
}
