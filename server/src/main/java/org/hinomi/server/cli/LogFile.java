// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hinomi.model.error.ErrorCode;
import org.hinomi.model.error.HinomiException;

/** Where a running Hinomi writes its log; must be set before the first line is logged. */
final class LogFile {

    private LogFile() {}

    static void use(Path home) {
        try {
            Files.createDirectories(home);
        } catch (IOException e) {
            throw new HinomiException(ErrorCode.RESOURCE, home + " cannot be made: " + e, e);
        }
        System.setProperty("hinomi.log.file", home.resolve("hinomi.log").toString());
    }
}
