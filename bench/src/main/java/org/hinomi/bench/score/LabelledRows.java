// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.score;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hinomi.analysis.format.Compression;
import org.hinomi.model.address.IpAddress;

/**
 * The truth of a labelled Zeek capture: the last two columns of its {@code conn} log, which the product never reads.
 *
 * @param rows of all files that have them
 */
record LabelledRows(List<Row> rows) {

    /** One labelled session. */
    record Row(IpAddress src, IpAddress dst, String label, String detail) {

        boolean isMalicious() {
            return label.equals("Malicious");
        }
    }

    /** A host and its command server, with the sessions between them. */
    record Command(IpAddress host, IpAddress server, long sessions) {}

    LabelledRows {
        rows = List.copyOf(rows);
    }

    static LabelledRows read(Path folder) throws IOException {
        List<Row> rows = new ArrayList<>();
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(file -> file.getFileName().toString().contains("conn.log"))
                    .filter(file -> file.getFileName().toString().contains("label"))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            readFile(file, rows);
        }
        return new LabelledRows(rows);
    }

    private static void readFile(Path file, List<Row> rows) throws IOException {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(Compression.open(Files.newInputStream(file)), StandardCharsets.ISO_8859_1))) {
            Map<String, Integer> columns = Map.of();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] cells = line.split("\t", -1);
                if (cells[0].equals("#fields")) {
                    columns = columns(cells);
                } else if (!line.startsWith("#") && columns.containsKey("label")) {
                    row(cells, columns).ifPresent(rows::add);
                }
            }
        }
    }

    private static Map<String, Integer> columns(String[] header) {
        Map<String, Integer> columns = new HashMap<>();
        for (int i = 1; i < header.length; i++) {
            columns.put(header[i], i - 1);
        }
        return columns;
    }

    private static Optional<Row> row(String[] cells, Map<String, Integer> columns) {
        Optional<IpAddress> src = IpAddress.parse(cell(cells, columns, "id.orig_h"));
        Optional<IpAddress> dst = IpAddress.parse(cell(cells, columns, "id.resp_h"));
        if (src.isEmpty() || dst.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Row(src.get(), dst.get(), cell(cells, columns, "label"), cell(cells, columns, "detailedlabel")));
    }

    private static String cell(String[] cells, Map<String, Integer> columns, String name) {
        int place = columns.getOrDefault(name, -1);
        return place < 0 || place >= cells.length ? "" : cells[place];
    }

    /** The pair with the most sessions that are labelled as command and control. */
    Optional<Command> command() {
        Map<List<IpAddress>, Long> counts = new HashMap<>();
        rows.stream()
                .filter(row -> row.isMalicious() && row.detail().equals("CC"))
                .forEach(row -> counts.merge(List.of(row.src(), row.dst()), 1L, Long::sum));
        return counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(most -> new Command(most.getKey().getFirst(), most.getKey().getLast(), most.getValue()));
    }

    /** Who attacked from outside, with how many sessions. */
    Map<IpAddress, Long> attackers() {
        Map<IpAddress, Long> counts = new HashMap<>();
        rows.stream()
                .filter(row -> row.isMalicious() && row.detail().contains("External-Attack"))
                .forEach(row -> counts.merge(row.src(), 1L, Long::sum));
        return counts;
    }
}
