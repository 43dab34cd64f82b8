// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads back what the simulator wrote; knows just enough of each format, and nothing of the writers. */
final class WrittenLogs {

    private WrittenLogs() {}

    /** The parts of a session that every format has. */
    record Row(String src, String dst, int dstPort, long bytesOut, long bytesIn) {}

    /** All files below a folder, by name. */
    static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    static List<String> lines(Path folder) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Path file : files(folder)) {
            lines.addAll(Files.readAllLines(file));
        }
        return lines;
    }

    static List<Row> sessions(Path folder) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (String line : lines(folder.resolve("sessions"))) {
            if (!line.startsWith("#") && !line.startsWith("session_id")) {
                rows.add(row(line));
            }
        }
        return rows;
    }

    private static Row row(String line) {
        if (line.startsWith("{\"ts\"")) {
            return json(line, "id.orig_h", "id.resp_h", "id.resp_p", "orig_ip_bytes", "resp_ip_bytes");
        }
        if (line.startsWith("{")) {
            return json(line, "src_ip", "dest_ip", "dest_port", "bytes_toserver", "bytes_toclient");
        }
        if (line.contains("\t")) {
            return columns(line.split("\t"), 2, 4, 5, 17, 19);
        }
        // PAN-OS: source is the 8th column, destination port the 26th, bytes sent the 33rd.
        return line.startsWith("<14>")
                ? columns(line.split(",", -1), 7, 8, 25, 32, 33)
                : columns(line.split(",", -1), 7, 9, 21, 26, 27);
    }

    private static Row columns(String[] fields, int src, int dst, int dstPort, int bytesOut, int bytesIn) {
        return new Row(
                fields[src],
                fields[dst],
                Integer.parseInt(fields[dstPort]),
                Long.parseLong(fields[bytesOut]),
                Long.parseLong(fields[bytesIn]));
    }

    private static Row json(String line, String src, String dst, String dstPort, String bytesOut, String bytesIn) {
        String port = value(line, dstPort);
        return new Row(
                value(line, src),
                value(line, dst),
                port.isEmpty() ? 0 : Integer.parseInt(port),
                Long.parseLong(value(line, bytesOut)),
                Long.parseLong(value(line, bytesIn)));
    }

    /** The value of a key in a flat part of JSON, or empty. */
    static String value(String line, String key) {
        Matcher matcher = Pattern.compile("\"" + Pattern.quote(key) + "\":\"?([^\",}\\]]*)")
                .matcher(line);
        return matcher.find() ? matcher.group(1) : "";
    }

    /** The texts in a JSON array. */
    static List<String> values(String line, String key) {
        Matcher matcher = Pattern.compile("\"" + Pattern.quote(key) + "\":\\[([^\\]]*)\\]")
                .matcher(line);
        if (!matcher.find() || matcher.group(1).isEmpty()) {
            return List.of();
        }
        return Arrays.stream(matcher.group(1).split(","))
                .map(text -> text.replace("\"", ""))
                .toList();
    }
}
