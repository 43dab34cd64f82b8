// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate.scored;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.hinomi.bench.simulate.play.WorldFiles;
import org.hinomi.bench.simulate.world.SensedAlert;
import org.hinomi.bench.simulate.world.World;
import org.hinomi.bench.simulate.writer.ByteText;
import org.hinomi.bench.simulate.writer.Compression;
import org.hinomi.bench.simulate.writer.LogFile;
import org.hinomi.bench.simulate.writer.SensorFormat;
import org.hinomi.bench.simulate.writer.SensorLogs;
import org.hinomi.model.indicator.Indicator;
import org.hinomi.model.session.Session;

/**
 * A world with its truth.
 *
 * @param sessions in the order in which a sensor logs them
 * @param staged what was played on purpose
 */
public record ScoredWorld(
        WorldPlan plan,
        long seed,
        World world,
        List<Session> sessions,
        List<SensedAlert> alerts,
        List<Indicator> indicators,
        List<Staged> staged) {

    /** First moment of its first day. */
    public long startMs() {
        return Stage.START_MS;
    }

    public String name() {
        return plan + "-" + seed;
    }

    /** Writes logs as a Zeek and a Suricata would, {@code network.csv}, {@code indicators.csv} and {@code truth.jsonl}. */
    public void write(Path folder) throws IOException {
        clear(folder);
        Files.createDirectories(folder);
        WorldFiles.writeNetwork(folder.resolve("network.csv"), world);
        WorldFiles.writeIndicators(
                folder.resolve("indicators.csv"),
                indicators.stream()
                        .sorted(Comparator.comparing(Indicator::prefix))
                        .toList());
        writeTruth(folder.resolve("truth.jsonl"));
        LogFile.Style style = new LogFile.Style(Compression.NONE, Long.MAX_VALUE, false);
        try (SensorLogs logs = SensorFormat.ZEEK.open(folder, style)) {
            for (Session session : sessions) {
                logs.accept(session);
            }
            for (SensedAlert alert : alerts.stream()
                    .sorted(Comparator.comparingLong(sensed -> sensed.alert().timeMs()))
                    .toList()) {
                logs.accept(alert);
            }
        }
    }

    private static void clear(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> old = Files.walk(folder)) {
            for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private void writeTruth(Path file) throws IOException {
        ByteText text = new ByteText();
        for (Staged part : staged) {
            text.add("{\"family\":").addJson(part.family()).add(",\"kind\":").addJson(part.kind());
            text.add(",\"standing\":")
                    .addJson(part.standing().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            addAll(text.add(",\"hosts\":["), part.hosts());
            addAll(text.add("],\"peers\":["), part.peers());
            text.add("],\"calls\":").add(part.calls().size());
            text.add(",\"start\":").add(part.startMs()).add(",\"end\":").add(part.endMs());
            text.add(",\"rung\":").addJson(part.rung().id()).add("}\n");
        }
        try (OutputStream out = Files.newOutputStream(file)) {
            text.writeTo(out);
        }
    }

    private static void addAll(ByteText text, List<?> values) {
        for (int i = 0; i < values.size(); i++) {
            text.add(i == 0 ? "\"" : ",\"").add(values.get(i).toString()).add('"');
        }
    }
}
