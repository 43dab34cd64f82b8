// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A rival: lines, {@code String.split}, a {@code HashSet}; a log a thread. Prints rows and matches. */
public final class PlainReader {

    private record Counts(long rows, long matches) {}

    private PlainReader() {}

    public static void main(String[] arguments) throws IOException {
        Path input = Path.of(arguments[0]);
        Set<String> listed = new HashSet<>();
        for (String line : Files.readAllLines(input.resolve("indicators.csv"))) {
            listed.add(line.substring(0, line.indexOf(',')));
        }
        List<Path> logs;
        try (var all = Files.walk(input.resolve("logs"))) {
            logs = all.filter(path -> path.toString().endsWith(".log")).toList();
        }
        Counts counts = logs.parallelStream()
                .map(log -> read(log, listed))
                .reduce(new Counts(0, 0), (a, b) -> new Counts(a.rows + b.rows, a.matches + b.matches));
        System.out.println(counts.rows + " " + counts.matches);
    }

    private static Counts read(Path log, Set<String> listed) {
        long rows = 0;
        long matches = 0;
        try (BufferedReader lines = Files.newBufferedReader(log)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("#")) {
                    continue;
                }
                String[] fields = line.split("\t");
                rows++;
                if (listed.contains(fields[2]) || listed.contains(fields[4])) {
                    matches++;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Counts(rows, matches);
    }
}
