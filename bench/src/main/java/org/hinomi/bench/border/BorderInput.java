// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.border;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hinomi.bench.harness.InputFacts;
import org.hinomi.bench.harness.Json;
import org.hinomi.bench.simulate.traffic.Arrivals;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An input on disk. The manifest comes last: a folder that has one is whole.
 *
 * @param folder where it is
 * @param files its logs, by time and sensor
 */
public record BorderInput(Path folder, List<InputFile> files) {

    /** Morning in Japan, when traffic climbs. */
    private static final long START_MS =
            OffsetDateTime.parse("2026-04-01T09:00:00+09:00").toInstant().toEpochMilli();

    private static final long HOUR_MS = 3_600_000;
    private static final long DAY_MS = 24 * HOUR_MS;
    private static final String MANIFEST = "manifest.json";

    public BorderInput {
        files = List.copyOf(files);
    }

    /** Takes what is there, or makes it, with all cores. */
    public static BorderInput of(BorderSettings settings, Path data) throws IOException {
        Path folder = data.resolve(settings.folderName());
        if (Files.exists(folder.resolve(MANIFEST))) {
            return at(folder);
        }
        deleteAll(folder);
        Files.createDirectories(folder.resolve("logs"));
        settings.network().write(folder.resolve("network.csv"));
        BorderIndicators.write(folder.resolve("indicators.csv"), settings.indicators());
        BorderInput input = new BorderInput(folder, writeLogs(settings, folder.resolve("logs")));
        input.writeManifest();
        return input;
    }

    private static List<InputFile> writeLogs(BorderSettings settings, Path logs) {
        List<BorderHour.Part> parts = parts(settings);
        return IntStream.range(0, parts.size())
                .parallel()
                .mapToObj(number -> writePart(settings, parts.get(number), number, logs))
                .flatMap(List::stream)
                .toList();
    }

    private static List<InputFile> writePart(BorderSettings settings, BorderHour.Part part, int number, Path logs) {
        try {
            return new BorderHour(settings.network(), settings.seed() * 1_000_003 + number)
                    .write(part, settings.sensors(), logs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The hours of the span, each with its share of sessions after the day's curve. */
    private static List<BorderHour.Part> parts(BorderSettings settings) {
        long endMs = START_MS
                + Math.max(1000, Math.round((double) settings.sessions() / settings.sessionsPerDay() * DAY_MS));
        List<long[]> hours = new ArrayList<>();
        double total = 0;
        for (long at = START_MS; at < endMs; at = hourEnd(at)) {
            long toMs = Math.min(endMs, hourEnd(at));
            hours.add(new long[] {at, toMs});
            total += Arrivals.weightAt(at) * (toMs - at);
        }
        List<BorderHour.Part> parts = new ArrayList<>();
        double mass = 0;
        long given = 0;
        for (long[] hour : hours) {
            mass += Arrivals.weightAt(hour[0]) * (hour[1] - hour[0]);
            long upTo = Math.round(mass / total * settings.sessions());
            parts.add(new BorderHour.Part(hour[0], hour[1], upTo - given));
            given = upTo;
        }
        return parts;
    }

    private static long hourEnd(long atMs) {
        return (Math.floorDiv(atMs, HOUR_MS) + 1) * HOUR_MS;
    }

    private static void deleteAll(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private void writeManifest() throws IOException {
        ObjectNode manifest = Json.object();
        manifest.put("sha256", hash());
        manifest.put("sessions", sessions());
        manifest.put("sizeBytes", sizeBytes());
        for (InputFile file : files) {
            manifest.withArray("files")
                    .addObject()
                    .put("name", file.name())
                    .put("sizeBytes", file.sizeBytes())
                    .put("sessions", file.sessions())
                    .put("sha256", file.sha256());
        }
        Path unfinished = folder.resolve(MANIFEST + ".part");
        Files.writeString(unfinished, Json.pretty(manifest), StandardCharsets.UTF_8);
        Files.move(unfinished, folder.resolve(MANIFEST), StandardCopyOption.ATOMIC_MOVE);
    }

    /** The input in a folder, whose logs must have the sizes that the manifest says. */
    public static BorderInput at(Path folder) throws IOException {
        JsonNode manifest = Json.read(Files.readString(folder.resolve(MANIFEST), StandardCharsets.UTF_8));
        List<InputFile> files = new ArrayList<>();
        for (JsonNode file : manifest.path("files")) {
            InputFile kept = new InputFile(
                    file.path("name").asString(),
                    file.path("sizeBytes").asLong(),
                    file.path("sessions").asLong(),
                    file.path("sha256").asString());
            Path path = folder.resolve("logs").resolve(kept.name());
            if (!Files.exists(path) || Files.size(path) != kept.sizeBytes()) {
                throw new IOException(
                        path + " is not what the manifest says: delete " + folder + " to have it made again");
            }
            files.add(kept);
        }
        return new BorderInput(folder, files);
    }

    /** What a report says of it. */
    public InputFacts facts() {
        return new InputFacts(folder.toString(), hash(), sizeBytes(), sessions());
    }

    /** Folder of the logs, a folder below it for each sensor. */
    public Path logs() {
        return folder.resolve("logs");
    }

    public List<Path> logFiles() {
        return files.stream().map(file -> logs().resolve(file.name())).toList();
    }

    public Path network() {
        return folder.resolve("network.csv");
    }

    public Path indicators() {
        return folder.resolve("indicators.csv");
    }

    public long sessions() {
        return files.stream().mapToLong(InputFile::sessions).sum();
    }

    public long sizeBytes() {
        return files.stream().mapToLong(InputFile::sizeBytes).sum();
    }

    /** SHA-256 over names and hashes of the logs. */
    public String hash() {
        MessageDigest digest = InputFile.newDigest();
        for (InputFile file : files) {
            digest.update((file.sha256() + "  " + file.name() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
