// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.hinomi.archive.RandomSessions;
import org.hinomi.archive.SessionArchive;
import org.hinomi.archive.parquet.HourFile;
import org.hinomi.archive.parquet.PartReader;
import org.hinomi.archive.segment.SegmentWriter;
import org.hinomi.model.address.IpAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartReaderTest {

    private static final int ROWS = 50_000;

    @TempDir
    Path dir;

    @Test
    void allRowsComeInTheOrderOfTheFileWithTheirSensors() throws IOException, SQLException {
        try (SessionArchive archive = SessionArchive.open(dir)) {
            for (String sensor : List.of("zeek", "panos")) {
                try (SegmentWriter writer = archive.segments().create(sensor)) {
                    writer.append(new RandomSessions(sensor.hashCode()).block(sensor, ROWS, 1));
                    writer.seal();
                }
                archive.segments().commit(sensor);
            }
            archive.compact(Long.MAX_VALUE, 1);
        }
        List<IpAddress> outside = new ArrayList<>();
        List<String> sensors = new ArrayList<>();
        try (ArchiveView view = ArchiveView.open(dir);
                PartReader reader = new PartReader(dir)) {
            HourFile part = view.read(ArchiveFiles::hours).getFirst();
            reader.read(view.folder().relativize(part.path()), (rows, order) -> {
                for (int row : order) {
                    outside.add(new IpAddress(rows.outsideHigh(row), rows.outsideLow(row)));
                    sensors.add(rows.sensors().get(rows.sensor()[row]));
                }
            });
        }
        assertThat(outside).hasSize(2 * ROWS).isSorted();
        assertThat(sensors.stream().filter("panos"::equals)).hasSize(ROWS);
        assertThat(sensors.subList(0, 100)).contains("zeek", "panos");
    }
}
