// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.detect;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hinomi.analysis.Formats;
import org.hinomi.analysis.Pipeline;
import org.hinomi.analysis.format.LogDecoder;
import org.hinomi.analysis.format.LogOutput;
import org.hinomi.bench.border.BorderInput;
import org.hinomi.bench.harness.BenchFailure;
import org.hinomi.bench.harness.Goal;
import org.hinomi.bench.harness.Measured;
import org.hinomi.bench.harness.Stopwatch;
import org.hinomi.model.alert.SensorAlert;
import org.hinomi.model.format.Rejected;
import org.hinomi.model.session.SessionBlock;

/**
 * Runs all detectors behind one core over an input, with the clock on them alone: parsing, attribution and splitting by
 * bucket stand beside it. Logs are read side by side, so that time goes on as it does at a border, and what takes a longer
 * look is judged every 20 s of that time, as a running system does.
 */
public final class DetectBench {

    /** Buckets share nothing: two cores halve the time. */
    private static final int CORES = 2;

    private static final double SESSIONS_A_DAY = 600e6;

    public static final Goal DAY =
            Goal.atMost(120, 60, "s", "seconds that detectors add to a day of 600 M sessions, on two cores");
    public static final Goal MEMORY = Goal.atMost(3e9, 1.5e9, "B", "memory that their states take");

    private static final int CHUNK_BYTES = 1 << 20;
    /** Rows of a block before it is split by bucket, as the engine's source has them. */
    private static final int BLOCK_ROWS = 1 << 15;

    private final Pipeline pipeline;

    public DetectBench(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    /** Runs once over the input, from empty states on. */
    public Measured run(BorderInput input) throws IOException {
        long before = heldBytes();
        DetectorLoad load = new DetectorLoad(pipeline);
        Stopwatch watch = Stopwatch.start();
        feed(input.logFiles(), load);
        load.finish();
        Map<String, Double> values = new LinkedHashMap<>();
        double nanos = (double) load.nanos() / input.sessions();
        values.put(DAY.name(), nanos * SESSIONS_A_DAY / CORES / 1e9);
        values.put(MEMORY.name(), (double) Math.max(0, heldBytes() - before));
        values.put("ns a session", nanos);
        values.put("of them ns for judging", (double) load.judgingNanos() / input.sessions());
        values.put("of them ns by inside host", (double) load.hostNanos() / input.sessions());
        values.put("contacts told to the detectors by inside host", (double) load.contacts());
        values.put("signals", (double) load.signals());
        return new Measured(watch.stop(), values);
    }

    private void feed(List<Path> logs, DetectorLoad load) throws IOException {
        List<Reader> readers = new ArrayList<>();
        try {
            for (Path log : logs) {
                readers.add(new Reader(log, load));
            }
            while (!readers.isEmpty()) {
                for (Reader reader : List.copyOf(readers)) {
                    if (!reader.readOn()) {
                        reader.close();
                        readers.remove(reader);
                    }
                }
            }
        } finally {
            for (Reader reader : readers) {
                reader.close();
            }
        }
    }

    private static long heldBytes() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }

    /** One log, read piece by piece. */
    private final class Reader implements LogOutput {

        private final InputStream text;
        private final DetectorLoad load;
        private final LogDecoder decoder = new LogDecoder(Formats.all(), "bench", BLOCK_ROWS, this);
        private final byte[] chunk = new byte[CHUNK_BYTES];

        Reader(Path log, DetectorLoad load) throws IOException {
            text = Files.newInputStream(log);
            this.load = load;
        }

        boolean readOn() throws IOException {
            int read = text.read(chunk);
            if (read < 0) {
                decoder.finish();
                return false;
            }
            decoder.feed(chunk, 0, read);
            return true;
        }

        void close() throws IOException {
            text.close();
        }

        @Override
        public void sessions(SessionBlock block) {
            pipeline.attribute(block);
            Pipeline.splitByGate(block, load::sessions);
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
        public void rejected(Rejected line, byte[] textBytes, int from, int to) {
            throw new BenchFailure("a line of the input was rejected: " + line);
        }
    }
}
