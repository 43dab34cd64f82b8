// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.engine.element;

/** Something new about a file's counts. */
public sealed interface IntakeNews {

    /** Name of the file. */
    String source();

    /** So many more of its lines were read. */
    record Counted(IntakeCounts counts) implements IntakeNews {

        @Override
        public String source() {
            return counts.source();
        }
    }

    /** So many more of its records were copies. */
    record Copies(String source, long records) implements IntakeNews {}
}
