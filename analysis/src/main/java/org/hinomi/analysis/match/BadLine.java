// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.match;

import static java.util.Objects.requireNonNull;

/**
 * A line of a list that could not be taken.
 *
 * @param line its number, from 1
 * @param reason what is wrong with it
 */
public record BadLine(int line, String reason) {

    public BadLine {
        requireNonNull(reason, "reason");
    }
}
