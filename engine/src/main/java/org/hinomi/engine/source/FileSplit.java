// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.engine.source;

import org.apache.flink.api.connector.source.SourceSplit;
import org.hinomi.analysis.format.LogDecoder.Position;

/**
 * How far one file has been read.
 *
 * @param identity which file it is, whatever its name
 * @param folder where it was found
 * @param path where it was last seen
 * @param head its first bytes when it was last opened
 * @param position behind the last complete line taken
 * @param maxTimeMs the latest event time in it so far
 * @param source the path where it was first seen: its name in counts
 */
record FileSplit(
        String identity,
        WatchedFolder folder,
        String path,
        FileHead head,
        Position position,
        long maxTimeMs,
        String source)
        implements SourceSplit {

    static FileSplit atStart(ListedFile file) {
        String path = file.path().toString();
        return new FileSplit(file.identity(), file.folder(), path, FileHead.NONE, Position.START, Long.MIN_VALUE, path);
    }

    @Override
    public String splitId() {
        return identity;
    }
}
