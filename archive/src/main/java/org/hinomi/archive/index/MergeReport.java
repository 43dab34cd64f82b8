// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.index;

import java.util.List;

/**
 * What a merge did.
 *
 * @param runs how many runs the day file covers now
 * @param addresses its entries
 * @param sizeBytes its size; 0 where there was nothing to merge
 * @param problems runs that are missing or damaged: the day file does not cover them
 */
public record MergeReport(int runs, long addresses, long sizeBytes, List<IndexProblem> problems) {

    public MergeReport {
        problems = List.copyOf(problems);
    }
}
