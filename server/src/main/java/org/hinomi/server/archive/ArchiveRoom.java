// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.SortedSet;
import java.util.function.LongSupplier;
import org.hinomi.archive.SessionArchive;
import org.hinomi.model.error.ErrorCode;
import org.hinomi.model.error.HinomiException;
import org.hinomi.server.config.Configuration.ArchiveLimits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How much room the archive's disk has, and how more is made where the operator chose that the oldest days go first. Reading
 * pauses by itself while there is less than the limit ({@link org.hinomi.engine.EngineSettings#leastFreeBytes}). One thread only.
 */
public final class ArchiveRoom {

    private static final Logger LOG = LoggerFactory.getLogger(ArchiveRoom.class);
    private static final long DAY_MS = Duration.ofDays(1).toMillis();
    private static final long MEGABYTE = 1_000_000;

    private final SessionArchive archive;
    private final ArchiveLimits limits;
    private final LongSupplier freeBytes;
    private final Clock clock;

    /**
     * @param freeBytes how many the archive's disk has
     */
    public ArchiveRoom(SessionArchive archive, ArchiveLimits limits, LongSupplier freeBytes, Clock clock) {
        this.archive = archive;
        this.limits = limits;
        this.freeBytes = freeBytes;
        this.clock = clock;
    }

    /** Asks the disk of a folder. */
    public static LongSupplier freeBytesOf(Path folder) {
        return () -> {
            try {
                return Files.getFileStore(folder).getUsableSpace();
            } catch (IOException e) {
                throw new HinomiException(ErrorCode.RESOURCE, folder + ": the disk cannot be asked: " + e, e);
            }
        };
    }

    /** Whether there is less than must stay free. */
    public boolean isShort() {
        return freeBytes.getAsLong() < leastFreeBytes();
    }

    /** How much must stay free; 0 for nothing. */
    public long leastFreeBytes() {
        return limits.leastFreeMegabytes() * MEGABYTE;
    }

    /** What is missing, for people. */
    public String shortage() {
        return "%d MB left, %d are needed"
                .formatted(freeBytes.getAsLong() / MEGABYTE, (long) limits.leastFreeMegabytes());
    }

    /**
     * Where the operator chose it: deletes the oldest days while the disk is nearly full, before reading pauses; today and
     * yesterday stay.
     */
    public void make() {
        if (!limits.deletesOldest()) {
            return;
        }
        long nowMs = clock.millis();
        long startOfYesterdayMs = (nowMs / DAY_MS - 1) * DAY_MS;
        long wanted = leastFreeBytes() * 5 / 4;
        while (freeBytes.getAsLong() < wanted) {
            SortedSet<Long> hours = archive.coverage(0, startOfYesterdayMs).hoursMs();
            if (hours.isEmpty()) {
                LOG.error("the disk of the archive is nearly full, and there is no older day to delete");
                return;
            }
            long nextDayMs = (hours.first() / DAY_MS + 1) * DAY_MS;
            int deleted = archive.expire(nextDayMs, nowMs);
            LOG.warn(
                    "the disk is nearly full: {} archive files before {} deleted",
                    deleted,
                    Instant.ofEpochMilli(nextDayMs));
            if (deleted == 0) {
                return;
            }
        }
    }
}
