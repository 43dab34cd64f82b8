// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.hinomi.analysis.LocalRunner;
import org.hinomi.analysis.Pipeline;
import org.hinomi.analysis.attribute.AsTable;
import org.hinomi.analysis.attribute.Attributor;
import org.hinomi.analysis.attribute.CountryTable;
import org.hinomi.analysis.attribute.InstitutionTable;
import org.hinomi.analysis.attribute.NameKey;
import org.hinomi.analysis.attribute.NetworkFile;
import org.hinomi.analysis.match.IndicatorSet;
import org.hinomi.model.StableHash;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.address.Prefix;
import org.hinomi.model.indicator.Indicator;
import org.hinomi.model.indicator.IndicatorRole;
import org.hinomi.model.judgement.DamageRung;
import org.hinomi.model.session.Lookup;
import org.hinomi.model.session.Protocol;
import org.hinomi.model.session.Service;
import org.hinomi.model.session.Session;
import org.hinomi.model.session.SessionBlock;
import org.hinomi.model.session.SessionState;
import org.hinomi.model.session.Sighting;
import org.hinomi.model.signal.Evidence;
import org.hinomi.model.signal.Signal;

/**
 * A few sessions told in a test, and what one detector claims of them. Two members, 192.0.2.0/24 and 198.51.100.0/24; all
 * else is outside. Every claim is asked for in order and shuffled, and must be the same.
 */
public final class Scene {

    public static final long SECOND = 1000;
    public static final long MINUTE = 60 * SECOND;
    public static final long HOUR = 60 * MINUTE;
    public static final long DAY = 24 * HOUR;

    /** Midnight in Japan. */
    public static final long START_MS = 20_000 * DAY - 9 * HOUR;

    public static final String HOST = "192.0.2.10";
    public static final String SERVER = "203.0.113.66";

    private static final String OUTSIDE_RESOLVER = "203.0.113.53";

    private static final long SEED = 7;
    private static final int SHUFFLES = 3;

    private final List<Session> sessions = new ArrayList<>();
    private final List<Sighting> sightings = new ArrayList<>();
    private final List<Indicator> indicators = new ArrayList<>();
    private long nameKey;
    private int clientPort = 40_000;

    /** The {@code n}-th of very many outside addresses. */
    public static String peer(int n) {
        return "2001:db8:1::" + Integer.toHexString(n + 1);
    }

    /** A TCP session in which both took part. */
    public Scene talk(long atMs, String src, String dst, int port, long out, long in, long lengthMs) {
        return add(atMs, src, dst, port, Protocol.TCP, SessionState.ANSWERED, Service.UNKNOWN, out, in, lengthMs);
    }

    /** The same, with what a sensor recognised. */
    public Scene talk(long atMs, String src, String dst, int port, Service service) {
        return add(atMs, src, dst, port, Protocol.TCP, SessionState.ANSWERED, service, 900, 4000, 300);
    }

    /** A TCP request that nobody answers. */
    public Scene silence(long atMs, String src, String dst, int port) {
        return add(atMs, src, dst, port, Protocol.TCP, SessionState.UNANSWERED, Service.UNKNOWN, 0, 0, 3000);
    }

    /** A UDP session. */
    public Scene ask(long atMs, String src, String dst, int port, long out, long in) {
        SessionState state = in > 0 ? SessionState.ANSWERED : SessionState.UNANSWERED;
        return add(atMs, src, dst, port, Protocol.UDP, state, Service.UNKNOWN, out, in, 100);
    }

    /** Any session. */
    public Scene add(
            long atMs,
            String src,
            String dst,
            int port,
            int protocol,
            SessionState state,
            Service service,
            long out,
            long in,
            long lengthMs) {
        clientPort = clientPort == 60_000 ? 40_000 : clientPort + 1;
        sessions.add(new Session(
                START_MS + atMs,
                lengthMs,
                address(src),
                clientPort,
                address(dst),
                port,
                protocol,
                state,
                service,
                out,
                in,
                1 + out / 1400,
                in / 1400,
                sessions.size() + 1,
                0,
                0,
                "",
                0));
        return this;
    }

    /** Somebody asks a resolver outside for a name that does not exist. */
    public Scene asksInVain(long atMs, String src, String name) {
        return lookup(atMs, src, OUTSIDE_RESOLVER, name, Lookup.Outcome.NO_SUCH_NAME, Lookup.NO_ADDRESS);
    }

    /** The same of any resolver. */
    public Scene asksInVain(long atMs, String src, String resolver, String name) {
        return lookup(atMs, src, resolver, name, Lookup.Outcome.NO_SUCH_NAME, Lookup.NO_ADDRESS);
    }

    /** Somebody asks for a name and is told an address; empty for one that is not public. */
    public Scene isTold(long atMs, String src, String name, String answer) {
        IpAddress address = answer.isEmpty() ? Lookup.NO_ADDRESS : address(answer);
        return lookup(atMs, src, OUTSIDE_RESOLVER, name, Lookup.Outcome.ADDRESS, address);
    }

    private Scene lookup(
            long atMs, String src, String resolver, String name, Lookup.Outcome outcome, IpAddress answer) {
        sightings.add(new Lookup(
                START_MS + atMs,
                "test",
                address(src),
                address(resolver),
                StableHash.of(name),
                outcome,
                answer,
                -1 - sightings.size(),
                0,
                0));
        return this;
    }

    /** Hashes names under another key than the usual one. */
    public Scene underNameKey(long key) {
        nameKey = key;
        return this;
    }

    /** Lists an address. */
    public Scene list(String address, IndicatorRole role) {
        indicators.add(
                new Indicator(Prefix.parse(address).orElseThrow(), role, 90, "list", Long.MIN_VALUE, Long.MAX_VALUE));
        return this;
    }

    /** What a detector claims. */
    public List<Signal> claims(String detector) {
        List<Signal> expected = claimsOf(detector, sessions, sightings);
        Random random = new Random(SEED);
        for (int round = 0; round < SHUFFLES; round++) {
            List<Session> shuffled = new ArrayList<>(sessions);
            Collections.shuffle(shuffled, random);
            List<Sighting> shuffledSightings = new ArrayList<>(sightings);
            Collections.shuffle(shuffledSightings, random);
            assertThat(claimsOf(detector, shuffled, shuffledSightings))
                    .as("seed %d, round %d", SEED, round)
                    .isEqualTo(expected);
        }
        return expected;
    }

    /** The one claim that a detector makes. */
    public Signal claim(String detector) {
        List<Signal> claims = claims(detector);
        assertThat(claims).hasSize(1);
        return claims.getFirst();
    }

    /** Its evidence. */
    public static Evidence.Behaviour behaviour(Signal signal) {
        return (Evidence.Behaviour) signal.evidence();
    }

    /** Its rung. */
    public static DamageRung rung(Signal signal) {
        return behaviour(signal).rung();
    }

    public List<Session> sessions() {
        return List.copyOf(sessions);
    }

    /** Who attributes sessions here. */
    public static Attributor attributor() {
        List<NetworkFile> network =
                List.of(NetworkFile.parsePair("192.0.2.0/24=Aoba"), NetworkFile.parsePair("198.51.100.0/24=Minato"));
        return new Attributor(
                new InstitutionTable(NetworkFile.institutions(network)), CountryTable.EMPTY, AsTable.EMPTY);
    }

    /** The stages of this scene. */
    public Pipeline pipeline() {
        byte[] secret = ByteBuffer.allocate(NameKey.BYTES).putLong(nameKey).array();
        return new Pipeline(attributor(), new IndicatorSet(indicators), new NameKey(secret));
    }

    public List<Sighting> sightings() {
        return List.copyOf(sightings);
    }

    private List<Signal> claimsOf(String detector, List<Session> ordered, List<Sighting> orderedSightings) {
        LocalRunner runner = new LocalRunner(pipeline());
        orderedSightings.forEach(sighting -> runner.accept(sighting, "test.log"));
        SessionBlock block = new SessionBlock("test", Math.max(1, ordered.size()));
        ordered.forEach(block::add);
        runner.accept(block, "test.log");
        return runner.finish().signals().stream()
                .filter(signal -> signal.detector().equals(detector) && !signal.isWithdrawn())
                .toList();
    }

    private static IpAddress address(String text) {
        return Prefix.parse(text).orElseThrow().address();
    }
}
