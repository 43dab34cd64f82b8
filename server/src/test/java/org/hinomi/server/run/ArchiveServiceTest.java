// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import org.hinomi.archive.SessionArchive;
import org.hinomi.archive.segment.SegmentWriter;
import org.hinomi.model.session.SessionBlock;
import org.hinomi.server.config.Configuration.ArchiveLimits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveServiceTest {

    private static final long DAY_MS = 24L * 60 * 60 * 1000;
    private static final Instant NOW = Instant.parse("2026-04-10T12:00:00Z");
    private static final int DAYS = 6;

    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init") // fill sets it
    private SessionArchive archive;

    @BeforeEach
    void fill() throws IOException {
        archive = SessionArchive.open(folder.resolve("archive"));
        SessionBlock block = new SessionBlock("sensor", DAYS);
        for (int day = 0; day < DAYS; day++) {
            int row = block.newRow();
            block.startMs()[row] = NOW.toEpochMilli() - day * DAY_MS;
            block.srcInstitution()[row] = 1;
        }
        try (SegmentWriter writer = archive.segments().create("a")) {
            writer.append(block);
            var _ = writer.seal();
        }
        archive.segments().commit("a");
        archive.compact(Long.MAX_VALUE, 0);
    }

    @AfterEach
    void close() {
        archive.close();
    }

    @Test
    void aFullDiskLosesItsOldestDaysWhereTheOperatorChoseIt() throws IOException {
        AtomicLong free = new AtomicLong(0);
        step(new ArchiveLimits(90, 1, true), free, 4);
        assertThat(days()).isEqualTo(4);
        assertThat(Files.readAllLines(folder.resolve("archive/deletions.log"))).hasSize(DAYS - 4);
    }

    @Test
    void todayAndYesterdayStayHoweverFullTheDiskIs() {
        step(new ArchiveLimits(90, 1, true), new AtomicLong(0), 0);
        assertThat(days()).isEqualTo(2);
    }

    @Test
    void otherwiseNothingIsDeletedBeforeItsTime() {
        step(new ArchiveLimits(90, 1, false), new AtomicLong(0), 0);
        assertThat(days()).isEqualTo(DAYS);
    }

    @Test
    void sessionsBeyondTheDaysToKeepGo() {
        step(new ArchiveLimits(3, 1, false), new AtomicLong(Long.MAX_VALUE), 0);
        assertThat(days()).isEqualTo(4); // the hour that began three days ago is not wholly over
    }

    /** The disk has room again once so many days are left. */
    private void step(ArchiveLimits limits, AtomicLong free, int enoughAtDays) {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        var _ = new ArchiveService(archive, limits, () -> days() <= enoughAtDays ? Long.MAX_VALUE : free.get(), clock)
                .step();
    }

    private int days() {
        return archive.coverage(0, Long.MAX_VALUE).hoursMs().size();
    }
}
