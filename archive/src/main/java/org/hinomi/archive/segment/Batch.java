// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.segment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.hinomi.model.StableHash;

/**
 * Segments that leave the folder together, and the files that stand for them. As a file {@code ID.taken} it is the
 * one step that swaps both: from then on the segments count as gone and the files as there, whatever a crash left. As
 * {@code ID.done} it remembers the names.
 *
 * @param id the same for the same segments
 * @param segments their names
 * @param parts the files that hold their rows, relative to the archive's folder; none where the rows expired
 */
public record Batch(String id, List<String> segments, List<String> parts) {

    static final String TAKEN = ".taken";
    static final String DONE = ".done";

    public Batch {
        segments = List.copyOf(segments);
        parts = List.copyOf(parts);
    }

    /** The id of a batch of these segments, in any order. */
    public static String idOf(Collection<String> segments) {
        return String.format(Locale.ROOT, "%016x", StableHash.of(String.join("\n", new TreeSet<>(segments))));
    }

    void store(Path file) throws IOException {
        StringBuilder text = new StringBuilder();
        segments.forEach(name -> text.append("segment ").append(name).append('\n'));
        parts.forEach(name -> text.append("part ").append(name).append('\n'));
        Durable.write(file, text.toString());
    }

    static Batch load(Path file) throws IOException {
        List<String> segments = new ArrayList<>();
        List<String> parts = new ArrayList<>();
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            int space = line.indexOf(' ');
            (line.startsWith("segment ") ? segments : parts).add(line.substring(space + 1));
        }
        String name = file.getFileName().toString();
        return new Batch(name.substring(0, name.lastIndexOf('.')), segments, parts);
    }
}
