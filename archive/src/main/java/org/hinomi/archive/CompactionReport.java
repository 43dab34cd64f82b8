// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive;

/**
 * What a compaction did.
 *
 * @param segments so many became hour files
 * @param rows sessions in them
 * @param hourFiles so many were written
 */
public record CompactionReport(int segments, long rows, int hourFiles) {

    static final CompactionReport NOTHING = new CompactionReport(0, 0, 0);

    CompactionReport plus(CompactionReport other) {
        return new CompactionReport(segments + other.segments, rows + other.rows, hourFiles + other.hourFiles);
    }
}
