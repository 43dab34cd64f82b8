// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.engine;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.hinomi.engine.element.IntakeCounts;
import org.hinomi.engine.sink.IntakeStore;
import org.hinomi.engine.sink.SignalStore;
import org.hinomi.model.signal.Signal;

/** Keeps what comes, in memory. Thread-safe. */
final class RecordingStore {

    private static final long PATIENCE_SEC = 60;

    private final Map<String, Signal> signals = new TreeMap<>();
    private final Map<String, IntakeCounts> counts = new TreeMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    SignalStore signalStore() {
        return list -> change(() -> list.forEach(signal -> signals.put(signal.id(), signal)));
    }

    IntakeStore intakeStore() {
        return list -> change(() -> list.forEach(count -> counts.put(count.source(), count)));
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the counts are as wanted. */
    void awaitCounts(Predicate<Map<String, IntakeCounts>> wanted) throws InterruptedException {
        lock.lock();
        try {
            long leftNs = TimeUnit.SECONDS.toNanos(PATIENCE_SEC);
            while (!wanted.test(counts)) {
                if (leftNs <= 0) {
                    throw new AssertionError("still only " + counts);
                }
                leftNs = changed.awaitNanos(leftNs);
            }
        } finally {
            lock.unlock();
        }
    }

    long accepted() {
        return counts().values().stream().mapToLong(IntakeCounts::accepted).sum();
    }

    Map<String, IntakeCounts> counts() {
        lock.lock();
        try {
            return Map.copyOf(counts);
        } finally {
            lock.unlock();
        }
    }

    /** The claims that stand, as lines in order. */
    List<String> lines() {
        return linesOf(List.copyOf(signals.values()));
    }

    static List<String> linesOf(List<Signal> signals) {
        return signals.stream()
                .filter(signal -> !signal.isWithdrawn())
                .map(Signal::toString)
                .sorted()
                .toList();
    }
}
