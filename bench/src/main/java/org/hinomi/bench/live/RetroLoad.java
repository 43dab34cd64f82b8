// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hinomi.bench.harness.ChildRun;

/** A retro search that runs over and over beside the live stream, as a process of its own. Thread-safe. */
final class RetroLoad implements AutoCloseable {

    private static final long PAUSE_MS = 1000;

    private final Thread thread;
    private volatile int done;
    private volatile int failed;

    RetroLoad(String launcher, Path home, Path indicators, Path output) {
        List<String> command = List.of(
                launcher,
                "retro",
                "--home",
                home.toString(),
                "--indicators",
                indicators.toString(),
                "--output",
                "json");
        thread = Thread.ofPlatform().name("retro").start(() -> repeat(command, output));
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // One thread counts, others read.
    private void repeat(List<String> command, Path output) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                if (ChildRun.of(command, output).exitCode() == 0) {
                    done++;
                } else {
                    failed++;
                }
                TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String summary() {
        return failed > 0
                ? "of " + (done + failed) + " retro searches beside it " + failed + " FAILED: see retro-output.txt"
                : done + " retro searches ran beside it, one after the other";
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
