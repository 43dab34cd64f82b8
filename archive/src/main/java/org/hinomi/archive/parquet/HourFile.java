// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.parquet;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hinomi.archive.segment.SegmentInfo;

/**
 * A Parquet file with sessions that start in one UTC hour.
 *
 * @param hourMs the hour's first millisecond since the Unix epoch
 * @param path where it is
 */
public record HourFile(long hourMs, Path path) {

    private static final DateTimeFormatter FOLDER =
            DateTimeFormatter.ofPattern("'day='uuuu-MM-dd'/hour='HH").withZone(ZoneOffset.UTC);
    private static final Pattern NAME =
            Pattern.compile("day=(\\d{4}-\\d\\d-\\d\\d)/hour=([01]\\d|2[0-3])/part-[0-9a-f]{16}\\.parquet");

    /** The name of a part below the folder of all hour files. */
    static String name(long hourMs, String batchId) {
        return FOLDER.format(Instant.ofEpochMilli(hourMs)) + "/part-" + batchId + ".parquet";
    }

    /** The file of that name; empty where it is not the name of an hour file. */
    public static Optional<HourFile> at(Path sessions, Path path) {
        String name = sessions.relativize(path).toString().replace('\\', '/');
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Instant hour = Instant.parse(matcher.group(1) + "T" + matcher.group(2) + ":00:00Z");
        return Optional.of(new HourFile(hour.toEpochMilli(), path));
    }

    /** Whether a session of it may start in {@code [fromMs, toMs)}. */
    public boolean mayHold(long fromMs, long toMs) {
        return hourMs < toMs && endMs() > fromMs;
    }

    /** The first millisecond after the hour. */
    public long endMs() {
        return hourMs + SegmentInfo.HOUR_MS;
    }
}
