// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.rules;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hinomi.analysis.Detectors;
import org.hinomi.analysis.triage.SiteRules;
import org.hinomi.model.error.ErrorCode;
import org.hinomi.model.error.HinomiException;

/** Reads a file of site rules; {@code docs/rules.md} describes its form. */
public final class RulesFile {

    private RulesFile() {}

    /**
     * Reads and checks the whole file.
     *
     * @throws HinomiException with every fault, a line each, or where the file cannot be read
     */
    public static SiteRules read(Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            String why = Files.exists(file) ? "cannot be read as UTF-8 text: " + e.getMessage() : "no such file";
            throw new HinomiException(ErrorCode.BAD_CONFIGURATION, file + ": " + why, e);
        }
        return SiteRules.parse(file.toString(), lines, Detectors.ids());
    }
}
