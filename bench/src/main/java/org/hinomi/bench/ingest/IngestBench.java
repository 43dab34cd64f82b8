// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hinomi.bench.border.BorderInput;
import org.hinomi.bench.harness.BenchFailure;
import org.hinomi.bench.harness.ChildRun;
import org.hinomi.bench.harness.Cost;
import org.hinomi.bench.harness.Goal;
import org.hinomi.bench.harness.Measured;

/**
 * Runs {@code hinomi ingest} on an input, as a process of its own, into an empty home, and counts what it left: a session that is
 * not in an hour file fails the bench.
 *
 * @param launcher the program
 * @param data folder for homes and the child's output
 */
public record IngestBench(String launcher, Path data) {

    public static final Goal RATE = Goal.atLeast(2e6, 4e6, "sessions/s", "sessions a second without start-up");
    public static final Goal MEMORY = Goal.atMost(6e9, 3e9, "B", "peak RSS");
    public static final Goal DENSITY = Goal.atMost(16, 11, "B", "bytes a session");

    /** Ingests an input into a home, which is emptied first. */
    public ChildRun ingest(BorderInput input, Path home) throws IOException, InterruptedException {
        HomeFiles.delete(home);
        return ChildRun.require(
                List.of(
                        launcher,
                        "ingest",
                        input.logs().toString(),
                        "--network",
                        input.network().toString(),
                        "--indicators",
                        input.indicators().toString(),
                        "--home",
                        home.toString()),
                data.resolve("ingest-output.txt"));
    }

    /**
     * Runs once and says what it reached.
     *
     * @param startUpSec wall time of the same command over next to nothing
     */
    public Measured measure(BorderInput input, Path home, double startUpSec)
            throws IOException, InterruptedException, SQLException {
        Cost cost = ingest(input, home).cost();
        HomeFiles left = check(input, home);
        Map<String, Double> values = new LinkedHashMap<>();
        values.put(RATE.name(), left.sessions() / (cost.wallSec() - startUpSec));
        values.put(MEMORY.name(), (double) cost.peakRssBytes());
        values.put("sessions a second with start-up", left.sessions() / cost.wallSec());
        values.put("sessions a CPU-second", left.sessions() / cost.cpuSec());
        values.put(DENSITY.name(), left.bytesPerSession());
        values.put("hour files", (double) left.hourFiles());
        values.put("bytes beside hour files", (double) left.otherBytes());
        return new Measured(cost, values);
    }

    /** Compares what a home holds with what was read. */
    public static HomeFiles check(BorderInput input, Path home) throws IOException, SQLException {
        HomeFiles left = HomeFiles.of(home);
        if (left.sessions() != input.sessions()) {
            throw new BenchFailure("of %d sessions %d are in hour files".formatted(input.sessions(), left.sessions()));
        }
        return left;
    }
}
