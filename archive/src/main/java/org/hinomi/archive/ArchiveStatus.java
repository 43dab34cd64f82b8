// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive;

/**
 * How much an archive holds.
 *
 * @param segments committed segments that are not in hour files yet
 * @param segmentRows sessions in them
 * @param segmentBytes their size
 * @param hourFiles Parquet files
 * @param hourFileRows sessions in them
 * @param hourFileBytes their size
 * @param hours UTC hours with a session
 * @param firstHourMs the first of them, milliseconds since the Unix epoch; 0 where there is none
 * @param lastHourMs the last of them; 0 where there is none
 */
public record ArchiveStatus(
        int segments,
        long segmentRows,
        long segmentBytes,
        int hourFiles,
        long hourFileRows,
        long hourFileBytes,
        int hours,
        long firstHourMs,
        long lastHourMs) {}
