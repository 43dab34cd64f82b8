// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.postgres;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import org.hinomi.model.error.ErrorCode;
import org.hinomi.model.error.HinomiException;

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
        if (port < 0 || port > 65_535) {
            throw new HinomiException(
                    ErrorCode.BAD_CONFIGURATION,
                    "PostgreSQL's port is " + port + "; allowed: 0 (any free one) to 65535");
        }
    }

    Path folder() {
        return home;
    }

    Path data() {
        return folder().resolve("data");
    }

    Path log() {
        return folder().resolve("postgresql.log");
    }

    Path passwordFile() {
        return folder().resolve("superuser-password");
    }
}
