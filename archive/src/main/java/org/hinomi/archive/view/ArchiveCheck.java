// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.view;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hinomi.archive.index.IndexCheck;
import org.hinomi.archive.parquet.HourFile;
import org.hinomi.archive.parquet.ParquetSearch;
import org.hinomi.archive.query.SearchProgress;
import org.hinomi.archive.segment.SegmentInfo;
import org.hinomi.archive.segment.SegmentReader;
import org.hinomi.model.error.HinomiException;

/**
 * What reading every byte of an archive says.
 *
 * @param segments so many
 * @param segmentRows sessions in those that are whole
 * @param hourFiles so many
 * @param hourFileRows sessions in those that can be read
 * @param problems everything that is wrong, by file
 */
public record ArchiveCheck(int segments, long segmentRows, int hourFiles, long hourFileRows, List<Problem> problems) {

    public ArchiveCheck {
        problems = List.copyOf(problems);
    }

    /**
     * Something that is wrong.
     *
     * @param file where
     * @param what in words
     */
    public record Problem(Path file, String what) {

        public Problem {
            requireNonNull(file, "file");
            requireNonNull(what, "what");
        }
    }

    /** This and what reading every byte of the index says. */
    public ArchiveCheck with(IndexCheck index) {
        List<Problem> all = new ArrayList<>(problems);
        index.problems().forEach(problem -> all.add(new Problem(problem.file(), problem.what())));
        return new ArchiveCheck(segments, segmentRows, hourFiles, hourFileRows, all);
    }

    /** Whether nothing is wrong. */
    public boolean isWhole() {
        return problems.isEmpty();
    }

    /** Checks every segment's checksums and counts, and every hour file's columns, order and hour. */
    public static ArchiveCheck of(ArchiveView archive, SearchProgress progress) {
        return archive.read(files -> new Run(archive.parquet(), progress).check(files));
    }

    /** One look at all files. */
    private static final class Run {

        private final ParquetSearch parquet;
        private final SearchProgress progress;
        private final List<Problem> problems = new ArrayList<>();
        private long segmentRows;
        private long hourFileRows;

        Run(ParquetSearch parquet, SearchProgress progress) {
            this.parquet = parquet;
            this.progress = progress;
        }

        ArchiveCheck check(ArchiveFiles files) throws IOException, SQLException {
            long all = files.sizeBytes();
            long done = 0;
            for (Path segment : files.segments()) {
                done += Files.size(segment);
                checkSegment(segment);
                progress.advance(done, all);
            }
            for (HourFile file : files.hours()) {
                done += Files.size(file.path());
                checkHourFile(file);
                progress.advance(done, all);
            }
            return new ArchiveCheck(
                    files.segments().size(), segmentRows, files.hours().size(), hourFileRows, problems);
        }

        private void checkSegment(Path segment) {
            try {
                SegmentInfo said = SegmentReader.info(segment);
                long[] rows = new long[1];
                SortedSet<Long> hours = new TreeSet<>();
                SegmentReader.read(segment, block -> {
                    rows[0] += block.size();
                    for (int row = 0; row < block.size(); row++) {
                        hours.add(SegmentInfo.hourOf(block.startMs()[row]));
                    }
                });
                segmentRows += rows[0];
                if (rows[0] != said.rows() || !hours.equals(said.hoursMs())) {
                    add(
                            segment,
                            "holds " + rows[0] + " sessions of " + hours.size() + " hours, but says " + said.rows()
                                    + " of " + said.hoursMs().size());
                }
            } catch (HinomiException e) {
                if (!Files.exists(segment)) {
                    throw e; // a compaction took it: look again
                }
                add(segment, String.valueOf(e.getMessage()));
            }
        }

        private void checkHourFile(HourFile file) throws SQLException {
            try {
                ParquetSearch.RowCheck check = parquet.check(file);
                hourFileRows += check.rows();
                if (check.outOfOrder() > 0) {
                    add(file.path(), check.outOfOrder() + " sessions are not sorted by outside address");
                }
                if (check.outOfHour() > 0) {
                    add(file.path(), check.outOfHour() + " sessions start in another hour");
                }
            } catch (SQLException e) {
                if (!Files.exists(file.path())) {
                    throw e; // the retention took it: look again
                }
                add(file.path(), "cannot be read: " + e.getMessage());
            }
        }

        private void add(Path file, String what) {
            problems.add(new Problem(file, what));
        }
    }
}
