// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.index;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;

/**
 * An index file is not as it should be.
 *
 * @param file which
 * @param what what is wrong, in words
 */
public record IndexProblem(Path file, String what) {

    public IndexProblem {
        requireNonNull(file, "file");
        requireNonNull(what, "what");
    }
}
