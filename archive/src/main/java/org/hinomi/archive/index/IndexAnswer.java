// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.index;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * What the index knows of some addresses. An address without a hit is a "no" for the parts in {@code covered} alone:
 * who needs a whole "no" reads every other hour file itself.
 *
 * @param hits by day, then by address
 * @param covered the Parquet parts, as paths below the archive's folder, for whose sessions the answer speaks
 * @param facts what was seen on each day, by the parts in {@code covered}
 * @param problems index files that are missing or damaged, and were passed by
 */
public record IndexAnswer(List<IndexHit> hits, Set<Path> covered, List<DayFacts> facts, List<IndexProblem> problems) {

    public IndexAnswer {
        hits = List.copyOf(hits);
        covered = Set.copyOf(covered);
        facts = List.copyOf(facts);
        problems = List.copyOf(problems);
    }
}
