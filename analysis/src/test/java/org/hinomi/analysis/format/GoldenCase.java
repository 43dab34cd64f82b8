// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * One folder {@code format/<format>/<case>} of the test resources: {@code input.*}, {@code expected.jsonl},
 * {@code README.md}. A new folder is a new test.
 */
record GoldenCase(String format, String name, Path folder) {

    private static final Path ROOT = Path.of("src/test/resources/format");

    static List<GoldenCase> all() {
        return folders(ROOT).stream()
                .flatMap(format -> folders(format).stream()
                        .map(folder -> new GoldenCase(lastName(format), lastName(folder), folder)))
                .toList();
    }

    static List<GoldenCase> of(Format format) {
        return all().stream()
                .filter(golden -> golden.format().equals(format.info().id()))
                .toList();
    }

    byte[] input() {
        try (Stream<Path> files = Files.list(folder)) {
            Path input = files.filter(file -> lastName(file).startsWith("input."))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no input.* in " + folder));
            return Files.readAllBytes(input);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String expected() throws IOException {
        return Files.readString(folder.resolve("expected.jsonl"), UTF_8);
    }

    void record(String actual) throws IOException {
        Files.writeString(folder.resolve("expected.jsonl"), actual, UTF_8);
    }

    private static String lastName(Path path) {
        return String.valueOf(path.getFileName());
    }

    private static List<Path> folders(Path parent) {
        try (Stream<Path> children = Files.list(parent)) {
            return children.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return format + "/" + name;
    }
}
