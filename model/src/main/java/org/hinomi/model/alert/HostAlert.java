// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.model.alert;

import static java.util.Objects.requireNonNull;

import org.hinomi.model.address.IpAddress;

/**
 * An alert seen from one inside host; an alert between two inside hosts is seen twice.
 *
 * @param host the inside end
 * @param institution whose host it is
 * @param peer the other end; {@code ::} where the sensor named none
 * @param isFromHost whether the sensor calls the host the source
 * @param alert the alert
 */
public record HostAlert(IpAddress host, int institution, IpAddress peer, boolean isFromHost, SensorAlert alert) {

    public HostAlert {
        requireNonNull(host, "host");
        requireNonNull(peer, "peer");
        requireNonNull(alert, "alert");
    }
}
