// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.detect;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import org.hinomi.analysis.Detectors;
import org.hinomi.analysis.Pipeline;
import org.hinomi.analysis.detect.BucketState;
import org.hinomi.analysis.detect.HostContact;
import org.hinomi.model.indicator.Match;
import org.hinomi.model.session.SessionBlock;
import org.hinomi.model.signal.DetectorKey;
import org.hinomi.model.signal.Signal;

/** The states of all detectors in all buckets, and the clock on what they do. One thread at a time. */
final class DetectorLoad implements BucketState.Settled {

    private static final long SETTLE_EACH_MS = 20_000;
    private static final long FORGET_EACH_MS = 60L * 60 * 1000;
    private static final long MEMORY_MS = 3L * 24 * 60 * 60 * 1000;

    private final Pipeline pipeline;
    private final List<List<BucketState>> byPeer = new ArrayList<>();
    private final List<List<BucketState>> byHost = new ArrayList<>();
    private final List<HostContact> told = new ArrayList<>();
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private long newestMs = Long.MIN_VALUE;
    private long settledMs = Long.MIN_VALUE;
    private long forgottenMs = Long.MIN_VALUE;
    private long nanos;
    private long judgingNanos;
    private long hostNanos;
    private long contacts;
    private long signals;

    DetectorLoad(Pipeline pipeline) {
        this.pipeline = pipeline;
        for (int bucket = 0; bucket < Pipeline.BUCKETS; bucket++) {
            byPeer.add(List.copyOf(Detectors.open(DetectorKey.PEER).values()));
            byHost.add(List.copyOf(Detectors.open(DetectorKey.HOST).values()));
        }
    }

    void sessions(int bucket, SessionBlock rows) {
        List<Match> matches = new ArrayList<>();
        pipeline.match(rows, matches::add);
        newestMs = Math.max(newestMs, rows.startMs()[rows.size() - 1]);
        long start = cpuNanos();
        for (BucketState state : byPeer.get(bucket)) {
            state.sessions(rows);
            state.drain(this::signal);
        }
        for (Match match : matches) {
            for (BucketState state : byHost.get(Pipeline.hostBucket(match))) {
                state.match(match);
                state.drain(this::signal);
            }
        }
        nanos += cpuNanos() - start;
        if (newestMs - settledMs >= SETTLE_EACH_MS || settledMs == Long.MIN_VALUE) {
            settledMs = newestMs;
            settle();
        }
    }

    void finish() {
        settle();
    }

    private void settle() {
        long start = cpuNanos();
        byPeer.forEach(states -> states.forEach(state -> state.settle(this)));
        long peersDone = cpuNanos();
        contacts += told.size();
        for (HostContact contact : told) {
            byHost.get(Pipeline.hostBucket(contact)).forEach(state -> state.contact(contact));
        }
        told.clear();
        byHost.forEach(states -> states.forEach(state -> state.settle(this)));
        if (newestMs - forgottenMs >= FORGET_EACH_MS) {
            forgottenMs = newestMs;
            byPeer.forEach(states -> states.forEach(state -> state.forgetBefore(newestMs - MEMORY_MS)));
            byHost.forEach(states -> states.forEach(state -> state.forgetBefore(newestMs - MEMORY_MS)));
        }
        long end = cpuNanos();
        judgingNanos += peersDone - start;
        hostNanos += end - peersDone;
        nanos += end - start;
    }

    /** Of this thread: other programs on the machine do not count. */
    private long cpuNanos() {
        return threads.getCurrentThreadCpuTime();
    }

    @Override
    public void signal(Signal signal) {
        signals++;
    }

    @Override
    public void contact(HostContact contact) {
        told.add(contact);
    }

    /** All that detectors did, in nanoseconds. */
    long nanos() {
        return nanos;
    }

    /** Of it, what judging by outside address took. */
    long judgingNanos() {
        return judgingNanos;
    }

    /** Of it, what the detectors by inside host took. */
    long hostNanos() {
        return hostNanos;
    }

    long contacts() {
        return contacts;
    }

    long signals() {
        return signals;
    }
}
