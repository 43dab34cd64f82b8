// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.engine.source;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * A folder with one sensor's logs, and those in the folders below it.
 *
 * @param folder its path
 * @param sensor name of the sensor
 */
public record WatchedFolder(String folder, String sensor) implements Serializable {

    public WatchedFolder {
        requireNonNull(folder, "folder");
        requireNonNull(sensor, "sensor");
    }
}
