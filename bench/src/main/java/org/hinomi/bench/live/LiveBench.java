// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.live;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.hinomi.bench.border.BorderFeed;
import org.hinomi.bench.border.BorderInput;
import org.hinomi.bench.border.BorderNetwork;
import org.hinomi.bench.harness.Cost;
import org.hinomi.bench.harness.Goal;
import org.hinomi.bench.harness.Latencies;
import org.hinomi.bench.harness.Measured;
import org.hinomi.bench.ingest.HomeFiles;

/**
 * One play against the running system. Lost is what was written and not counted as accepted, and every probe without a signal
 * when the time to drain is over.
 *
 * @param launcher the program
 * @param data folder for the home, the watched folders and what the processes say
 * @param settings how much, how long
 */
public record LiveBench(String launcher, Path data, Settings settings) {

    public static final Goal LATENCY = Goal.atMost(5, 2, "s", "record due to signal in the database, p99");
    public static final Goal LOST = Goal.atMost(0, 0, "records", "lost");

    /** Stands for the home at play. */
    public static final Path OWN_HOME = Path.of("");

    private static final int SENSORS = 4;
    private static final double NANOS_PER_SEC = 1e9;
    private static final long COUNT_PAUSE_MS = 200;

    /**
     * How much, how long.
     *
     * @param schedule when records are due; its first phase warms up and is left out of the latencies
     * @param probesPerSec records a second that must each give a signal
     * @param drainSec how long to wait for the last signal
     * @param hasRetro whether a retro search runs beside it
     * @param retroHome where it searches, {@link #OWN_HOME} for the home at play
     */
    public record Settings(Schedule schedule, int probesPerSec, long drainSec, boolean hasRetro, Path retroHome) {}

    /**
     * What came of it.
     *
     * @param measured the numbers
     * @param notes what a reader must know
     */
    public record Outcome(Measured measured, List<String> notes) {}

    /** Starts the system, plays, counts, stops it. */
    public Outcome play(BorderInput lists) throws IOException, InterruptedException, SQLException {
        Path folder = data.resolve("live");
        HomeFiles.delete(folder);
        Files.createDirectories(folder);
        Path home = folder.resolve("home");
        List<Path> sensors = new ArrayList<>();
        for (int i = 1; i <= SENSORS; i++) {
            sensors.add(Files.createDirectories(folder.resolve("sensor-" + i)));
        }
        Path config = folder.resolve("hinomi.yaml");
        Files.writeString(config, configuration(lists, home, sensors), StandardCharsets.UTF_8);
        try (LiveServer server = LiveServer.start(launcher, config, home, data.resolve("live-output.txt"));
                Connection database = server.connect()) {
            return play(server, database, lists, home, sensors);
        }
    }

    private static String configuration(BorderInput lists, Path home, List<Path> sensors) {
        StringBuilder yaml = new StringBuilder("home: " + home + "\nportal:\n  port: 0\nnetwork: " + lists.network()
                + "\nindicators:\n  - " + lists.indicators() + "\nsensors:\n");
        for (Path sensor : sensors) {
            yaml.append("  - name: ")
                    .append(sensor.getFileName())
                    .append("\n    folder: ")
                    .append(sensor)
                    .append('\n');
        }
        return yaml.toString();
    }

    private Outcome play(LiveServer server, Connection database, BorderInput lists, Path home, List<Path> sensors)
            throws IOException, SQLException, InterruptedException {
        Probes probes = new Probes(settings.schedule(), settings.probesPerSec());
        SignalWatch watch = new SignalWatch(probes.count());
        List<String> notes = new ArrayList<>();
        double cpuBefore = server.cpuSec();
        long startNanos = System.nanoTime();
        long startMs = Clock.systemUTC().millis();
        RetroLoad retro = settings.hasRetro()
                ? new RetroLoad(
                        launcher,
                        settings.retroHome().equals(OWN_HOME) ? home : settings.retroHome(),
                        lists.indicators(),
                        data.resolve("retro-output.txt"))
                : null;
        long latestNanos;
        try (BorderFeed logs = new BorderFeed(BorderNetwork.USUAL, 1, sensors, startMs)) {
            CompletableFuture<Void> watching = watchBeside(watch, database, startNanos);
            latestNanos = new Feed(settings.schedule(), probes, logs).run(server, startNanos, startMs);
            watching.join();
        } finally {
            if (retro != null) {
                retro.close();
                notes.add(retro.summary());
            }
        }
        Cost cost = new Cost(
                (System.nanoTime() - startNanos) / NANOS_PER_SEC, server.cpuSec() - cpuBefore, server.peakRssBytes());
        notes.add(
                "start-up apart: %.1f s; CPU and RSS are the server's, without its database; feed and watch share the cores"
                        .formatted(server.startUpSec()));
        notes.add("the feed wrote no record later than %.3f s after it was due; latencies count from when it was due"
                .formatted(latestNanos / NANOS_PER_SEC));
        Map<String, Double> values = latencies(probes, watch, startNanos);
        values.put(LOST.name(), (double) lost(database, probes, watch, values));
        return new Outcome(new Measured(cost, values), notes);
    }

    private CompletableFuture<Void> watchBeside(SignalWatch watch, Connection database, long startNanos) {
        long playNanos = settings.schedule().arrivalNanos(settings.schedule().records() - 1);
        long deadline = startNanos + playNanos + TimeUnit.SECONDS.toNanos(settings.drainSec());
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        watch.run(database, deadline);
                    } catch (SQLException e) {
                        throw new IllegalStateException("the database cannot be watched", e);
                    }
                },
                task -> Thread.ofPlatform().daemon().name("watch").start(task));
    }

    /** Of each phase but the first, and of all of them together. */
    private Map<String, Double> latencies(Probes probes, SignalWatch watch, long startNanos) {
        Latencies all = new Latencies();
        Map<String, Latencies> byPhase = new LinkedHashMap<>();
        Schedule.Phase warmUp = settings.schedule().phases().getFirst();
        for (int number = 0; number < probes.count(); number++) {
            long record = probes.recordOf(number);
            Schedule.Phase phase = settings.schedule().phaseOf(record);
            if (watch.seenNanos(number) != 0 && !phase.equals(warmUp)) {
                long latency = watch.seenNanos(number)
                        - startNanos
                        - settings.schedule().arrivalNanos(record);
                all.add(latency);
                byPhase.computeIfAbsent(phase.name(), name -> new Latencies()).add(latency);
            }
        }
        Map<String, Double> values = new LinkedHashMap<>();
        if (all.count() > 0) {
            values.put(LATENCY.name(), all.percentile(99) / NANOS_PER_SEC);
            putAll("all phases", all, values);
        }
        byPhase.forEach((name, latencies) -> putAll(name, latencies, values));
        return values;
    }

    private static void putAll(String name, Latencies latencies, Map<String, Double> values) {
        values.put(name + ", p50, s", latencies.percentile(50) / NANOS_PER_SEC);
        values.put(name + ", p99, s", latencies.percentile(99) / NANOS_PER_SEC);
        values.put(name + ", max, s", latencies.max() / NANOS_PER_SEC);
    }

    private long lost(Connection database, Probes probes, SignalWatch watch, Map<String, Double> values)
            throws SQLException, InterruptedException {
        long written = settings.schedule().records();
        long accepted = accepted(database);
        for (long waitedMs = 0;
                accepted < written && waitedMs < TimeUnit.SECONDS.toMillis(settings.drainSec());
                waitedMs += COUNT_PAUSE_MS) {
            TimeUnit.MILLISECONDS.sleep(COUNT_PAUSE_MS);
            accepted = accepted(database);
        }
        values.put("records written", (double) written);
        values.put("records accepted", (double) accepted);
        values.put("probes", (double) probes.count());
        values.put("probes with a signal", (double) watch.seen());
        return Math.abs(written - accepted) + probes.count() - watch.seen();
    }

    private static long accepted(Connection database) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery("select coalesce(sum(accepted), 0) from intake")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
