// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.hinomi.archive.rows.SessionRows;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.address.Prefix;
import org.hinomi.model.session.Session;
import org.hinomi.model.session.SessionBlock;
import org.hinomi.model.session.SessionState;

/** Random sessions of one day in parts, and what a plain map says of them. */
final class IndexTwin {

    /** 2026-04-01T00:00:00Z. */
    static final long DAY_MS = 1_775_001_600_000L;

    static final long HOUR_MS = 3_600_000;

    private static final SessionState[] STATES = SessionState.values();

    private final Random random;
    private final List<Session> seen = new ArrayList<>();
    private final Map<String, long[]> sensors = new TreeMap<>();

    IndexTwin(long seed) {
        random = new Random(seed);
    }

    /** The rows of a part, remembered by the twin. */
    SessionRows part(int hour, int size) {
        SessionRows rows = new SessionRows(16);
        int left = size;
        while (left > 0) {
            int step = Math.min(left, 1 + random.nextInt(size));
            String sensor = "border-" + random.nextInt(3);
            SessionBlock block = new SessionBlock(sensor, step);
            for (int i = 0; i < step; i++) {
                Session session = session(hour);
                block.add(session);
                seen.add(session);
            }
            sensors.computeIfAbsent(sensor, name -> new long[24])[hour] += step;
            rows.add(block);
            left -= step;
        }
        return rows;
    }

    /** The order of an hour file. */
    static int[] order(SessionRows rows) {
        return IntStream.range(0, rows.size())
                .boxed()
                .sorted(Comparator.comparing(
                        (Integer row) -> new IpAddress(rows.outsideHigh(row), rows.outsideLow(row))))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** One of four: between the outside and a member either way, between members, between outsiders. */
    private Session session(int hour) {
        boolean isSrcInside = random.nextBoolean();
        boolean isDstInside = random.nextInt(4) == 0 ? isSrcInside : !isSrcInside;
        return new Session(
                DAY_MS + hour * HOUR_MS + random.nextLong(HOUR_MS),
                -1,
                isSrcInside ? inside() : outside(),
                random.nextInt(65_536),
                isDstInside ? inside() : outside(),
                random.nextInt(3) == 0 ? random.nextInt(65_536) : 443,
                6,
                STATES[random.nextInt(STATES.length)],
                random.nextInt(10) == 0 ? -1 : random.nextLong(1L << 40),
                random.nextInt(10) == 0 ? -1 : random.nextInt(1000),
                1,
                1,
                0,
                isSrcInside ? institution() : 0,
                isDstInside ? institution() : 0,
                "",
                0);
    }

    private int institution() {
        return random.nextInt(50) == 0 ? 70_000 : 1 + random.nextInt(12);
    }

    private IpAddress inside() {
        return random.nextInt(4) == 0
                ? address("2001:db8:1::" + Integer.toHexString(random.nextInt(1, 9)))
                : address("198.51.100." + random.nextInt(20));
    }

    /** Of all families, with the top bits of both halves set at times. */
    private IpAddress outside() {
        return switch (random.nextInt(8)) {
            case 0 -> address("2001:db8::f000:0:0:" + Integer.toHexString(random.nextInt(1, 99)));
            case 1 -> new IpAddress(0, 1 + random.nextInt(40));
            case 2 -> new IpAddress(0xfd00_0000_0000_0000L | random.nextInt(3), random.nextInt(40) - 20L);
            case 3 -> address("203.0.113." + random.nextInt(256));
            default -> IpAddress.ofIpv4(0xc000_0200 | random.nextInt(256));
        };
    }

    private static IpAddress address(String text) {
        return IpAddress.parse(text).orElseThrow();
    }

    List<Session> seen() {
        return seen;
    }

    Map<String, List<Long>> sensors() {
        Map<String, List<Long>> copy = new TreeMap<>();
        sensors.forEach(
                (name, hours) -> copy.put(name, Arrays.stream(hours).boxed().toList()));
        return copy;
    }

    Map<Integer, Long> institutions() {
        Map<Integer, Long> counts = new TreeMap<>();
        for (Session session : seen) {
            Set<Integer> ends = new TreeSet<>(Set.of(session.srcInstitution()));
            ends.add(session.dstInstitution());
            ends.remove(0);
            ends.forEach(institution -> counts.merge(institution, 1L, Long::sum));
        }
        return counts;
    }

    /** Ends within the members by block, institution and the parts of the block that they are in. */
    Map<String, Long> blocks() {
        Map<String, Integer> parts = new TreeMap<>();
        Map<String, Long> sessions = new TreeMap<>();
        for (Session session : seen) {
            end(session.src(), session.srcInstitution(), parts, sessions);
            end(session.dst(), session.dstInstitution(), parts, sessions);
        }
        Map<String, Long> blocks = new TreeMap<>();
        sessions.forEach(
                (key, count) -> blocks.put(key + " " + Integer.toHexString(parts.getOrDefault(key, 0)), count));
        return blocks;
    }

    private static void end(
            IpAddress address, int institution, Map<String, Integer> parts, Map<String, Long> sessions) {
        if (institution == 0) {
            return;
        }
        int length = address.isIpv4() ? 96 + 24 : 48;
        IpAddress block = Prefix.floor(address, length);
        IpAddress part = Prefix.floor(address, length + 4);
        long first = address.isIpv4() ? block.low() << 32 : block.high();
        long within = address.isIpv4() ? (part.low() - block.low()) >> 4 : (part.high() - block.high()) >> 12;
        String key = Long.toHexString(first) + " " + institution;
        parts.merge(key, 1 << within, (a, b) -> a | b);
        sessions.merge(key, 1L, Long::sum);
    }

    /** Every address that the index has to know, with hours and institutions. */
    Map<IpAddress, IndexHit> hits() {
        Map<IpAddress, IndexHit> hits = new TreeMap<>();
        for (Session session : seen) {
            boolean isSrcInside = session.srcInstitution() != 0;
            boolean isDstInside = session.dstInstitution() != 0;
            if (isSrcInside || !isDstInside) {
                add(session.dst(), session, session.srcInstitution(), hits);
            }
            if (isSrcInside == isDstInside || isDstInside) {
                add(session.src(), session, session.dstInstitution(), hits);
            }
        }
        return hits;
    }

    private static void add(IpAddress address, Session session, int institution, Map<IpAddress, IndexHit> hits) {
        int hour = 1 << (int) ((session.startMs() - DAY_MS) / HOUR_MS);
        IndexHit known = hits.getOrDefault(address, new IndexHit(address, DAY_MS, 0, Set.of()));
        Set<Integer> institutions = new TreeSet<>(known.institutions());
        if (institution != 0) {
            institutions.add(institution);
        }
        hits.put(address, new IndexHit(address, DAY_MS, known.hours() | hour, institutions));
    }

    /** The inside hosts. */
    Set<IpAddress> hosts() {
        Set<IpAddress> hosts = new TreeSet<>();
        for (Session session : seen) {
            if (session.srcInstitution() != 0) {
                hosts.add(session.src());
            }
            if (session.dstInstitution() != 0) {
                hosts.add(session.dst());
            }
        }
        return hosts;
    }

    /** In a session from within the members its source made the contact, whatever came of it. */
    private static boolean isFailedInbound(Session session) {
        return session.state() != SessionState.UNKNOWN && session.state() != SessionState.ANSWERED;
    }

    /** Contacts of a host, by peer, way and port. */
    List<HostContact> contacts(IpAddress host) {
        Map<String, HostContact> sums = new TreeMap<>();
        for (Session session : seen) {
            if (session.srcInstitution() != 0 && session.src().equals(host)) {
                add(sums, contact(session, session.dst(), false, session.bytesOut(), session.bytesIn()));
            }
            if (session.dstInstitution() != 0 && session.dst().equals(host) && !isFailedInbound(session)) {
                add(sums, contact(session, session.src(), true, session.bytesIn(), session.bytesOut()));
            }
        }
        return sums.values().stream()
                .sorted(Comparator.comparing(HostContact::peer)
                        .thenComparing(HostContact::isInbound)
                        .thenComparingInt(HostContact::port))
                .toList();
    }

    private static HostContact contact(Session session, IpAddress peer, boolean isInbound, long from, long to) {
        return new HostContact(
                peer,
                isInbound,
                session.dstPort(),
                1,
                Math.max(0, from),
                Math.max(0, to),
                session.startMs(),
                session.startMs());
    }

    private static void add(Map<String, HostContact> sums, HostContact more) {
        sums.merge(
                more.peer() + " " + more.isInbound() + " " + more.port(),
                more,
                (a, b) -> new HostContact(
                        a.peer(),
                        a.isInbound(),
                        a.port(),
                        a.sessions() + 1,
                        a.bytesFromHost() + b.bytesFromHost(),
                        a.bytesToHost() + b.bytesToHost(),
                        Math.min(a.firstMs(), b.firstMs()),
                        Math.max(a.lastMs(), b.lastMs())));
    }
}
