// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.hinomi.archive.parquet.Compactor;
import org.hinomi.archive.parquet.HourFiles;
import org.hinomi.archive.segment.Batch;
import org.hinomi.archive.segment.SegmentFolder;

/**
 * A compaction that stops somewhere. The steps are those of the compactor: parts are drafted one after the other, the
 * batch is taken, parts are placed one after the other, segments are deleted one after the other, the batch is done.
 *
 * @param drafted parts drafted before the crash, the next one half written
 * @param isTaken whether the batch was taken
 * @param placed parts in their places
 * @param deleted segments deleted
 */
record CompactionCrash(int drafted, boolean isTaken, int placed, int deleted) {

    /** Every step at which a compaction of so many parts and segments can stop. */
    static List<CompactionCrash> all(int parts, int segments) {
        List<CompactionCrash> crashes = new ArrayList<>();
        for (int drafted = 0; drafted <= parts; drafted++) {
            crashes.add(new CompactionCrash(drafted, false, 0, 0));
        }
        for (int placed = 0; placed <= parts; placed++) {
            crashes.add(new CompactionCrash(parts, true, placed, 0));
        }
        for (int deleted = 1; deleted <= segments; deleted++) {
            crashes.add(new CompactionCrash(parts, true, parts, deleted));
        }
        return crashes;
    }

    /** A copy of a closed archive as the crash would leave it. */
    Path on(Path archive) throws IOException {
        Path copy = Files.createTempDirectory(archive.resolve("drafts"), "crash");
        SegmentFolder segments = SegmentFolder.open(SessionArchive.segmentsOf(copy));
        for (Path segment :
                SegmentFolder.open(SessionArchive.segmentsOf(archive)).committed()) {
            Files.copy(segment, SessionArchive.segmentsOf(copy).resolve(segment.getFileName()));
        }
        Path drafts = copy.resolve("drafts");
        Batch batch = draft(copy, segments, drafts);
        Path staging = drafts.resolve(batch.id());
        for (String part : batch.parts().subList(drafted, batch.parts().size())) {
            Files.delete(staging.resolve(part));
        }
        if (drafted < batch.parts().size()) {
            Files.write(staging.resolve(batch.parts().get(drafted)), new byte[] {'P', 'A', 'R'});
        }
        if (isTaken) {
            segments.take(batch);
        }
        for (String part : batch.parts().subList(0, placed)) {
            Path to = copy.resolve("sessions").resolve(part);
            Files.createDirectories(to.getParent());
            Files.move(staging.resolve(part), to, StandardCopyOption.ATOMIC_MOVE);
        }
        for (String segment : batch.segments().subList(0, deleted)) {
            Files.delete(SessionArchive.segmentsOf(copy).resolve(segment + ".seg"));
        }
        return copy;
    }

    private static Batch draft(Path copy, SegmentFolder segments, Path drafts) throws IOException {
        HourFiles hours = new HourFiles(copy.resolve("sessions"));
        return new Compactor(segments, hours, drafts)
                .draft(segments.committed(), new Compactor.Room())
                .batch();
    }
}
