// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.contact;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.hinomi.analysis.detect.BucketState;
import org.hinomi.analysis.detect.HostContact;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.session.Login;
import org.hinomi.model.session.Protocol;
import org.hinomi.model.session.Service;
import org.hinomi.model.session.Session;
import org.hinomi.model.session.SessionBlock;
import org.hinomi.model.session.SessionState;
import org.hinomi.model.signal.Signal;

/** Sessions of a scene, and what the detectors of contacts claim of it. Institution 7 holds 192.0.2.0/24 unless said otherwise. */
public final class ContactPlay {

    /** 09:00 of a day in Japan. */
    public static final long MORNING_MS = 1_767_225_600_000L;

    public static final IpAddress HOST = address("192.0.2.10");
    public static final IpAddress PEER = address("203.0.113.66");
    public static final int INSTITUTION = 7;

    private final List<Session> sessions = new ArrayList<>();
    private final List<Login> logins = new ArrayList<>();

    public static IpAddress address(String text) {
        return IpAddress.parse(text).orElseThrow();
    }

    /** Adds an answered TCP session that {@code host} opened. */
    public ContactPlay call(IpAddress host, int institution, IpAddress peer, int port, long atMs, long out, long in) {
        return session(host, institution, peer, 0, port, atMs, SessionState.ANSWERED, out, in);
    }

    /** Adds an answered TCP session of the usual host with the usual peer. */
    public ContactPlay call(int port, long atMs, long out, long in) {
        return call(HOST, INSTITUTION, PEER, port, atMs, out, in);
    }

    /** The same, in which a sensor recognised what was spoken. */
    public ContactPlay talk(Service service, int port, long atMs, long out, long in) {
        return add(service, HOST, INSTITUTION, PEER, 0, port, Protocol.TCP, atMs, SessionState.ANSWERED, out, in);
    }

    /** Adds a TCP session of the usual host that the usual peer never answered. */
    public ContactPlay failedCall(int port, long atMs) {
        return session(HOST, INSTITUTION, PEER, 0, port, atMs, SessionState.UNANSWERED, 0, 0);
    }

    /** Adds a TCP session from any end to any other; institution 0 is outside. */
    public ContactPlay session(
            IpAddress src,
            int srcInstitution,
            IpAddress dst,
            int dstInstitution,
            int port,
            long atMs,
            SessionState state,
            long out,
            long in) {
        return add(src, srcInstitution, dst, dstInstitution, port, Protocol.TCP, atMs, state, out, in);
    }

    /** Adds what a sensor saw of a sign-in of the usual peer at the usual host. */
    public ContactPlay login(int port, long atMs, int refused, boolean isAccepted) {
        logins.add(new Login(
                atMs, "sensor", PEER, 50_000, HOST, port, Service.SSH, refused, isAccepted, 0, 0, INSTITUTION));
        return this;
    }

    /** Adds a session of any protocol. */
    public ContactPlay add(
            IpAddress src,
            int srcInstitution,
            IpAddress dst,
            int dstInstitution,
            int port,
            int protocol,
            long atMs,
            SessionState state,
            long out,
            long in) {
        return add(Service.UNKNOWN, src, srcInstitution, dst, dstInstitution, port, protocol, atMs, state, out, in);
    }

    private ContactPlay add(
            Service service,
            IpAddress src,
            int srcInstitution,
            IpAddress dst,
            int dstInstitution,
            int port,
            int protocol,
            long atMs,
            SessionState state,
            long out,
            long in) {
        sessions.add(new Session(
                atMs,
                100,
                src,
                50_000,
                dst,
                port,
                protocol,
                state,
                service,
                out,
                in,
                3,
                3,
                0,
                srcInstitution,
                dstInstitution,
                "",
                0));
        return this;
    }

    /** Adds the presence of {@code count} other institutions, 100 and up, each calling an address of its own once. */
    public ContactPlay members(int count) {
        for (int i = 0; i < count; i++) {
            call(
                    address("198.51.100." + (i + 1)),
                    100 + i,
                    address("203.0.113." + (100 + i)),
                    443,
                    MORNING_MS,
                    700,
                    9_000);
        }
        return this;
    }

    /** What {@code detector} claims of it all in the end. */
    public List<Signal> claims(ContactDetector detector) {
        return play(detector, sessions, logins);
    }

    /** The same with the records in another order. */
    public List<Signal> claimsShuffled(ContactDetector detector, long seed) {
        List<Session> shuffled = new ArrayList<>(sessions);
        Collections.shuffle(shuffled, new Random(seed));
        List<Login> shuffledLogins = new ArrayList<>(logins);
        Collections.shuffle(shuffledLogins, new Random(seed));
        return play(detector, shuffled, shuffledLogins);
    }

    /**
     * What is claimed in the end where contacts were judged after every {@code each} records, in order of time: the last signal
     * of each id, without those that were taken back.
     */
    public List<Signal> claimsInParts(ContactDetector detector, int each) {
        ContactState state = new ContactState(List.of(detector), List.of());
        Map<String, Signal> last = new TreeMap<>();
        List<Session> inOrder = new ArrayList<>(sessions);
        inOrder.sort(Comparator.comparingLong(Session::startMs));
        for (int from = 0; from < inOrder.size(); from += each) {
            List<Session> part = inOrder.subList(from, Math.min(from + each, inOrder.size()));
            SessionBlock block = new SessionBlock("sensor", part.size());
            part.forEach(block::add);
            state.sessions(block);
            Collected out = new Collected(new ArrayList<>());
            state.settle(out);
            out.signals().forEach(signal -> last.put(signal.id(), signal));
        }
        return last.values().stream()
                .filter(signal -> signal.count() > 0)
                .sorted(Signal.ORDER)
                .toList();
    }

    private static List<Signal> play(ContactDetector detector, List<Session> sessions, List<Login> logins) {
        ContactState state = new ContactState(List.of(detector), List.of());
        SessionBlock block = new SessionBlock("sensor", sessions.size());
        sessions.forEach(block::add);
        logins.forEach(state::login);
        state.sessions(block);
        Collected out = new Collected(new ArrayList<>());
        state.settle(out);
        return out.signals();
    }

    private record Collected(List<Signal> signals) implements BucketState.Settled {

        @Override
        public void signal(Signal signal) {
            signals.add(signal);
        }

        @Override
        public void contact(HostContact contact) {
            // Scenes of contacts look at contacts alone.
        }
    }
}
