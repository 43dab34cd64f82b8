// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.hinomi.model.error.ErrorCode;
import org.hinomi.model.error.HinomiException;

/** The simulator, as the process that the launcher starts. */
final class SimulatorProcess {

    private static final long POLL_NANOS = Duration.ofMillis(100).toNanos();

    /** 240,000 sessions stand for the millions of a day; their alerts come to some 5,000, as of a small network. */
    private static final int HISTORY_NOISE = 20;

    private final Process process;
    private final Path output;

    private SimulatorProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static SimulatorProcess start(Path home, Path logs, long seed, int rate) {
        String launcher = Optional.ofNullable(System.getProperty("hinomi.launcher"))
                .orElseThrow(() ->
                        new HinomiException(ErrorCode.USAGE, "the demo is started by the launcher: ./hinomi demo"));
        Path output = home.resolve("simulator.log");
        List<String> command = List.of(
                launcher,
                "simulate",
                "--live",
                "--out",
                logs.toString(),
                "--truth",
                home.resolve("truth").resolve("truth.jsonl").toString(),
                "--seed",
                Long.toString(seed),
                "--history-hours",
                "24",
                "--history-sessions",
                "240000",
                "--history-rounds",
                "4",
                "--history-noise",
                Integer.toString(HISTORY_NOISE),
                "--rate",
                Integer.toString(rate));
        try {
            Files.createDirectories(home.resolve("truth"));
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                    .start();
            return new SimulatorProcess(process, output);
        } catch (IOException e) {
            throw new HinomiException(ErrorCode.RESOURCE, "the simulator cannot be started: " + e, e);
        }
    }

    /** Waits until the simulator has written a file. */
    void await(Path file, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!Files.exists(file)) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new HinomiException(ErrorCode.RESOURCE, "the simulator did not start; see " + output);
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    void stop() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
