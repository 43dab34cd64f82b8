// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.hinomi.analysis.format.Format;
import org.hinomi.model.format.FieldRule;
import org.hinomi.model.signal.DetectorInfo;
import org.junit.jupiter.api.Test;

/** The tables in {@code docs} are made of the code; {@code -Dhinomi.record=true} writes them anew. */
class DocumentTablesTest {

    private static final Path DOCS = Path.of(System.getProperty("hinomi.home", ".."), "docs");

    @Test
    void theTableOfFieldsIsUpToDate() throws IOException {
        StringBuilder text = new StringBuilder(
                        "# Fields and their classes\n\nMade of `Formats.all()`. A field that is not listed ")
                .append("here is dropped and counted.\n");
        for (Format format : Formats.all()) {
            text.append("\n## ")
                    .append(format.info().id())
                    .append("\n\n")
                    .append(format.info().describes());
            text.append("\n\n| field | class | use |\n|---|---|---|\n");
            for (FieldRule field : format.info().fields()) {
                text.append("| `").append(field.name()).append("` | ");
                text.append(field.fieldClass().name().toLowerCase(Locale.ROOT)).append(" | ");
                text.append(field.use()).append(" |\n");
            }
        }
        check("fields.md", text.toString());
    }

    @Test
    void theTableOfDetectorsIsUpToDate() throws IOException {
        StringBuilder text = new StringBuilder("# Detectors\n\nMade of `Detectors.all()`.\n");
        for (DetectorInfo info : Detectors.all()) {
            text.append("\n## ").append(info.id()).append("\n\n").append(info.claim());
            text.append("\n\nKept by ")
                    .append(info.key().name().toLowerCase(Locale.ROOT))
                    .append(". Does not see: ");
            text.append(info.blindness()).append("\n\nOrdinary causes: ");
            text.append(String.join("; ", info.ordinaryCauses())).append(".\n");
            if (!info.thresholds().isEmpty()) {
                text.append("\n| threshold | value | reason |\n|---|---|---|\n");
            }
            for (DetectorInfo.Threshold threshold : info.thresholds()) {
                text.append("| ")
                        .append(threshold.name())
                        .append(" | ")
                        .append(threshold.value())
                        .append(" | ");
                text.append(threshold.reason()).append(" |\n");
            }
        }
        check("detectors.md", text.toString());
    }

    private static void check(String name, String text) throws IOException {
        Path file = DOCS.resolve(name);
        if (Boolean.getBoolean("hinomi.record")) {
            Files.writeString(file, text);
        }
        assertThat(Files.readString(file)).isEqualTo(text);
    }
}
