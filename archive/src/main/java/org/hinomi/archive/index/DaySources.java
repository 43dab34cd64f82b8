// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.index;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The files that together hold what the index knows of a day: the newest whole day file, and the runs of the parts
 * that it does not cover.
 *
 * @param dayFile empty list or one
 * @param runs of the other parts
 * @param covered names of the parts that are there and that the files speak for
 * @param merged runs in the day file
 */
record DaySources(List<IndexFile> dayFile, List<IndexFile> runs, Set<String> covered, List<CoveredRun> merged) {

    /**
     * Looks for the files.
     *
     * @param problems of files that are known to be damaged: these are passed by; those found are added
     */
    static DaySources of(IndexFolder.Day day, IndexFiles files, Map<Path, IndexProblem> problems) throws IOException {
        IndexFile dayFile = dayFile(day, files, problems);
        List<CoveredRun> merged = dayFile == null ? List.of() : dayFile.covered();
        Set<String> names = new HashSet<>();
        merged.forEach(run -> names.add(run.name()));
        Set<String> covered = new TreeSet<>();
        List<IndexFile> runs = new ArrayList<>();
        for (IndexFolder.Part part : day.parts()) {
            if (!part.hasPart()) {
                continue;
            }
            if (names.contains(part.name())) {
                covered.add(part.name());
                continue;
            }
            IndexFile run = run(part, files, problems);
            if (run != null) {
                covered.add(part.name());
                runs.add(run);
            }
        }
        return new DaySources(dayFile == null ? List.of() : List.of(dayFile), runs, covered, merged);
    }

    private static @Nullable IndexFile dayFile(IndexFolder.Day day, IndexFiles files, Map<Path, IndexProblem> problems)
            throws IOException {
        for (Path path : day.dayFiles()) {
            IndexFile file = load(path, IndexFormat.DAY, day.dayMs(), files, problems);
            if (file != null) {
                return file;
            }
        }
        return null;
    }

    static @Nullable IndexFile run(IndexFolder.Part part, IndexFiles files, Map<Path, IndexProblem> problems)
            throws IOException {
        if (!part.hasRun()) {
            problems.putIfAbsent(part.run(), new IndexProblem(part.run(), "is missing: its part is not indexed"));
            return null;
        }
        return load(part.run(), IndexFormat.RUN, part.hourMs(), files, problems);
    }

    static @Nullable IndexFile load(
            Path path, int kind, long periodMs, IndexFiles files, Map<Path, IndexProblem> problems) throws IOException {
        if (problems.containsKey(path)) {
            return null;
        }
        try {
            IndexFile file = files.load(path);
            if (file.trailer().kind() == kind && file.trailer().periodMs() == periodMs) {
                return file;
            }
            problems.put(path, new IndexProblem(path, "is of another time than its name says"));
        } catch (DamagedIndexException e) {
            problems.put(path, e.problem());
        }
        return null;
    }

    List<IndexFile> files() {
        List<IndexFile> files = new ArrayList<>(dayFile);
        files.addAll(runs);
        return files;
    }
}
