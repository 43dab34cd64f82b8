// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.postgres;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;

/**
 * Where an embedded server lives.
 *
 * @param home folder of its own; holds programs, data, password and log
 * @param port 0 for any free port
 */
public record PostgresSettings(Path home, int port) {

    public PostgresSettings {
        requireNonNull(home, "home");
        home = home.toAbsolutePath().normalize();
    }

    Path programs() {
        return home.resolve("postgresql-18");
    }

    Path data() {
        return home.resolve("data");
    }

    Path log() {
        return home.resolve("postgresql.log");
    }

    Path passwordFile() {
        return home.resolve("superuser-password");
    }
}
