// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.config;

import java.util.ArrayList;
import java.util.List;
import org.hinomi.model.error.ErrorCode;
import org.hinomi.model.error.HinomiException;
import org.yaml.snakeyaml.nodes.Node;

/** Collects what is wrong in one file, so that a person mends all of it at once. One thread only. */
final class Problems {

    private final String file;
    private final List<String> messages = new ArrayList<>();

    Problems(String file) {
        this.file = file;
    }

    /** Adds a fault at a place in the file. */
    void add(Node where, String message) {
        int line = where.getStartMark() == null ? 0 : where.getStartMark().getLine() + 1;
        messages.add(file + ":" + line + ": " + message);
    }

    /** Adds what is wrong in a file that this one names, with its own places. */
    void add(String message) {
        messages.add(message);
    }

    /** Refuses to go on where anything was wrong. */
    void throwIfAny() {
        if (!messages.isEmpty()) {
            throw new HinomiException(ErrorCode.BAD_CONFIGURATION, String.join(System.lineSeparator(), messages));
        }
    }
}
