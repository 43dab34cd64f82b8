// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.live;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hinomi.bench.harness.BenchFailure;
import org.hinomi.bench.harness.Proc;

/** {@code hinomi start} as a process of its own, with its embedded database. One thread only. */
public final class LiveServer implements AutoCloseable {

    private static final String RUNS = "Hinomi runs at";
    private static final long START_LIMIT_SEC = 300;
    private static final long STOP_LIMIT_SEC = 120;
    private static final int PORT_LINE = 3;

    private final Path home;
    private final Process process;
    private final Path output;
    private final double startUpSec;

    private LiveServer(Path home, Process process, Path output, double startUpSec) {
        this.home = home;
        this.output = output;
        this.process = process;
        this.startUpSec = startUpSec;
    }

    /** Starts it and returns when it says that it runs. */
    public static LiveServer start(String launcher, Path config, Path home, Path output)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = new ProcessBuilder(launcher, "start", "--config", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        while (!Files.readString(output).contains(RUNS)) {
            boolean isLate = System.nanoTime() - start > TimeUnit.SECONDS.toNanos(START_LIMIT_SEC);
            if (isLate || process.waitFor(100, TimeUnit.MILLISECONDS)) {
                process.destroy();
                throw new BenchFailure("hinomi start did not come up; it said: " + Files.readString(output));
            }
        }
        return new LiveServer(home, process, output, (System.nanoTime() - start) / 1e9);
    }

    /** Wall time until it ran, seconds. */
    public double startUpSec() {
        return startUpSec;
    }

    /** Says what the server said at last where it has ended by itself. */
    void requireAlive() throws IOException {
        if (!process.isAlive()) {
            throw new BenchFailure("hinomi start ended by itself; it said: " + Files.readString(output));
        }
    }

    /** Processor time so far, without the database's processes. */
    public double cpuSec() {
        return Proc.cpuSec(process.pid());
    }

    /** The most memory held so far, without the database's processes. */
    public long peakRssBytes() {
        return Proc.peakRssBytes(process.pid());
    }

    /** A connection to its database, as the superuser that its own files name. */
    public Connection connect() throws IOException, SQLException {
        Path postgres = home.resolve("postgresql");
        List<String> pidFile = Files.readAllLines(postgres.resolve("data/postmaster.pid"));
        String password = Files.readString(postgres.resolve("superuser-password"), StandardCharsets.US_ASCII)
                .strip();
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + pidFile.get(PORT_LINE) + "/hinomi", "postgres", password);
    }

    /** Stops it in order, and at the last by force. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_LIMIT_SEC, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
