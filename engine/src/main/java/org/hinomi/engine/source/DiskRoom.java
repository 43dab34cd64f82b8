// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.engine.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the disk that sessions go to has room for more. Where it has not, reading pauses at the source: what was read is
 * still committed, nothing is dropped, and logs wait where they are. Says so when it begins, every minute, and when it ends.
 * One thread only.
 */
final class DiskRoom {

    private static final Logger LOG = LoggerFactory.getLogger(DiskRoom.class);
    private static final long LOOK_EACH_NS = 1_000_000_000L;
    private static final long SAY_EACH_NS = 60_000_000_000L;
    private static final long MEGABYTE = 1_000_000;

    private final Path folder;
    private final long leastFreeBytes;
    private long lookedAtNs = Long.MIN_VALUE;
    private long saidAtNs = Long.MIN_VALUE;
    private boolean isLeft = true;

    DiskRoom(Path folder, long leastFreeBytes) {
        this.folder = folder;
        this.leastFreeBytes = leastFreeBytes;
    }

    /** Looks at most once a second. */
    boolean isLeft() throws IOException {
        long nowNs = System.nanoTime();
        if (leastFreeBytes > 0 && (lookedAtNs == Long.MIN_VALUE || nowNs - lookedAtNs >= LOOK_EACH_NS)) {
            lookedAtNs = nowNs;
            look(nowNs);
        }
        return isLeft;
    }

    private void look(long nowNs) throws IOException {
        long freeBytes = Files.getFileStore(folder).getUsableSpace();
        boolean wasLeft = isLeft;
        isLeft = freeBytes >= leastFreeBytes;
        if (isLeft && !wasLeft) {
            LOG.warn("the disk of {} has {} MB left again: reading goes on", folder, freeBytes / MEGABYTE);
        }
        if (!isLeft && (wasLeft || nowNs - saidAtNs >= SAY_EACH_NS)) {
            saidAtNs = nowNs;
            LOG.error(
                    "the disk of {} has {} MB left, {} are needed: reading pauses, nothing is lost. Free space, or let the "
                            + "archive delete its oldest days (archive.when-full: oldest-first)",
                    folder,
                    freeBytes / MEGABYTE,
                    leastFreeBytes / MEGABYTE);
        }
    }
}
