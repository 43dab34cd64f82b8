// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.index;

import java.util.List;

/**
 * What reading every byte of the index says.
 *
 * @param days with a day file
 * @param runs beside the parts
 * @param addresses entries of the day files
 * @param problems everything that is wrong
 */
public record IndexCheck(int days, int runs, long addresses, List<IndexProblem> problems) {

    public IndexCheck {
        problems = List.copyOf(problems);
    }

    /** Whether nothing is wrong. */
    public boolean isWhole() {
        return problems.isEmpty();
    }
}
