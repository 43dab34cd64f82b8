// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.engine.state;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.Consumer;
import org.hinomi.analysis.Detectors;
import org.hinomi.analysis.detect.BucketState;
import org.hinomi.model.signal.DetectorKey;

/** The states of all detectors of one key in one bucket. One thread at a time. */
public final class DetectorStates {

    /**
     * How much longer than its own windows a detector remembers: records that come later than this start a claim anew.
     * A sensor that could not deliver over a weekend is then still whole.
     */
    public static final long MEMORY_MS = 3L * 24 * 60 * 60 * 1000;

    private static final long FORGET_EACH_MS = 60L * 60 * 1000;

    private final DetectorKey key;
    private final Map<String, BucketState> byDetector;
    private long newestMs = Long.MIN_VALUE;
    private long forgottenAtMs = Long.MIN_VALUE;

    /** Empty states. */
    public DetectorStates(DetectorKey key) {
        this.key = key;
        byDetector = Detectors.open(key);
    }

    /** Shows every detector something that happened at {@code timeMs}, and gives the signals that changed. */
    public void show(long timeMs, Consumer<BucketState> what, BucketState.Settled out) {
        byDetector.values().forEach(state -> {
            what.accept(state);
            state.drain(out::signal);
        });
        newestMs = Math.max(newestMs, timeMs);
        if (forgottenAtMs == Long.MIN_VALUE || newestMs - forgottenAtMs >= FORGET_EACH_MS) {
            byDetector.values().forEach(state -> {
                state.settle(out);
                state.forgetBefore(newestMs - MEMORY_MS);
            });
            forgottenAtMs = newestMs;
        }
    }

    /** Has every detector judge what it put off. */
    public void settle(BucketState.Settled out) {
        byDetector.values().forEach(state -> state.settle(out));
    }

    /** States that go on from here; these must not change any more. */
    DetectorStates copy() {
        DetectorStates copy = new DetectorStates(key);
        copy.newestMs = newestMs;
        copy.forgottenAtMs = forgottenAtMs;
        byDetector.forEach((id, state) -> {
            try {
                state.copyTo(requireNonNull(copy.byDetector.get(id)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return copy;
    }

    DetectorKey key() {
        return key;
    }

    long newestMs() {
        return newestMs;
    }

    Map<String, BucketState> byDetector() {
        return byDetector;
    }

    /** Sets the time of the newest record, when read back. */
    void resumeAt(long timeMs) {
        newestMs = timeMs;
    }
}
