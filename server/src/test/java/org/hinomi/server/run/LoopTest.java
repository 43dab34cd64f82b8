// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LoopTest {

    private static final Duration PAUSE = Duration.ofMillis(1);

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private final AtomicBoolean hasEnded = new AtomicBoolean();

    private boolean workLong() {
        begun.countDown();
        try {
            release.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        hasEnded.set(true);
        return true;
    }

    @Test
    void closingWaitsForTheStepAtHandAndBeginsNoOther() throws Exception {
        AtomicInteger steps = new AtomicInteger();
        Loop loop = Loop.start("test", PAUSE, () -> {
            steps.incrementAndGet();
            return workLong();
        });
        begun.await();
        Thread closing = Thread.ofPlatform().start(loop::close);
        assertThat(closing.join(Duration.ofMillis(100))).as("it waits").isFalse();
        release.countDown();
        closing.join();
        assertThat(hasEnded).isTrue();
        assertThat(steps).hasValue(1);
    }

    @Test
    void aStepThatNeverEndsDoesNotHoldTheStopUpForEver() throws Exception {
        Loop loop = Loop.start("test", PAUSE, this::workLong, Duration.ofMillis(50));
        begun.await();
        loop.close();
        assertThat(hasEnded).isFalse();
        release.countDown();
    }
}
