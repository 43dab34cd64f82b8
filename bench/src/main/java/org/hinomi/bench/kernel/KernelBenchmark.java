// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.kernel;

import java.io.ByteArrayOutputStream;
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
import org.hinomi.analysis.attribute.NameKey;
import org.hinomi.analysis.format.LogDecoder;
import org.hinomi.analysis.format.LogOutput;
import org.hinomi.analysis.match.IndicatorSet;
import org.hinomi.bench.border.BorderInput;
import org.hinomi.bench.border.BorderSettings;
import org.hinomi.bench.harness.BenchFailure;
import org.hinomi.bench.match.BorderPipeline;
import org.hinomi.bench.simulate.writer.ByteText;
import org.hinomi.bench.simulate.writer.LineFormat;
import org.hinomi.bench.simulate.writer.NiiSocsSession;
import org.hinomi.bench.simulate.writer.PanOsTraffic;
import org.hinomi.model.alert.SensorAlert;
import org.hinomi.model.format.Rejected;
import org.hinomi.model.session.Session;
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
    private byte[] export = new byte[0];
    private byte[] syslog = new byte[0];
    private final List<SessionBlock> blocks = new ArrayList<>();
    private Pipeline pipeline = new Pipeline(
            new Attributor(new InstitutionTable(List.of()), CountryTable.EMPTY, AsTable.EMPTY),
            IndicatorSet.EMPTY,
            new NameKey(new byte[NameKey.BYTES]));

    /** Makes the rows. */
    @Setup
    public void read() throws IOException {
        BorderSettings usual = BorderSettings.USUAL;
        BorderInput input = BorderInput.of(
                new BorderSettings(ROWS, 1, usual.sessionsPerDay(), 1, usual.indicators(), usual.network()),
                Path.of(System.getProperty(DATA, "target/bench")));
        text = Files.readAllBytes(input.logFiles().getFirst());
        pipeline = BorderPipeline.of(input);
        decode(text, blocks::add);
        blocks.forEach(pipeline::attribute);
        export = written(new NiiSocsSession());
        syslog = written(new PanOsTraffic());
    }

    /** The same sessions as another sensor writes them. */
    private byte[] written(LineFormat<Session> format) throws IOException {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        ByteText out = new ByteText();
        format.addHeader(out, 0);
        for (SessionBlock block : blocks) {
            for (int row = 0; row < block.size(); row++) {
                format.addLine(out, counted(block.session(row)));
            }
            out.writeTo(log);
        }
        return log.toByteArray();
    }

    /** A firewall counts what Zeek leaves unset. */
    private static Session counted(Session s) {
        return new Session(
                s.startMs(),
                Math.max(0, s.durationMs()),
                s.src(),
                s.srcPort(),
                s.dst(),
                s.dstPort(),
                s.protocol(),
                s.state(),
                s.service(),
                Math.max(0, s.bytesOut()),
                Math.max(0, s.bytesIn()),
                Math.max(0, s.packetsOut()),
                Math.max(0, s.packetsIn()),
                s.recordId(),
                s.srcInstitution(),
                s.dstInstitution(),
                s.country(),
                s.asNumber());
    }

    /** Zeek's conn TSV to columns. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public long parse() {
        return parse(text);
    }

    /** NII-SOCS SESSION CSV to columns. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public long parseNiiSocs() {
        return parse(export);
    }

    /** PAN-OS TRAFFIC syslog to columns. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public long parsePanOs() {
        return parse(syslog);
    }

    private static long parse(byte[] from) {
        long[] rows = new long[1];
        decode(from, block -> rows[0] += block.size());
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

    private static void decode(byte[] text, Blocks out) {
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
