// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.hinomi.analysis.Formats;
import org.hinomi.model.alert.SensorAlert;
import org.hinomi.model.format.Rejected;
import org.hinomi.model.session.SessionBlock;

/**
 * How many lines a second one thread decodes from memory: {@code DecodeSpeed [lines] [rounds]}. Prints each round, so
 * that warming up is seen; CPU time beside wall time. No test: a machine's speed proves nothing about the code's truth.
 */
final class DecodeSpeed implements LogOutput {

    private static final int CHUNK_BYTES = 256 << 10;
    private static final long SEED = 20260801;

    private static final List<Kind> KINDS = List.of(
            new Kind(
                    "ZEEK",
                    "#separator \\x09\n#path\tconn\n#fields\t" + SampleLines.ZEEK_FIELDS + "\n",
                    SampleLines::zeek),
            new Kind("NII_SOCS", SampleLines.NII_SOCS_HEADER + "\n", SampleLines::niiSocs),
            new Kind("PAN_OS", "", SampleLines::panOs));

    private long digest;

    private DecodeSpeed() {}

    public static void main(String[] args) {
        int lines = args.length > 0 ? Integer.parseInt(args[0]) : 500_000;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 8;
        String only = args.length > 2 ? args[2] : "";
        for (Kind kind : KINDS) {
            if (kind.name().startsWith(only)) {
                measure(kind, lines, rounds);
            }
        }
    }

    private static void measure(Kind kind, int lines, int rounds) {
        byte[] log = log(kind, lines);
        for (int round = 1; round <= rounds; round++) {
            DecodeSpeed out = new DecodeSpeed();
            LogDecoder decoder = new LogDecoder(Formats.all(), "sensor", SessionBlock.CAPACITY, out);
            long cpuNs = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            long wallNs = System.nanoTime();
            for (int at = 0; at < log.length; at += CHUNK_BYTES) {
                decoder.feed(log, at, Math.min(log.length, at + CHUNK_BYTES));
            }
            decoder.finish();
            wallNs = System.nanoTime() - wallNs;
            cpuNs = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpuNs;
            System.out.printf(
                    Locale.ROOT,
                    "%-8s round %d: %.2f M lines per CPU-second, %.2f M/s wall, %.0f B a line, accepted %d of %d, %x%n",
                    kind.name(),
                    round,
                    lines * 1e3 / cpuNs,
                    lines * 1e3 / wallNs,
                    (double) log.length / lines,
                    decoder.funnel().accepted(),
                    decoder.funnel().offered(),
                    out.digest);
        }
    }

    private static byte[] log(Kind kind, int lines) {
        Random random = new Random(SEED);
        ByteArrayOutputStream log = new ByteArrayOutputStream(lines * 300);
        log.writeBytes(kind.header().getBytes(US_ASCII));
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < lines; i++) {
            line.setLength(0);
            kind.writer().write(random, line);
            log.writeBytes(line.append('\n').toString().getBytes(US_ASCII));
        }
        return log.toByteArray();
    }

    @Override
    public void sessions(SessionBlock block) {
        digest = digest * 31 + block.digest(0) + block.digest(block.size() - 1);
    }

    @Override
    public void alert(SensorAlert alert) {}

    @Override
    public void rejected(Rejected rejected, byte[] text, int from, int to) {}

    /** A kind of log: its name, the header lines of its files, and what writes its lines. */
    private record Kind(String name, String header, Writer writer) {}

    /** Writes one random line without its end. */
    @FunctionalInterface
    private interface Writer {
        void write(Random random, StringBuilder line);
    }
}
