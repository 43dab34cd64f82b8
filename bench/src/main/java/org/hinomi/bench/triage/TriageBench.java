// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.triage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hinomi.analysis.Detectors;
import org.hinomi.analysis.Pipeline;
import org.hinomi.analysis.detect.BucketState;
import org.hinomi.analysis.detect.alerted.AlertedHostDetector;
import org.hinomi.analysis.triage.SignalMemory;
import org.hinomi.analysis.triage.Triage;
import org.hinomi.bench.harness.Cost;
import org.hinomi.bench.harness.Goal;
import org.hinomi.bench.harness.Measured;
import org.hinomi.bench.harness.Stopwatch;
import org.hinomi.desk.incident.SignalGrouping;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.alert.HostAlert;
import org.hinomi.model.context.ClosingCounts;
import org.hinomi.model.context.KindHistory;
import org.hinomi.model.context.SignalKind;
import org.hinomi.model.context.TriageContext;
import org.hinomi.model.judgement.Judgement;
import org.hinomi.model.signal.Signal;

/**
 * Alerts to judged incidents on one thread: detector, drained as at every checkpoint, the touched hosts' signals grouped, and every
 * group with a changed signal judged anew with its sessions, and with closings and histories of its kinds. So an incident that grows is judged
 * many times, as it is at work.
 */
public final class TriageBench {

    public static final Goal RATE = Goal.atLeast(20_000, 100_000, "alerts/s", "alerts grouped and scored");

    private static final ClosingCounts CLOSED = new ClosingCounts(0.5, 1, 2);
    private static final KindHistory SEEN = new KindHistory(2, 20, 40);
    private static final int MEMBERS = 104;

    private final Triage triage = Detectors.triage();
    private final List<HostAlert> alerts;
    private final PairSessions sessions = new PairSessions();
    private final int batch;

    /**
     * @param batch alerts between two checkpoints
     */
    public TriageBench(AlertInput.Settings settings, int batch) {
        this.alerts = AlertInput.make(settings);
        this.batch = batch;
    }

    /** Passes that do not count, then those that do. */
    public List<Measured> run(int warmUps, int runs) {
        for (int i = 0; i < warmUps; i++) {
            new Pass().run();
        }
        List<Measured> measured = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            Pass pass = new Pass();
            Stopwatch watch = Stopwatch.start();
            pass.run();
            measured.add(pass.measured(watch.stop()));
        }
        return measured;
    }

    /** One day. One thread only. */
    private final class Pass {

        private final List<BucketState> states = new ArrayList<>();
        private final Map<IpAddress, Map<String, Signal>> hosts = new HashMap<>();
        private final Map<String, Integer> urgencies = new HashMap<>();
        private long judged;
        private long drained;

        Pass() {
            for (int bucket = 0; bucket < Pipeline.BUCKETS; bucket++) {
                states.add(new AlertedHostDetector().open());
            }
        }

        void run() {
            for (int from = 0; from < alerts.size(); from += batch) {
                for (HostAlert alert : alerts.subList(from, Math.min(alerts.size(), from + batch))) {
                    states.get(Pipeline.hostBucket(alert)).alert(alert);
                }
                drain();
            }
        }

        private void drain() {
            Map<IpAddress, Set<String>> touched = new HashMap<>();
            states.forEach(state -> state.drain(signal -> {
                drained++;
                hosts.computeIfAbsent(signal.host(), fresh -> new HashMap<>()).put(signal.id(), signal);
                touched.computeIfAbsent(signal.host(), fresh -> new HashSet<>()).add(signal.id());
            }));
            touched.forEach(this::judge);
        }

        private void judge(IpAddress host, Set<String> changed) {
            for (List<Signal> group :
                    SignalGrouping.group(hosts.getOrDefault(host, Map.of()).values())) {
                if (group.stream().anyMatch(signal -> changed.contains(signal.id()))) {
                    Judgement judgement = triage.judge(host, group, sessions, context(group));
                    urgencies.put(group.getFirst().id(), judgement.urgency());
                    judged++;
                }
            }
        }

        private static TriageContext context(List<Signal> group) {
            Map<SignalKind, ClosingCounts> closings = new HashMap<>();
            Map<SignalKind, KindHistory> histories = new HashMap<>();
            for (SignalKind kind : SignalMemory.kindsOf(group)) {
                closings.put(kind, CLOSED);
                histories.put(kind, SEEN);
            }
            return TriageContext.NONE.withClosings(closings).withHistories(MEMBERS, 0, histories);
        }

        Measured measured(Cost cost) {
            Map<String, Double> values = new LinkedHashMap<>();
            values.put(RATE.name(), alerts.size() / cost.wallSec());
            values.put("alerts a CPU-second", alerts.size() / cost.cpuSec());
            values.put("signals drained", (double) drained);
            values.put("judgements", (double) judged);
            values.put("incidents", (double) urgencies.size());
            values.put("of them at urgency 20 and above", (double)
                    urgencies.values().stream().filter(urgency -> urgency >= 20).count());
            return new Measured(cost, values);
        }
    }
}
