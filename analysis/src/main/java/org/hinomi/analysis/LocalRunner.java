// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hinomi.analysis.detect.BucketState;
import org.hinomi.analysis.detect.HostContact;
import org.hinomi.model.alert.HostAlert;
import org.hinomi.model.alert.SensorAlert;
import org.hinomi.model.session.SessionBlock;
import org.hinomi.model.session.SessionLookup;
import org.hinomi.model.session.Sighting;
import org.hinomi.model.signal.DetectorKey;
import org.hinomi.model.signal.Signal;

/**
 * Runs the {@link Pipeline} over a finite input in plain order on one thread: the executable specification that the engine
 * must agree with byte for byte. Takes records in any order; holds all of them, about 150 bytes a session.
 */
public final class LocalRunner {

    private final Pipeline pipeline;
    private final SessionGate[] gates = new SessionGate[Pipeline.BUCKETS];
    private final List<SessionBlock> passed = new ArrayList<>();

    public LocalRunner(Pipeline pipeline) {
        this.pipeline = requireNonNull(pipeline, "pipeline");
        for (int bucket = 0; bucket < gates.length; bucket++) {
            gates[bucket] = new SessionGate();
        }
    }

    /**
     * What came of a run.
     *
     * @param signals all claims, by {@link Signal#ORDER}
     * @param sessions the sessions that counted, of the peers that the signals name
     * @param duplicates copies that did not count, by source
     */
    public record Result(List<Signal> signals, SessionLookup sessions, Map<String, Long> duplicates) {}

    /**
     * Takes a block of unattributed rows; the runner owns it from now on.
     *
     * @param source where they were read, for counting copies
     */
    public void accept(SessionBlock rows, String source) {
        pipeline.attribute(rows);
        Pipeline.splitByGate(rows, (bucket, part) -> gates[bucket].hold(part, source));
    }

    /** Takes an unattributed alert, as for rows. */
    public void accept(SensorAlert alert, String source) {
        SensorAlert attributed = pipeline.attribute(alert);
        gates[Pipeline.gateBucket(attributed)].hold(attributed, source);
    }

    /** Takes an unattributed sighting, as for rows. */
    public void accept(Sighting sighting, String source) {
        Sighting attributed = pipeline.attribute(sighting);
        gates[Pipeline.gateBucket(attributed)].hold(attributed, source);
    }

    /** Ends the input and judges it. */
    public Result finish() {
        List<List<BucketState>> byHost = new ArrayList<>();
        List<List<BucketState>> byPeer = new ArrayList<>();
        for (int bucket = 0; bucket < Pipeline.BUCKETS; bucket++) {
            byHost.add(List.copyOf(Detectors.open(DetectorKey.HOST).values()));
            byPeer.add(List.copyOf(Detectors.open(DetectorKey.PEER).values()));
        }
        Map<String, Long> duplicates = new TreeMap<>();
        for (int bucket = 0; bucket < gates.length; bucket++) {
            gates[bucket].release(Long.MAX_VALUE, new Behind(byHost, byPeer.get(bucket), duplicates));
        }
        List<Signal> signals = new ArrayList<>();
        BucketState.Settled out = new Settling(byHost, signals);
        byPeer.forEach(states -> states.forEach(state -> conclude(state, out)));
        byHost.forEach(states -> states.forEach(state -> conclude(state, out)));
        signals.sort(Signal.ORDER);
        return new Result(List.copyOf(signals), PassedSessions.index(passed, signals), duplicates);
    }

    private static void conclude(BucketState state, BucketState.Settled out) {
        state.drain(out::signal);
        state.settle(out);
    }

    /** Where the last claims go, and what they tell the detectors by host. */
    private record Settling(List<List<BucketState>> byHost, List<Signal> signals) implements BucketState.Settled {

        @Override
        public void signal(Signal signal) {
            signals.add(signal);
        }

        @Override
        public void contact(HostContact contact) {
            byHost.get(Pipeline.hostBucket(contact)).forEach(state -> state.contact(contact));
        }
    }

    /** The stages behind one gate. */
    private final class Behind implements SessionGate.Output {

        private final List<List<BucketState>> byHost;
        private final List<BucketState> byPeer;
        private final Map<String, Long> duplicates;

        Behind(List<List<BucketState>> byHost, List<BucketState> byPeer, Map<String, Long> duplicates) {
            this.byHost = byHost;
            this.byPeer = byPeer;
            this.duplicates = duplicates;
        }

        @Override
        public void sessions(SessionBlock rows) {
            passed.add(rows);
            pipeline.match(rows, match -> byHost.get(Pipeline.hostBucket(match)).forEach(state -> state.match(match)));
            byPeer.forEach(state -> state.sessions(rows));
        }

        @Override
        public void alert(SensorAlert alert) {
            for (HostAlert view : Pipeline.hostAlerts(alert)) {
                byHost.get(Pipeline.hostBucket(view)).forEach(state -> state.alert(view));
            }
        }

        @Override
        public void sighting(Sighting sighting) {
            byPeer.forEach(state -> state.sighting(sighting));
        }

        @Override
        public void duplicates(String source, long records) {
            duplicates.merge(source, records, Long::sum);
        }
    }
}
