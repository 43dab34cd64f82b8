// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.match;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hinomi.analysis.Formats;
import org.hinomi.analysis.Pipeline;
import org.hinomi.analysis.format.LogDecoder;
import org.hinomi.analysis.format.LogOutput;
import org.hinomi.bench.border.BorderInput;
import org.hinomi.bench.harness.BenchFailure;
import org.hinomi.bench.harness.Cost;
import org.hinomi.bench.harness.Goal;
import org.hinomi.bench.harness.Measured;
import org.hinomi.bench.harness.Stopwatch;
import org.hinomi.model.alert.SensorAlert;
import org.hinomi.model.format.Rejected;
import org.hinomi.model.session.SessionBlock;

/** Text to parsed, attributed, matched rows, on all cores: each log is one task, each core takes the next. */
public final class MatchBench {

    public static final Goal RATE = Goal.atLeast(10e6, 20e6, "rows/s", "rows a second");

    private static final int CHUNK_BYTES = 1 << 20;

    private final Pipeline pipeline;
    private final int threads;

    public MatchBench(Pipeline pipeline, int threads) {
        this.pipeline = pipeline;
        this.threads = threads;
    }

    /**
     * What came of a pass.
     *
     * @param rows rows accepted
     * @param rejected lines that were not
     * @param matches ends that are listed
     */
    public record Counts(long rows, long rejected, long matches) {

        Counts plus(Counts other) {
            return new Counts(rows + other.rows, rejected + other.rejected, matches + other.matches);
        }
    }

    /** Passes over the input until the compiler has seen enough, then that many times with the clock. */
    public List<Measured> run(BorderInput input, int warmUps, int runs) throws InterruptedException {
        for (int i = 0; i < warmUps; i++) {
            pass(input.logFiles());
        }
        List<Measured> measured = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            Stopwatch watch = Stopwatch.start();
            Counts counts = pass(input.logFiles());
            measured.add(measured(watch.stop(), counts, input));
        }
        return measured;
    }

    private static Measured measured(Cost cost, Counts counts, BorderInput input) {
        if (counts.rejected() > 0 || counts.rows() != input.sessions()) {
            throw new BenchFailure("of %d sessions %d were accepted and %d rejected"
                    .formatted(input.sessions(), counts.rows(), counts.rejected()));
        }
        Map<String, Double> values = new LinkedHashMap<>();
        values.put(RATE.name(), counts.rows() / cost.wallSec());
        values.put("rows a CPU-second", counts.rows() / cost.cpuSec());
        values.put("matches", (double) counts.matches());
        return new Measured(cost, values);
    }

    /** One pass over all logs. */
    public Counts pass(List<Path> logs) throws InterruptedException {
        List<Future<Counts>> tasks = new ArrayList<>();
        try (ExecutorService cores = Executors.newFixedThreadPool(threads)) {
            for (Path log : logs) {
                tasks.add(cores.submit(() -> read(log)));
            }
            Counts all = new Counts(0, 0, 0);
            for (Future<Counts> task : tasks) {
                all = all.plus(task.get());
            }
            return all;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a log could not be read", e.getCause());
        }
    }

    private Counts read(Path log) throws IOException {
        Taker taker = new Taker();
        LogDecoder decoder = new LogDecoder(Formats.all(), "bench", SessionBlock.CAPACITY, taker);
        byte[] chunk = new byte[CHUNK_BYTES];
        try (InputStream text = Files.newInputStream(log)) {
            for (int read = text.read(chunk); read >= 0; read = text.read(chunk)) {
                decoder.feed(chunk, 0, read);
            }
        }
        decoder.finish();
        return new Counts(taker.rows, taker.rejected, taker.matches);
    }

    /** Takes blocks through the stages. One thread only. */
    private final class Taker implements LogOutput {

        private long rows;
        private long rejected;
        private long matches;

        @Override
        public void sessions(SessionBlock block) {
            pipeline.attribute(block);
            pipeline.match(block, match -> matches++);
            rows += block.size();
        }

        @Override
        public boolean keepsBlocks() {
            return false;
        }

        @Override
        public void alert(SensorAlert alert) {
            throw new BenchFailure("the input holds sessions alone, and one line was an alert");
        }

        @Override
        public void rejected(Rejected line, byte[] text, int from, int to) {
            rejected++;
        }
    }
}
