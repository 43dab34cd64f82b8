// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.engine;

import java.nio.file.Path;
import java.util.stream.LongStream;
import org.hinomi.archive.segment.SegmentFolder;
import org.hinomi.archive.segment.SegmentReader;

/** Reads back what was archived. */
final class Segments {

    /** What the name of a committed segment ends with. */
    static final String SUFFIX = ".seg";

    private Segments() {}

    /** A digest of each committed session, sorted; the archive keeps no record ids. */
    static long[] digests(Path folder) {
        LongStream.Builder digests = LongStream.builder();
        for (Path segment : SegmentFolder.open(folder).committed()) {
            SegmentReader.read(segment, block -> {
                for (int row = 0; row < block.size(); row++) {
                    digests.add(block.digest(row));
                }
            });
        }
        return digests.build().sorted().toArray();
    }
}
