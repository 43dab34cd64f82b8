// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.hinomi.engine.sink.SegmentFile;
import org.hinomi.model.session.SessionBlock;

/** Reads back what was archived. */
final class Segments {

    private Segments() {}

    /** The record ids of all committed sessions, sorted. */
    static long[] recordIds(Path folder) throws IOException {
        LongStream.Builder ids = LongStream.builder();
        try (var files = Files.newDirectoryStream(folder, "*" + SegmentFile.SUFFIX)) {
            for (Path file : files) {
                SegmentFile.read(file, block -> add(block, ids));
            }
        }
        return ids.build().sorted().toArray();
    }

    private static void add(SessionBlock block, LongStream.Builder ids) {
        Arrays.stream(block.recordId(), 0, block.size()).forEach(ids);
    }
}
