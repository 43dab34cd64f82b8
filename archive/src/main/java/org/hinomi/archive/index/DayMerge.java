// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Merges the runs of a day into its next day file. Who calls holds the archive's lock. One thread at a time. */
final class DayMerge {

    private final Path archive;
    private final DayLookup lookup;

    DayMerge(Path archive, DayLookup lookup) {
        this.archive = archive;
        this.lookup = lookup;
    }

    /** How many runs the newest day file does not cover. */
    int unmerged(long dayMs) throws IOException {
        return lookup.ask(dayMs, (day, sources, problems) -> sources.runs().size());
    }

    /** Writes a day file where a run is not covered, or where the newest one is damaged. */
    MergeReport merge(long dayMs) throws IOException {
        return lookup.ask(dayMs, (day, sources, problems) -> {
            boolean isNewestWhole = day.dayFiles().isEmpty()
                    || (!sources.dayFile().isEmpty()
                            && sources.dayFile()
                                    .getFirst()
                                    .path()
                                    .equals(day.dayFiles().getFirst()));
            if (sources.files().isEmpty() || (sources.runs().isEmpty() && isNewestWhole)) {
                long addresses = sources.dayFile().isEmpty()
                        ? 0
                        : sources.dayFile().getFirst().trailer().entries();
                return new MergeReport(sources.merged().size(), addresses, 0, List.copyOf(problems.values()));
            }
            MergeReport report = write(day, sources);
            for (Path old : day.dayFiles()) {
                Files.deleteIfExists(old);
            }
            return new MergeReport(
                    report.runs(), report.addresses(), report.sizeBytes(), List.copyOf(problems.values()));
        });
    }

    private MergeReport write(IndexFolder.Day day, DaySources sources) throws IOException {
        try (FileMerge merge = new FileMerge(sources.files());
                DayIndexWriter out = DayIndexWriter.open(archive, day.dayMs())) {
            while (merge.next()) {
                out.add(merge.high(), merge.low(), merge.hours(), merge.institutions());
            }
            sources.merged().forEach(out::cover);
            covered(day, sources).forEach(out::cover);
            for (IndexFile file : sources.files()) {
                out.addFacts(file.facts());
                out.addBlocks(file.seenBlocks());
            }
            return out.seal();
        }
    }

    private static List<CoveredRun> covered(IndexFolder.Day day, DaySources sources) {
        Map<Path, String> names = new HashMap<>();
        day.parts().forEach(part -> names.put(part.run(), part.name()));
        List<CoveredRun> runs = new ArrayList<>();
        for (IndexFile run : sources.runs()) {
            String name = names.getOrDefault(run.path(), "");
            runs.add(new CoveredRun(name, run.facts().rows(), run.trailer().entries()));
        }
        return runs;
    }
}
