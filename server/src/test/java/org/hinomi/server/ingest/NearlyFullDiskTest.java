// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.hinomi.analysis.Pipeline;
import org.hinomi.analysis.attribute.AsTable;
import org.hinomi.analysis.attribute.Attributor;
import org.hinomi.analysis.attribute.CountryTable;
import org.hinomi.analysis.attribute.InstitutionTable;
import org.hinomi.analysis.attribute.NameKey;
import org.hinomi.analysis.attribute.NetworkFile;
import org.hinomi.analysis.match.IndicatorSet;
import org.hinomi.archive.ArchiveStatus;
import org.hinomi.archive.SessionArchive;
import org.hinomi.model.error.ErrorCode;
import org.hinomi.model.error.HinomiException;
import org.hinomi.server.config.Configuration.ArchiveLimits;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NearlyFullDiskTest {

    private static final int ROWS = 2_000;
    private static final long PLENTY = Long.MAX_VALUE;
    private static final ArchiveLimits STOPS = new ArchiveLimits(90, 1, false);
    private static final ArchiveLimits OLDEST_FIRST = new ArchiveLimits(90, 1, true);
    private static final String HEADER =
            "session_id,start_time,source_ip,destination_ip,source_port,destination_port,protocol,"
                    + "action,bytes_sent,bytes_received,packets_sent,packets_received\n";

    @TempDir
    private Path folder;

    private Path log = Path.of("");
    private Path home = Path.of("");

    @BeforeEach
    void writeLog() throws IOException {
        home = folder.resolve("home");
        log = folder.resolve("session.csv");
        Files.writeString(log, rows("2026/04/01"));
    }

    @Test
    void nothingIsBegunWhereThereIsNoRoom() {
        assertThatThrownBy(() -> ingest(log, STOPS, () -> 999_999, Duration.ofMinutes(1)))
                .isInstanceOfSatisfying(
                        HinomiException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.RESOURCE))
                .hasMessageContaining("0 MB left, 1 are needed");
        assertThat(home.resolve("ingest/run")).doesNotExist();
        assertThat(status().segments()).isZero();
        ingest(log, STOPS, () -> 1_000_000, Duration.ofMinutes(1));
        assertThat(status().hourFileRows()).isEqualTo(ROWS);
    }

    /** There is room when the run begins, and none from the next look on. */
    @Test
    void aRunThatFindsNoRoomStopsAndTheNextCallGoesOn() {
        AtomicLong looks = new AtomicLong();
        LongSupplier runningFull = () -> looks.getAndIncrement() < 2 ? PLENTY : 0;
        assertThatThrownBy(() -> ingest(log, STOPS, runningFull, Duration.ZERO))
                .isInstanceOfSatisfying(
                        HinomiException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.RESOURCE))
                .hasMessageContaining("the next call goes on from here");
        Ingest.Result result = ingest(log, STOPS, () -> PLENTY, Duration.ofMinutes(1));
        assertThat(result.resumedFiles()).isEqualTo(1);
        assertThat(result.loadedBefore()).containsExactly(log);
        assertThat(status().hourFileRows()).isEqualTo(ROWS);
    }

    @Test
    void theOldestDaysGoWhereTheOperatorChoseIt() throws IOException {
        Path old = folder.resolve("old.csv");
        Files.writeString(old, rows("2026/01/01"));
        ingest(old, OLDEST_FIRST, () -> PLENTY, Duration.ofMinutes(1));
        assertThat(holds("2026-01-01")).isTrue();
        LongSupplier fullWithTheOldDay = () -> holds("2026-01-01") ? 0 : PLENTY;
        ingest(log, OLDEST_FIRST, fullWithTheOldDay, Duration.ofMinutes(1));
        assertThat(status().hourFileRows()).isEqualTo(ROWS);
        assertThat(home.resolve("archive/deletions.log")).isNotEmptyFile();
    }

    private boolean holds(String day) {
        try (Stream<Path> files = Files.walk(home.resolve("archive/sessions"))) {
            return files.anyMatch(file ->
                    file.toString().contains("day=" + day) && file.toString().endsWith(".parquet"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Ingest.Result ingest(Path file, ArchiveLimits limits, LongSupplier freeBytes, Duration patience) {
        Pipeline pipeline = new Pipeline(
                new Attributor(
                        new InstitutionTable(
                                NetworkFile.parsePair("192.0.2.0/24=Aoba").institutions()),
                        CountryTable.EMPTY,
                        AsTable.EMPTY),
                IndicatorSet.EMPTY,
                new NameKey(new byte[NameKey.BYTES]));
        return Ingest.run(home, List.of(file), pipeline, "fw", new Ingest.Disk(limits, freeBytes, patience), _ -> {});
    }

    private ArchiveStatus status() {
        try (SessionArchive archive = SessionArchive.open(home.resolve("archive"))) {
            return archive.status();
        }
    }

    private static String rows(String day) {
        StringBuilder text = new StringBuilder(HEADER);
        for (int id = 0; id < ROWS; id++) {
            text.append(id)
                    .append(',')
                    .append(day)
                    .append(" 10:00:00,192.0.2.1,203.0.113.66,")
                    .append(10_000 + id)
                    .append(",80,tcp,allow,100,200,10,20\n");
        }
        return text.toString();
    }
}
