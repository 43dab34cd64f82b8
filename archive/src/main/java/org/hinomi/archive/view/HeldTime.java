// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.view;

import java.nio.file.Path;
import java.util.List;
import org.hinomi.archive.parquet.HourFile;
import org.hinomi.archive.segment.SegmentInfo;
import org.hinomi.archive.segment.SegmentReader;

/**
 * From the first hour with a session to the last, both 0 where an archive is empty.
 *
 * @param fromMs first millisecond of the first UTC hour, since the Unix epoch
 * @param toMs first millisecond after the last
 */
public record HeldTime(long fromMs, long toMs) {

    private static final HeldTime NOTHING = new HeldTime(0, 0);

    /** The time that the archive holds now. */
    public static HeldTime of(ArchiveView archive) {
        return archive.read(files -> of(files));
    }

    private static HeldTime of(ArchiveFiles files) {
        long fromMs = Long.MAX_VALUE;
        long toMs = Long.MIN_VALUE;
        List<HourFile> hours = files.hours();
        if (!hours.isEmpty()) {
            fromMs = hours.getFirst().hourMs();
            toMs = hours.getLast().endMs();
        }
        for (Path segment : files.segments()) {
            SegmentInfo info = SegmentReader.info(segment);
            if (info.rows() > 0) {
                fromMs = Math.min(fromMs, info.hoursMs().first());
                toMs = Math.max(toMs, info.hoursMs().last() + SegmentInfo.HOUR_MS);
            }
        }
        return fromMs == Long.MAX_VALUE ? NOTHING : new HeldTime(fromMs, toMs);
    }
}
