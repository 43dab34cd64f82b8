// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate.world;

import org.hinomi.model.alert.Severity;

/**
 * What a sensor looks for.
 *
 * @param number the sensor's number of it
 * @param kind the part of the sensor
 * @param name in the sensor's words
 * @param category the sensor's class
 * @param severity on our scale
 * @param domain the name watched for, else empty
 */
public record Signature(int number, AlertKind kind, String name, String category, Severity severity, String domain) {

    public Signature(int number, AlertKind kind, String name, String category, Severity severity) {
        this(number, kind, name, category, severity, "");
    }
}
