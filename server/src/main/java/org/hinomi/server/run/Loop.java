// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.run;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A service's thread: works while there is work, else looks again after a pause. A failure is logged and tried again, with
 * longer pauses; the database may be away for a while. Closing waits for the step at hand, because what it works on is closed
 * next. Thread-safe.
 */
final class Loop implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

    /** The longest steps: a mail server that does not answer, a batch of segments. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String name;
    private final Duration pause;
    private final BooleanSupplier step;
    private final Duration patience;
    private final Thread thread;
    private volatile boolean isStopping;

    private Loop(String name, Duration pause, BooleanSupplier step, Duration patience) {
        this.name = name;
        this.pause = pause;
        this.step = step;
        this.patience = patience;
        this.thread = Thread.ofPlatform().name(name).daemon(true).unstarted(this::run);
    }

    /**
     * Starts a loop.
     *
     * @param step does one piece of work and says whether there was any
     */
    static Loop start(String name, Duration pause, BooleanSupplier step) {
        return start(name, pause, step, PATIENCE);
    }

    /** As {@link #start(String, Duration, BooleanSupplier)}; closing waits at most so long for the step at hand. */
    static Loop start(String name, Duration pause, BooleanSupplier step, Duration patience) {
        Loop loop = new Loop(name, pause, step, patience);
        loop.thread.start();
        return loop;
    }

    private void run() {
        while (!isStopping) {
            Duration wait = pause;
            try {
                if (step.getAsBoolean()) {
                    continue;
                }
            } catch (RuntimeException e) {
                if (!isStopping) {
                    LOG.error("{} failed and will try again", name, e);
                }
                wait = AFTER_FAILURE;
            }
            LockSupport.parkNanos(wait.toNanos());
        }
    }

    @Override
    public void close() {
        isStopping = true;
        LockSupport.unpark(thread);
        try {
            if (!thread.join(patience)) {
                LOG.warn(
                        "{} has not ended after {} s; what it works on is closed all the same",
                        name,
                        patience.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
