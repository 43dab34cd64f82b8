// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hinomi.engine.sink.SignalStore;
import org.hinomi.model.signal.Signal;

/** Signals as lines of a file, each behind its id and whether it stands; of an id the last line counts. Thread-safe. */
record SignalFile(Path file) implements SignalStore {

    @Override
    public synchronized void upsert(List<Signal> signals) {
        String lines = signals.stream()
                .map(signal -> signal.id() + (signal.isWithdrawn() ? "-" : "+") + signal + "\n")
                .collect(Collectors.joining());
        try {
            Files.writeString(
                    file, lines, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The claims that stand, as lines in order. */
    List<String> lines() throws IOException {
        Map<String, String> last = new TreeMap<>();
        for (String line : Files.readAllLines(file)) {
            last.put(line.substring(0, 16), line.substring(16));
        }
        return last.values().stream()
                .filter(line -> line.startsWith("+"))
                .map(line -> line.substring(1))
                .sorted()
                .toList();
    }
}
