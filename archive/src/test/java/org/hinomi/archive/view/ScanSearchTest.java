// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hinomi.archive.SessionArchive;
import org.hinomi.archive.query.ScanTable;
import org.hinomi.archive.query.ScanTable.Manner;
import org.hinomi.archive.query.ScanTable.Seekers;
import org.hinomi.archive.query.ScanTable.SoughtPort;
import org.hinomi.archive.query.ScanTable.Source;
import org.hinomi.archive.segment.SegmentWriter;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.session.Protocol;
import org.hinomi.model.session.Session;
import org.hinomi.model.session.SessionBlock;
import org.hinomi.model.session.SessionState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanSearchTest {

    private static final long SEED = 81;
    private static final long DAY = 86_400_000L;

    /** Midnight in Japan. */
    private static final long TODAY = 20_000 * DAY - 32_400_000;

    @TempDir
    Path dir;

    private SessionArchive archive;
    private final List<Session> stored = new ArrayList<>();

    @BeforeEach
    void open() {
        archive = SessionArchive.open(dir);
    }

    @AfterEach
    void close() {
        archive.close();
    }

    @Test
    void countsLikeANaiveScanOfParquetAndSegments() throws IOException {
        Random random = new Random(SEED);
        for (String name : List.of("first", "second")) {
            List<Session> sessions = new ArrayList<>();
            for (int i = 0; i < 2000; i++) {
                sessions.add(random(random));
            }
            store(name, sessions);
            if (name.equals("first")) {
                archive.compact(Long.MAX_VALUE, 1);
            }
        }
        ScanTable table = day(5);
        assertThat(table.ports()).as("seed %d", SEED).hasSize(5).allSatisfy(port -> {
            List<Session> failed = failedToday().stream()
                    .filter(session -> session.dstPort() == port.port())
                    .toList();
            assertThat(port.failed()).isEqualTo(failed.size());
            assertThat(port.sources()).isEqualTo(distinct(failed.stream().map(Session::src)));
            assertThat(port.targets()).isEqualTo(distinct(failed.stream().map(Session::dst)));
            assertThat(port.institutions()).isEqualTo(distinct(failed.stream().map(Session::dstInstitution)));
        });
        assertThat(table.ports())
                .isSortedAccordingTo(
                        Comparator.comparingLong(SoughtPort::failed).reversed());
        Map<IpAddress, Long> bySource =
                failedToday().stream().collect(Collectors.groupingBy(Session::src, Collectors.counting()));
        assertThat(table.sources()).hasSize(5).allSatisfy(source -> {
            assertThat(source.failed()).isEqualTo(bySource.get(source.address()));
            assertThat(source.project()).isEqualTo(project(source.address()));
        });
        assertThat(table.known()).isEqualTo(all(bySource, true));
        assertThat(table.unknown()).isEqualTo(all(bySource, false));
    }

    @Test
    void aPortThatWasNotAmongTheFirstBeforeIsNew() throws IOException {
        List<Session> sessions = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            sessions.add(inbound(TODAY - DAY + i, source(1), target(i), 23, SessionState.UNANSWERED));
            sessions.add(inbound(TODAY + i, source(1), target(i), 23, SessionState.UNANSWERED));
            sessions.add(inbound(TODAY + i, source(2), target(i), 102, SessionState.REFUSED));
        }
        store("all", sessions);
        ScanTable table = day(2);
        assertThat(table.daysBefore()).isEqualTo(1);
        assertThat(table.ports()).extracting(SoughtPort::port).containsExactly(23, 102);
        assertThat(table.ports()).extracting(SoughtPort::isNew).containsExactly(false, true);
    }

    @Test
    void withoutADayBeforeNothingIsNew() throws IOException {
        store("all", List.of(inbound(TODAY, source(1), target(1), 81, SessionState.BLOCKED)));
        assertThat(day(3).ports()).singleElement().matches(port -> !port.isNew());
    }

    @Test
    void tellsWideFromDeepAndVertical() throws IOException {
        List<Session> sessions = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            sessions.add(inbound(TODAY + i, source(1), target(i), 22, SessionState.UNANSWERED));
            sessions.add(inbound(TODAY + i, source(2), target(i), 22, SessionState.UNANSWERED));
            sessions.add(inbound(TODAY + i, source(3), target(7), 1 + i, SessionState.REFUSED));
        }
        for (int i = 0; i < 8; i++) {
            sessions.add(inbound(TODAY + 1000 + i, source(2), target(50), 22, SessionState.ANSWERED));
        }
        sessions.add(inbound(TODAY, source(4), target(7), 443, SessionState.UNANSWERED));
        store("all", sessions);
        Map<IpAddress, Manner> manners =
                day(9).sources().stream().collect(Collectors.toMap(Source::address, Source::manner));
        assertThat(manners)
                .containsEntry(source(1), Manner.WIDE)
                .containsEntry(source(2), Manner.WIDE_THEN_DEEP)
                .containsEntry(source(3), Manner.VERTICAL)
                .containsEntry(source(4), Manner.NARROW);
    }

    @Test
    void whatLeavesOrIsAnsweredIsNotSought() throws IOException {
        store(
                "all",
                List.of(
                        inbound(TODAY, source(1), target(1), 443, SessionState.ANSWERED),
                        session(TODAY, target(1), source(1), 443, SessionState.UNANSWERED, 3, 0)));
        assertThat(day(3).ports()).isEmpty();
        assertThat(day(3).sources()).isEmpty();
    }

    /** Sources of even number are known. */
    private static String project(IpAddress source) {
        return source.low() % 2 == 0 ? "projects" : "";
    }

    private static Seekers all(Map<IpAddress, Long> bySource, boolean isKnown) {
        List<Long> failed = bySource.entrySet().stream()
                .filter(source -> project(source.getKey()).isEmpty() != isKnown)
                .map(Map.Entry::getValue)
                .toList();
        return new Seekers(
                failed.size(), failed.stream().mapToLong(Long::longValue).sum());
    }

    private ScanTable day(int top) {
        try (ArchiveView view = ArchiveView.open(dir)) {
            return new ScanSearch(view).day(TODAY, top, ScanSearchTest::project);
        }
    }

    private List<Session> failedToday() {
        return stored.stream()
                .filter(session -> session.srcInstitution() == 0
                        && session.dstInstitution() != 0
                        && session.state() != SessionState.ANSWERED
                        && session.startMs() >= TODAY
                        && session.startMs() < TODAY + DAY)
                .toList();
    }

    private static long distinct(Stream<?> values) {
        return values.distinct().count();
    }

    private Session random(Random random) {
        SessionState[] states = {
            SessionState.UNANSWERED, SessionState.REFUSED, SessionState.BLOCKED, SessionState.ANSWERED
        };
        long atMs = TODAY + (long) (random.nextGaussian() * DAY);
        SessionState state = states[random.nextInt(states.length)];
        IpAddress outside = source(random.nextInt(60));
        IpAddress inside = target(random.nextInt(200));
        int port = (int) Math.min(30, Math.abs(random.nextGaussian() * 8));
        return random.nextInt(5) == 0
                ? session(atMs, inside, outside, port, state, 1 + random.nextInt(4), 0)
                : session(atMs, outside, inside, port, state, 0, 1 + random.nextInt(4));
    }

    private static Session inbound(long atMs, IpAddress src, IpAddress dst, int port, SessionState state) {
        return session(atMs, src, dst, port, state, 0, 3);
    }

    private static Session session(
            long atMs, IpAddress src, IpAddress dst, int port, SessionState state, int srcOf, int dstOf) {
        return new Session(
                atMs, 10, src, 50_000, dst, port, Protocol.TCP, state, 0, 0, 1, 0, 0, srcOf, dstOf, "NL", 64_512);
    }

    private static IpAddress source(int n) {
        return IpAddress.parse("2001:db8:f000::" + Integer.toHexString(n + 1)).orElseThrow();
    }

    private static IpAddress target(int n) {
        return IpAddress.parse("192.0.2." + n).orElseThrow();
    }

    private void store(String name, List<Session> sessions) throws IOException {
        SessionBlock block = new SessionBlock("zeek", sessions.size());
        sessions.forEach(block::add);
        stored.addAll(sessions);
        try (SegmentWriter writer = archive.segments().create(name)) {
            writer.append(block);
            writer.seal();
        }
        archive.segments().commit(name);
    }
}
