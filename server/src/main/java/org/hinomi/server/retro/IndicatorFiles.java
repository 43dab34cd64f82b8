// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.retro;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hinomi.analysis.match.IndicatorFile;
import org.hinomi.model.error.HinomiException;
import org.hinomi.model.indicator.Indicator;
import org.hinomi.model.network.Institution;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The configured lists of indicators. A list that is gone or cannot be read leaves everything as it was, until all can be
 * read again: half a set would silently stop warning. One thread only.
 */
public final class IndicatorFiles {

    private static final Logger LOG = LoggerFactory.getLogger(IndicatorFiles.class);

    private final List<Path> files;
    private final List<Institution> institutions;
    private List<Stamp> seen = List.of();
    private boolean isRead;
    private String lastFault = "";

    /** How a file stood; a list that is written again with other content within one tick of the clock differs in size. */
    private record Stamp(Path file, long modifiedMs, long sizeBytes) {

        static Stamp of(Path file) throws IOException {
            return new Stamp(file, Files.getLastModifiedTime(file).toMillis(), Files.size(file));
        }
    }

    /**
     * @param institutions whom the lists are for: a block that covers one of them whole is refused
     */
    public IndicatorFiles(List<Path> files, List<Institution> institutions) {
        this.files = List.copyOf(files);
        this.institutions = List.copyOf(institutions);
    }

    /** All indicators of all lists, where a file has changed since this last gave them; empty where none has. */
    public Optional<List<Indicator>> readChanged() {
        try {
            List<Stamp> now = new ArrayList<>();
            for (Path file : files) {
                now.add(Stamp.of(file));
            }
            if (isRead && now.equals(seen)) {
                return Optional.empty();
            }
            seen = now;
            isRead = true;
            List<Indicator> all = readAll();
            lastFault = "";
            return Optional.of(all);
        } catch (IOException e) {
            warn(e.toString());
        } catch (HinomiException e) {
            warn(String.valueOf(e.getMessage()));
        }
        return Optional.empty();
    }

    /** Says a fault once. */
    private void warn(String fault) {
        if (!fault.equals(lastFault)) {
            LOG.warn("an indicator list cannot be used, the known ones stay: {}", fault);
            lastFault = fault;
        }
    }

    /** Makes the next {@link #readChanged} give them again: what was given could not be used. */
    public void giveAgain() {
        isRead = false;
    }

    private List<Indicator> readAll() throws IOException {
        List<Indicator> all = new ArrayList<>();
        for (Path file : files) {
            try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                IndicatorFile list = IndicatorFile.read(reader, String.valueOf(file.getFileName()), institutions);
                all.addAll(list.indicators());
                if (list.bad() > 0) {
                    LOG.warn("{}: {} lines cannot be used", file, list.bad());
                }
            }
        }
        return all;
    }
}
