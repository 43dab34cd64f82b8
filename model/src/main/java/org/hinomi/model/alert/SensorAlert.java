// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.model.alert;

import static java.util.Objects.requireNonNull;

import org.hinomi.model.address.IpAddress;
import org.hinomi.model.network.InstitutionId;

/**
 * One alert as a sensor raised it. Holds open fields only.
 *
 * @param timeMs when the sensor raised it, milliseconds since the Unix epoch
 * @param sensor name of the sensor
 * @param src the end that the sensor calls source
 * @param srcPort 0..65535, 0 where there is none
 * @param dst the end that the sensor calls destination
 * @param dstPort 0..65535, 0 where there is none
 * @param protocol IP protocol number
 * @param signature the signature as {@code vendor:id}, for example {@code suricata:1:2403388}: one key for one claim
 * @param name the alert's name in the sensor's words, at most {@link #MAX_TEXT} characters
 * @param category the sensor's class of the alert, empty where it has none
 * @param severity on our scale
 * @param action what the sensor did
 * @param fileHash MD5, SHA-1 or SHA-256 in lower-case hex, empty where none
 * @param recordId stable hash of sensor and the record's own identity; never 0
 * @param srcInstitution set by attribution, 0 for outside
 * @param dstInstitution set by attribution, 0 for outside
 * @param country the outside end's country, two letters, empty where unknown
 */
public record SensorAlert(
        long timeMs,
        String sensor,
        IpAddress src,
        int srcPort,
        IpAddress dst,
        int dstPort,
        int protocol,
        String signature,
        String name,
        String category,
        Severity severity,
        SensorAction action,
        String fileHash,
        long recordId,
        int srcInstitution,
        int dstInstitution,
        String country) {

    /** The {@code dst} of an alert about one host alone, {@code ::} (RFC 4291, 2.5.2): the sensor named no peer. */
    public static final IpAddress NO_PEER = new IpAddress(0, 0);

    /** Longer texts are cut: a name is shown to people and is part of keys. */
    public static final int MAX_TEXT = 512;

    public SensorAlert {
        requireNonNull(sensor, "sensor");
        requireNonNull(src, "src");
        requireNonNull(dst, "dst");
        signature = cut(signature);
        name = cut(name);
        category = cut(category);
        requireNonNull(severity, "severity");
        requireNonNull(action, "action");
        requireNonNull(fileHash, "fileHash");
        requireNonNull(country, "country");
    }

    private static String cut(String text) {
        return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT);
    }

    /** The same alert with its ends attributed. */
    public SensorAlert attributed(int srcInst, int dstInst, String countryOfOutside) {
        return new SensorAlert(
                timeMs,
                sensor,
                src,
                srcPort,
                dst,
                dstPort,
                protocol,
                signature,
                name,
                category,
                severity,
                action,
                fileHash,
                recordId,
                srcInst,
                dstInst,
                countryOfOutside);
    }

    /** Whether the inside end is the source: the host itself acted. */
    public boolean isOutbound() {
        return srcInstitution != InstitutionId.OUTSIDE && dstInstitution == InstitutionId.OUTSIDE;
    }
}
