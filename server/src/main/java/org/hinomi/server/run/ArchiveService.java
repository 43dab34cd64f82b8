// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.run;

import java.time.Clock;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.hinomi.archive.CompactionReport;
import org.hinomi.archive.SessionArchive;
import org.hinomi.server.archive.ArchiveRoom;
import org.hinomi.server.config.Configuration.ArchiveLimits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the archive in order, beside the engine: turns segments into hour files, and lets go of what is older than records may
 * be kept. One thread only.
 */
public final class ArchiveService {

    private static final Logger LOG = LoggerFactory.getLogger(ArchiveService.class);

    /** So many segments make an hour file worth its while; one comes with every checkpoint and task. */
    private static final int SEGMENTS_A_BATCH = 64;

    /** A lookup reads each run that is not merged; a merge reads and writes the whole day. */
    private static final int RUNS_A_MERGE = 32;

    /** A segment that waits so long goes with the next batch. */
    private static final long LONGEST_WAIT_MS = Duration.ofMinutes(10).toMillis();

    private static final long DAY_MS = Duration.ofDays(1).toMillis();

    private final SessionArchive archive;
    private final ArchiveLimits limits;
    private final ArchiveRoom room;
    private final Clock clock;

    /**
     * @param freeBytes how many the archive's disk has
     */
    public ArchiveService(SessionArchive archive, ArchiveLimits limits, LongSupplier freeBytes, Clock clock) {
        this.archive = archive;
        this.limits = limits;
        this.room = new ArchiveRoom(archive, limits, freeBytes, clock);
        this.clock = clock;
    }

    /** Does what is due; there is never more to do at once. */
    public boolean step() {
        long nowMs = clock.millis();
        CompactionReport report = archive.compact(nowMs - LONGEST_WAIT_MS, SEGMENTS_A_BATCH);
        LOG.debug("{}", report);
        archive.mergeIndex(RUNS_A_MERGE, nowMs);
        int expired = archive.expire(nowMs - limits.keepDays() * DAY_MS, nowMs);
        if (expired > 0) {
            LOG.info("{} archive files older than {} days deleted", expired, limits.keepDays());
        }
        room.make();
        return false;
    }
}
