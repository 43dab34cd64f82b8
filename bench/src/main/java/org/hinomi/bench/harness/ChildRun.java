// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs a command to its end and measures it. Processor time is exact, as the kernel adds it up when the child is waited for, and
 * includes the child's own children that it waited for; memory is the child's peak as last seen, at most
 * {@value #LOOK_EVERY_MS} ms before its end. One command at a time.
 *
 * @param exitCode what it ended with
 * @param cost what it cost
 * @param output where its output went, both streams
 */
public record ChildRun(int exitCode, Cost cost, Path output) {

    private static final int LOOK_EVERY_MS = 20;
    private static final int LAST_LINES = 20;

    public static ChildRun of(List<String> command, Path output) throws IOException, InterruptedException {
        Files.createDirectories(output.toAbsolutePath().getParent());
        double cpuBefore = Proc.childrenCpuSec();
        long start = System.nanoTime();
        Process child = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        long peak = 0;
        try {
            while (!child.waitFor(LOOK_EVERY_MS, TimeUnit.MILLISECONDS)) {
                peak = Math.max(peak, Proc.peakRssBytes(child.pid()));
            }
        } finally {
            child.destroy();
        }
        double wallSec = (System.nanoTime() - start) / 1e9;
        return new ChildRun(child.exitValue(), new Cost(wallSec, Proc.childrenCpuSec() - cpuBefore, peak), output);
    }

    /** The same, where a failure ends the bench. */
    public static ChildRun require(List<String> command, Path output) throws IOException, InterruptedException {
        ChildRun run = of(command, output);
        if (run.exitCode() != 0) {
            throw new BenchFailure("%s ended with exit code %d; its last words, from %s:%n%s"
                    .formatted(String.join(" ", command), run.exitCode(), output, run.lastWords()));
        }
        return run;
    }

    /** The end of what it said. */
    public String lastWords() throws IOException {
        List<String> lines = Files.readAllLines(output);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    }
}
