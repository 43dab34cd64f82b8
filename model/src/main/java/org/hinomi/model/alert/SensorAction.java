// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.model.alert;

/** What the sensor did with the traffic that it raised an alert about. Order is stored: append only. */
public enum SensorAction {
    /** The sensor did not say. */
    UNKNOWN,
    /** The traffic went on. */
    ALLOWED,
    /** Dropped, denied, reset or sinkholed. */
    BLOCKED
}
