// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate.live;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A live simulation as the work of this process: ends cleanly on SIGTERM or SIGINT. */
public final class LiveRun {

    private static final int CLOSE_SEC = 5;

    private LiveRun() {}

    /** Plays and returns the exit code. */
    public static int untilStopped(LiveSettings settings, Path folder, Path truthFile, Consumer<String> report)
            throws IOException {
        LiveSimulation live =
                new LiveSimulation(settings, folder, truthFile, InstantSource.system(), Thread::sleep, report);
        CountDownLatch closed = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(live, closed), "simulator-stop"));
        try {
            live.run();
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        } finally {
            closed.countDown();
        }
    }

    /** The process ends when this returns: not before the last file is closed. */
    private static void stop(LiveSimulation live, CountDownLatch closed) {
        live.stop();
        try {
            if (!closed.await(CLOSE_SEC, TimeUnit.SECONDS)) {
                System.err.println("simulator: files were not closed within " + CLOSE_SEC + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
