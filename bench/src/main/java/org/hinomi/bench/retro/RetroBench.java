// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.retro;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.hinomi.archive.index.ArchiveIndex;
import org.hinomi.archive.index.IndexAnswer;
import org.hinomi.archive.index.ProgressListener;
import org.hinomi.bench.harness.BenchFailure;
import org.hinomi.bench.harness.Goal;
import org.hinomi.bench.harness.Latencies;
import org.hinomi.bench.harness.Measured;
import org.hinomi.bench.harness.PageCache;
import org.hinomi.bench.harness.Proc;
import org.hinomi.bench.harness.Stopwatch;

/**
 * Asks an index, opened anew for each question, with its files driven out of the page cache before. The time is that of opening,
 * asking and closing; what came from the disk is counted, so that a reader sees whether it was cold. The first questions, which
 * run in code that is not compiled yet, are a warm-up and told apart.
 */
public final class RetroBench {

    public static final Goal ONE = Goal.atMost(500, 20, "ms", "one address, p99, cold");
    public static final Goal MANY = Goal.atMost(60, 15, "s", "all indicators, cold");

    private static final int PERCENT_PRESENT_OF_MANY = 1;
    private static final double NANOS_PER_MS = 1e6;

    private final IndexedDays days;
    private final SplittableRandom random;
    private final long pid = ProcessHandle.current().pid();

    public RetroBench(IndexedDays days, long seed) {
        this.days = days;
        random = new SplittableRandom(seed);
    }

    /** A question: addresses, unsigned ascending, and how many of them must be found. */
    private static final class Question {

        private final long[] highs;
        private final long[] lows;
        private final int present;

        Question(List<long[]> addresses, int present) {
            highs = addresses.stream().mapToLong(address -> address[0]).toArray();
            lows = addresses.stream().mapToLong(address -> address[1]).toArray();
            this.present = present;
        }
    }

    /** Drives the files out of memory; says how. */
    public String cool() throws IOException {
        Optional<String> means = PageCache.driveOut(days.files());
        return means.orElse("not possible here: answers may come from memory");
    }

    /** One address after the other, every second of them absent. */
    public Measured askOne(int questions, int warmUps) throws IOException {
        Map<String, Double> values = new LinkedHashMap<>();
        warmUp(warmUps, values);
        Latencies cold = new Latencies();
        Latencies warm = new Latencies();
        Latencies blocks = new Latencies();
        long readBytes = 0;
        double cpuSec = 0;
        Stopwatch watch = Stopwatch.start();
        for (int i = 0; i < questions; i++) {
            Question question = drawOne(i);
            cool();
            long before = Proc.readBytes(pid);
            double cpuBefore = Proc.cpuSec(pid);
            cold.add(ask(question, false));
            cpuSec += Proc.cpuSec(pid) - cpuBefore;
            readBytes += Proc.readBytes(pid) - before;
            warm.add(ask(question, false));
            cool();
            blocks.add(ask(question, true));
        }
        values.put(ONE.name(), cold.percentile(99) / NANOS_PER_MS);
        values.put("one address, p50, cold, ms", cold.percentile(50) / NANOS_PER_MS);
        values.put("one address, max, cold, ms", cold.max() / NANOS_PER_MS);
        values.put("one address, p50, just asked before, ms", warm.percentile(50) / NANOS_PER_MS);
        values.put("one address, p99, just asked before, ms", warm.percentile(99) / NANOS_PER_MS);
        values.put("the same with the blocks seen, p50, cold, ms", blocks.percentile(50) / NANOS_PER_MS);
        values.put("the same with the blocks seen, p99, cold, ms", blocks.percentile(99) / NANOS_PER_MS);
        values.put("bytes from disk a cold question", (double) readBytes / questions);
        values.put("CPU a cold question, ms", cpuSec * 1000 / questions);
        return new Measured(watch.stop(), values);
    }

    private void warmUp(int questions, Map<String, Double> values) throws IOException {
        Latencies later = new Latencies();
        for (int i = 0; i < questions; i++) {
            Question question = drawOne(i);
            cool();
            long tookNanos = ask(question, false);
            ask(question, true);
            if (i == 0) {
                values.put("the process's first question, cold, ms", tookNanos / NANOS_PER_MS);
            } else {
                later.add(tookNanos);
            }
        }
        if (later.count() > 0) {
            values.put("rest of the warm-up, p99, cold, ms", later.percentile(99) / NANOS_PER_MS);
        }
    }

    /** Every second one is absent. */
    private Question drawOne(int number) {
        return number % 2 == 0 ? draw(1, 1) : draw(1, 0);
    }

    /** All at once, one in a hundred present. */
    public Measured askMany(int indicators) throws IOException {
        Question question = draw(
                indicators,
                Math.min(
                        indicators * PERCENT_PRESENT_OF_MANY / 100,
                        days.present().size() / 2));
        cool();
        long before = Proc.readBytes(pid);
        Stopwatch watch = Stopwatch.start();
        double tookSec = ask(question, false) / 1e9;
        Map<String, Double> values = new LinkedHashMap<>();
        values.put(MANY.name(), tookSec);
        values.put("bytes from disk", (double) (Proc.readBytes(pid) - before));
        return new Measured(watch.stop(), values);
    }

    private Question draw(int count, int present) {
        List<long[]> addresses = new ArrayList<>();
        for (int i = 0; i < present; i++) {
            int pair = random.nextInt(days.present().size() / 2);
            addresses.add(
                    new long[] {days.present().get(2 * pair), days.present().get(2 * pair + 1)});
        }
        for (int i = present; i < count; i++) {
            addresses.add(IndexedDay.drawUnseen(random));
        }
        Comparator<long[]> byHigh = (a, b) -> Long.compareUnsigned(a[0], b[0]);
        addresses.sort(byHigh.thenComparing((a, b) -> Long.compareUnsigned(a[1], b[1])));
        return question(addresses);
    }

    /** Leaves repeats out. */
    private static Question question(List<long[]> sorted) {
        List<long[]> distinct = new ArrayList<>();
        int present = 0;
        for (long[] address : sorted) {
            boolean isNew =
                    distinct.isEmpty() || distinct.getLast()[0] != address[0] || distinct.getLast()[1] != address[1];
            if (isNew) {
                distinct.add(address);
                present += IndexedDay.isNeverSeen(address[0], address[1]) ? 0 : 1;
            }
        }
        return new Question(distinct, present);
    }

    /** Opens, asks, closes, and goes through the blocks seen where asked for; the answer must be right. Nanoseconds. */
    private long ask(Question question, boolean withBlocks) throws IOException {
        long start = System.nanoTime();
        IndexAnswer answer;
        try (ArchiveIndex index = ArchiveIndex.open(days.archive())) {
            answer = index.find(
                    question.highs,
                    question.lows,
                    IndexedDays.firstDayMs(),
                    days.endMs(),
                    withBlocks,
                    ProgressListener.NONE);
        }
        long blocks = withBlocks ? countBlocks(answer) : days.blocks();
        long tookNanos = System.nanoTime() - start;
        long found = answer.hits().stream().map(hit -> hit.address()).distinct().count();
        boolean isWhole =
                answer.covered().size() == days.parts() && answer.problems().isEmpty();
        if (found != question.present || !isWhole || blocks != days.blocks()) {
            throw new BenchFailure(
                    "of %d addresses %d are on some day and %d were found; %d parts answered for; %d blocks seen; problems: %s"
                            .formatted(
                                    question.highs.length,
                                    question.present,
                                    found,
                                    answer.covered().size(),
                                    blocks,
                                    answer.problems()));
        }
        return tookNanos;
    }

    private static long countBlocks(IndexAnswer answer) {
        long[] blocks = new long[1];
        answer.facts()
                .forEach(day ->
                        day.blocks().forEach((isIpv4, bits, first, institution, parts, sessions) -> blocks[0]++));
        return blocks[0];
    }
}
