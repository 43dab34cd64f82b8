// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.index;

import java.io.IOException;
import java.nio.file.Path;

/** An index file does not hold what it once was written to hold. */
final class DamagedIndexException extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient IndexProblem problem;

    DamagedIndexException(Path file, String what) {
        super(file + " " + what);
        problem = new IndexProblem(file, what);
    }

    IndexProblem problem() {
        return problem;
    }
}
