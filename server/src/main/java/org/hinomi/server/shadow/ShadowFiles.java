// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.shadow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hinomi.desk.shadow.ReportWeek;
import org.hinomi.desk.shadow.ShadowReport;
import org.hinomi.desk.shadow.ShadowReportText;
import org.hinomi.model.error.ErrorCode;
import org.hinomi.model.error.HinomiException;

/**
 * The weekly reports in {@code HOME/shadow}: {@code 2026-W48.ja.txt}, {@code .en.txt} and {@code .json}. A report is replaced as a
 * whole; who reads never sees a half one. Thread-safe.
 */
public final class ShadowFiles {

    private static final String JAPANESE = ".ja.txt";
    private static final String ENGLISH = ".en.txt";
    private static final String JSON = ".json";

    private final Path folder;

    public ShadowFiles(Path home) {
        this.folder = home.resolve("shadow");
    }

    public Path folder() {
        return folder;
    }

    /** Writes or replaces a week's report. */
    public void write(ShadowReport report) {
        try {
            Files.createDirectories(folder);
            replace(report.week() + JAPANESE, ShadowReportText.write(report, true));
            replace(report.week() + ENGLISH, ShadowReportText.write(report, false));
            replace(report.week() + JSON, ShadowJson.write(report));
        } catch (IOException e) {
            throw new HinomiException(ErrorCode.RESOURCE, folder + ": the report cannot be written: " + e, e);
        }
    }

    private void replace(String name, String text) throws IOException {
        Path fresh = folder.resolve(name + ".new");
        Files.writeString(fresh, text, StandardCharsets.UTF_8);
        Files.move(fresh, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The weeks that have a report, the latest first. */
    public List<ReportWeek> weeks() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(JSON))
                    .flatMap(name -> ReportWeek.parse(name.substring(0, name.length() - JSON.length())).stream())
                    .sorted(Comparator.reverseOrder())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A week's report in one language. */
    public Optional<String> text(ReportWeek week, boolean isJapanese) {
        return read(week + (isJapanese ? JAPANESE : ENGLISH));
    }

    /** A week's report for machines. */
    public Optional<String> json(ReportWeek week) {
        return read(week + JSON);
    }

    private Optional<String> read(String name) {
        Path file = folder.resolve(name);
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file, StandardCharsets.UTF_8)) : Optional.empty();
        } catch (IOException e) {
            throw new HinomiException(ErrorCode.BAD_INPUT, file + ": cannot be read: " + e, e);
        }
    }
}
