// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.attribute;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.hinomi.model.error.ErrorCode;
import org.hinomi.model.error.HinomiException;

/** What is wrong in one configuration file, so that a person can mend all of it at once. One thread only. */
final class Problems {

    private static final int SHOWN = 20;

    private final String place;
    private final List<String> found = new ArrayList<>();

    Problems(String place) {
        this.place = place;
    }

    void add(int line, String text) {
        found.add(at(line) + ": " + text);
    }

    /** Where a line stands, as {@code file:line}; line 0 is the whole text. */
    String at(int line) {
        return line == 0 ? place : place + ":" + line;
    }

    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new HinomiException(ErrorCode.BAD_CONFIGURATION, join(found));
        }
    }

    /** One problem a line, the first {@value #SHOWN} of them. */
    static String join(List<String> problems) {
        String shown = problems.stream().limit(SHOWN).collect(Collectors.joining("\n"));
        return problems.size() <= SHOWN ? shown : shown + "\n... and " + (problems.size() - SHOWN) + " more";
    }
}
