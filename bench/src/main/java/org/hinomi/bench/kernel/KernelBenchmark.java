// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hinomi.analysis.Formats;
import org.hinomi.analysis.Pipeline;
import org.hinomi.analysis.attribute.AsTable;
import org.hinomi.analysis.attribute.Attributor;
import org.hinomi.analysis.attribute.CountryTable;
import org.hinomi.analysis.attribute.InstitutionTable;
import org.hinomi.analysis.format.LogDecoder;
import org.hinomi.analysis.format.LogOutput;
import org.hinomi.analysis.match.IndicatorSet;
import org.hinomi.bench.border.BorderInput;
import org.hinomi.bench.border.BorderSettings;
import org.hinomi.bench.harness.BenchFailure;
import org.hinomi.bench.match.BorderPipeline;
import org.hinomi.model.alert.SensorAlert;
import org.hinomi.model.format.Rejected;
import org.hinomi.model.session.SessionBlock;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Nanoseconds a row. The rows are many enough that the tables, not the rows, compete for the caches. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class KernelBenchmark {

    /** Where the input is kept between forks. */
    static final String DATA = "hinomi.bench.data";

    private static final int ROWS = 200_000;

    private byte[] text = new byte[0];
    private final List<SessionBlock> blocks = new ArrayList<>();
    private Pipeline pipeline = new Pipeline(
            new Attributor(new InstitutionTable(List.of()), CountryTable.EMPTY, AsTable.EMPTY), IndicatorSet.EMPTY);

    /** Makes the rows. */
    @Setup
    public void read() throws IOException {
        BorderSettings usual = BorderSettings.USUAL;
        BorderInput input = BorderInput.of(
                new BorderSettings(ROWS, 1, usual.sessionsPerDay(), 1, usual.indicators(), usual.network()),
                Path.of(System.getProperty(DATA, "target/bench")));
        text = Files.readAllBytes(input.logFiles().getFirst());
        pipeline = BorderPipeline.of(input);
        decode(blocks::add);
        blocks.forEach(pipeline::attribute);
    }

    /** Text to columns. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public long parse() {
        long[] rows = new long[1];
        decode(block -> rows[0] += block.size());
        return rows[0];
    }

    /** Whose both ends are. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public void attribute() {
        blocks.forEach(pipeline::attribute);
    }

    /** Both ends against the indicators. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public long match() {
        long[] matches = new long[1];
        blocks.forEach(block -> pipeline.match(block, match -> matches[0]++));
        return matches[0];
    }

    private interface Blocks {

        void take(SessionBlock block);
    }

    private void decode(Blocks out) {
        LogDecoder decoder = new LogDecoder(Formats.all(), "bench", SessionBlock.CAPACITY, new Taker(out));
        decoder.feed(text, 0, text.length);
        decoder.finish();
    }

    private record Taker(Blocks out) implements LogOutput {

        @Override
        public void sessions(SessionBlock block) {
            out.take(block);
        }

        @Override
        public void alert(SensorAlert alert) {
            throw new BenchFailure("the input holds sessions alone, and one line was an alert");
        }

        @Override
        public void rejected(Rejected line, byte[] from, int start, int end) {
            throw new BenchFailure("a line of the input was rejected: " + line);
        }
    }
}
