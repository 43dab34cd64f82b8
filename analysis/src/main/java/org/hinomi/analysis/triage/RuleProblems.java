// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.triage;

import java.util.ArrayList;
import java.util.List;
import org.hinomi.model.error.ErrorCode;
import org.hinomi.model.error.HinomiException;

/** What is wrong in a file of site rules, so that a person mends all of it at once. One thread only. */
final class RuleProblems {

    private final String place;
    private final List<String> messages = new ArrayList<>();

    RuleProblems(String place) {
        this.place = place;
    }

    void add(int line, String message) {
        messages.add(place + ":" + line + ": " + message);
    }

    void wrong(int line, String key, String value, String allowed) {
        add(line, "key \"" + key + "\" is \"" + value + "\"; allowed: " + allowed);
    }

    void throwIfAny() {
        if (!messages.isEmpty()) {
            throw new HinomiException(ErrorCode.BAD_CONFIGURATION, String.join("\n", messages));
        }
    }
}
