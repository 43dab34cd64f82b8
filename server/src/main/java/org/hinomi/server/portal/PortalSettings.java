// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.portal;

import static java.util.Objects.requireNonNull;

/**
 * Where the portal listens.
 *
 * @param bind address to bind
 * @param port 0 for any free port
 */
public record PortalSettings(String bind, int port) {

    public PortalSettings {
        requireNonNull(bind, "bind");
    }
}
