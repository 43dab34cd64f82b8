// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hinomi.analysis.detect.Scene.HOST;
import static org.hinomi.analysis.detect.Scene.HOUR;
import static org.hinomi.analysis.detect.Scene.MINUTE;
import static org.hinomi.analysis.detect.Scene.SECOND;
import static org.hinomi.analysis.detect.Scene.SERVER;
import static org.hinomi.analysis.detect.Scene.peer;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.hinomi.analysis.Detectors;
import org.hinomi.analysis.Pipeline;
import org.hinomi.model.session.Service;
import org.hinomi.model.session.Session;
import org.hinomi.model.session.SessionBlock;
import org.hinomi.model.signal.DetectorKey;
import org.hinomi.model.signal.Signal;
import org.junit.jupiter.api.Test;

/** States that are written and read back after every few sessions claim in the end what states of one piece claim. */
class CheckpointTwinTest {

    private static final long SEED = 11;
    private static final int PARTS = 5;

    @Test
    void whatIsClaimedDoesNotDependOnCheckpointsOrOrder() throws IOException {
        Random random = new Random(SEED);
        List<Session> sessions = new ArrayList<>(mixed(random).sessions());
        Map<String, Signal> expected = run(sessions, 1);
        assertThat(expected.values().stream().map(Signal::detector).distinct())
                .as("seed %d", SEED)
                .contains(
                        "inside-scan",
                        "port-scan",
                        "vertical-scan",
                        "password-guess",
                        "direct-mail",
                        "odd-protocol",
                        "served-once",
                        "flood");
        for (int round = 0; round < 3; round++) {
            Collections.shuffle(sessions, random);
            assertThat(run(sessions, PARTS))
                    .as("seed %d, round %d", SEED, round)
                    .isEqualTo(expected);
        }
    }

    private static Scene mixed(Random random) {
        Scene scene = new Scene();
        for (int i = 0; i < 60; i++) {
            scene.silence(i * SECOND, "192.0.2.20", peer(random.nextInt(5000)), 22);
            scene.silence(i * SECOND, "192.0.2.21", SERVER, 100 + i);
            scene.silence(i * SECOND, "203.0.113.9", "192.0.2.22", 100 + i);
            scene.talk(i * 5L * SECOND, "203.0.113.10", HOST, 22, 1600L + random.nextInt(99), 2100, 1500);
            scene.talk(i * MINUTE, "192.0.2.23", peer(6000 + i), 25, 4200, 900, 2500);
            scene.talk(i * MINUTE, "192.0.2.24", peer(7000 + i), 80, i == 9 ? Service.UNKNOWN : Service.HTTP);
            scene.silence(HOUR + i * 3L * MINUTE, "192.0.2.25", "203.0.113.11", 80);
        }
        scene.talk(HOUR, "203.0.113.10", HOST, 22, 14_000, 60_000, 6 * MINUTE);
        scene.talk(0, "192.0.2.25", "203.0.113.11", 80, 1300, 500_000, 3000);
        for (int i = 0; i < 1500; i++) {
            scene.silence(i * 20L, "192.0.2.26", "203.0.113.12", 80);
        }
        return scene;
    }

    /** The claims that stand in the end, by id. */
    private static Map<String, Signal> run(List<Session> sessions, int parts) throws IOException {
        Map<String, Signal> claims = new TreeMap<>();
        Map<Integer, Map<String, BucketState>> byPeer = new HashMap<>();
        Map<Integer, Map<String, BucketState>> byHost = new HashMap<>();
        for (int part = 0; part < parts; part++) {
            SessionBlock block = new SessionBlock("test", sessions.size());
            for (int i = part; i < sessions.size(); i += parts) {
                block.add(sessions.get(i));
            }
            Scene.attributor().attribute(block);
            Pipeline.splitByGate(
                    block,
                    (bucket, rows) ->
                            states(byPeer, bucket, DetectorKey.PEER).values().forEach(state -> state.sessions(rows)));
            settle(byPeer, byHost, claims);
            reopen(byPeer, DetectorKey.PEER);
            reopen(byHost, DetectorKey.HOST);
        }
        claims.values().removeIf(Signal::isWithdrawn);
        return claims;
    }

    private static void settle(
            Map<Integer, Map<String, BucketState>> byPeer,
            Map<Integer, Map<String, BucketState>> byHost,
            Map<String, Signal> claims) {
        BucketState.Settled out = new BucketState.Settled() {

            @Override
            public void signal(Signal signal) {
                claims.put(signal.id(), signal);
            }

            @Override
            public void contact(HostContact contact) {
                states(byHost, Pipeline.hostBucket(contact), DetectorKey.HOST)
                        .values()
                        .forEach(state -> state.contact(contact));
            }
        };
        byPeer.values().forEach(states -> states.values().forEach(state -> state.settle(out)));
        byHost.values().forEach(states -> states.values().forEach(state -> state.settle(out)));
    }

    private static Map<String, BucketState> states(
            Map<Integer, Map<String, BucketState>> all, int bucket, DetectorKey key) {
        return all.computeIfAbsent(bucket, absent -> Detectors.open(key));
    }

    private static void reopen(Map<Integer, Map<String, BucketState>> all, DetectorKey key) throws IOException {
        for (Map.Entry<Integer, Map<String, BucketState>> entry : all.entrySet()) {
            Map<String, BucketState> fresh = Detectors.open(key);
            for (Map.Entry<String, BucketState> state : entry.getValue().entrySet()) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                state.getValue().drain(signal -> {});
                state.getValue().write(new DataOutputStream(bytes));
                requireNonNull(fresh.get(state.getKey()))
                        .read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
            }
            entry.setValue(fresh);
        }
    }
}
