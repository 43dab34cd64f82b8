// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.retro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hinomi.archive.RandomSessions.DAY_MS;
import static org.hinomi.archive.RandomSessions.HOUR_MS;
import static org.hinomi.archive.RandomSessions.address;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.hinomi.archive.RandomSessions;
import org.hinomi.archive.SessionArchive;
import org.hinomi.archive.index.ArchiveIndex;
import org.hinomi.archive.index.DayFacts;
import org.hinomi.archive.index.IndexAnswer;
import org.hinomi.archive.index.IndexHit;
import org.hinomi.archive.index.InstitutionCounts;
import org.hinomi.archive.index.OldIndex;
import org.hinomi.archive.index.ProgressListener;
import org.hinomi.archive.index.SeenBlocks;
import org.hinomi.archive.parquet.HourFile;
import org.hinomi.archive.query.FoundSession;
import org.hinomi.archive.query.SearchProgress;
import org.hinomi.archive.segment.SegmentWriter;
import org.hinomi.archive.view.ArchiveFiles;
import org.hinomi.archive.view.ArchiveView;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.address.Prefix;
import org.hinomi.model.indicator.Indicator;
import org.hinomi.model.indicator.IndicatorRole;
import org.hinomi.model.network.Holding;
import org.hinomi.model.network.Institution;
import org.hinomi.model.network.InstitutionId;
import org.hinomi.model.session.Protocol;
import org.hinomi.model.session.Session;
import org.hinomi.model.session.SessionBlock;
import org.hinomi.model.session.SessionState;
import org.hinomi.model.signal.Evidence;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One archive of five hours of two members, and what a search over it answers: hits, evidence, and what a "no" rests on. */
class RetroSearchTest {

    private static final int HOURS = 5;
    private static final int AOBA = 7;
    private static final int MINATO = 8;
    private static final IpAddress LISTED = address("192.0.2.66");
    private static final IpAddress HOST = address("198.51.100.3");
    private static final IpAddress OTHER_HOST = address("198.51.100.130");

    /** Noise is from 198.51.100.0 to .19 and of the first member alone. */
    private static final List<Institution> MEMBERS = List.of(
            member(AOBA, "198.51.100.0/24", "198.51.100.128/25", "2001:db8:7::/48", "2001:db8:7:f000::/52"),
            member(MINATO, "192.0.2.0/25", "192.0.2.128/26"));

    @TempDir
    Path dir;

    private SessionArchive archive;
    private int segments;

    @BeforeEach
    void open() {
        archive = SessionArchive.open(dir);
    }

    @AfterEach
    void close() {
        archive.close();
    }

    @Test
    void plantedSessionsAreFoundWithTheirHoursAndInstitutions() throws IOException {
        store("zeek", noise(1, HOURS), call(0, HOST, AOBA), call(0, HOST, AOBA), call(3, HOST, AOBA));
        store("panos", noise(2, HOURS), call(4, OTHER_HOST, MINATO));
        compact();

        RetroAnswer answer = ask(LISTED.toString());
        assertThat(answer.findings())
                .extracting(RetroFinding::institution, RetroFinding::hours, RetroFinding::hostCount)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(AOBA, 2, 1),
                        org.assertj.core.groups.Tuple.tuple(MINATO, 1, 1));
        ContactCounts aoba = answer.findings().getFirst().counts();
        assertThat(aoba.sessions()).isEqualTo(3);
        assertThat(aoba.fromHost()).isEqualTo(3);
        assertThat(aoba.bytesToPeer()).isEqualTo(3 * 700);
        assertThat(aoba.bytesFromPeer()).isEqualTo(3 * 9000);
        assertThat(aoba.firstMs()).isEqualTo(DAY_MS);
        assertThat(aoba.lastMs()).isEqualTo(DAY_MS + 3 * HOUR_MS);
        assertThat(answer.sessions()).isEqualTo(4);
        assertThat(answer.isFound()).isTrue();
    }

    @Test
    void segmentsAndHourFilesAnswerAlike() throws IOException {
        store("zeek", noise(1, HOURS), call(0, HOST, AOBA), call(3, OTHER_HOST, MINATO));
        RetroAnswer fresh = ask(LISTED.toString());
        compact();
        RetroAnswer compacted = ask(LISTED.toString());
        assertThat(compacted).isEqualTo(fresh);
        assertThat(compacted.rows()).hasSize(2);
    }

    @Test
    void everyAddressAndBlockAgreesWithANaiveScan() throws IOException {
        SessionBlock everything = noise(3, HOURS);
        store("zeek", everything);
        compact();
        store("zeek", noise(4, HOURS));
        everything = joined(everything, noise(4, HOURS));
        for (String wanted : List.of("203.0.113.7", "203.0.113.8/29", "2001:db8::/32", "2001:db8::f000:0:0:3")) {
            Prefix prefix = Prefix.parse(wanted).orElseThrow();
            RetroAnswer answer = ask(wanted);
            assertThat(answer.rows().stream().map(FoundSession::session).toList())
                    .as(wanted)
                    .isNotEmpty()
                    .containsExactlyInAnyOrderElementsOf(naive(everything, prefix));
            assertThat(answer.sessions()).as(wanted).isEqualTo(answer.rows().size());
        }
    }

    @Test
    void filesThatTheIndexRulesOutAreNotOpened() throws IOException {
        store("zeek", noise(1, HOURS), call(0, HOST, AOBA), call(3, HOST, AOBA));
        compact();
        RetroQuestion question = question(indicator(LISTED.toString(), Long.MIN_VALUE), List.of());
        RetroAnswer whole = ask(question);
        try (ArchiveView view = ArchiveView.open(dir)) {
            FakeIndex index = new FakeIndex(view, whole.coverage(), LISTED, 1 | 1 << 3);
            List<HourFile> hours = view.read(ArchiveFiles::hours);
            for (HourFile hour : hours) {
                if (hour.hourMs() == DAY_MS + HOUR_MS || hour.hourMs() == DAY_MS + 2 * HOUR_MS) {
                    Files.write(hour.path(), new byte[] {'P', 'A', 'R', '1'}); // opening it would fail
                }
            }
            RetroAnswer indexed = new RetroSearch(view, index).ask(question, SearchProgress.NONE);
            assertThat(indexed).isEqualTo(whole);
        }
    }

    @Test
    void filesThatTheIndexDoesNotSpeakForAreOpened() throws IOException {
        store("zeek", noise(1, HOURS), call(0, HOST, AOBA));
        compact();
        store("zeek", call(1, HOST, AOBA));
        compact(); // a second part of hour 1, which the index does not know
        RetroAnswer whole = ask(LISTED.toString());
        try (ArchiveView view = ArchiveView.open(dir)) {
            RetroAnswer indexed = new RetroSearch(view, ContactIndex.NONE)
                    .ask(question(indicator(LISTED.toString(), Long.MIN_VALUE)), SearchProgress.NONE);
            assertThat(indexed).isEqualTo(whole);
            assertThat(indexed.sessions()).isEqualTo(2);
        }
    }

    /** Speaks for every hour file, knows one address, and counts as a coverage says. */
    private record FakeIndex(ArchiveView view, RetroCoverage counts, IpAddress known, int hours)
            implements ContactIndex {

        @Override
        public IndexAnswer find(
                long[] highs,
                long[] lows,
                long fromDayMs,
                long toDayMs,
                boolean withBlocks,
                ProgressListener progress) {
            assertThat(highs).containsExactly(known.high());
            assertThat(lows).containsExactly(known.low());
            Set<Path> covered = view.read(ArchiveFiles::hours).stream()
                    .map(file -> view.folder().relativize(file.path()))
                    .collect(Collectors.toSet());
            return new IndexAnswer(
                    List.of(new IndexHit(known, DAY_MS, hours, Set.of(AOBA))),
                    covered,
                    List.of(facts(fromDayMs), facts(fromDayMs + 24 * HOUR_MS)),
                    List.of());
        }

        private DayFacts facts(long dayMs) {
            TreeMap<String, List<Long>> sensors = new TreeMap<>();
            for (SensorCoverage sensor : counts.sensors()) {
                // The counts of single hours are of no matter here, only their sum and which are not 0.
                long first = sensor.sessions() - sensor.hoursMs().size() + 1;
                sensors.put(
                        sensor.sensor(),
                        LongStream.range(0, 24)
                                .map(hour ->
                                        !sensor.hoursMs().contains(dayMs + hour * HOUR_MS) ? 0 : hour == 0 ? first : 1)
                                .boxed()
                                .toList());
            }
            return new DayFacts(
                    dayMs,
                    counts.sessions(),
                    0,
                    0,
                    sensors,
                    InstitutionCounts.of(counts.institutions()),
                    SeenBlocks.NONE);
        }
    }

    @Test
    void aNoStatesMissingHoursAndSilentSensors() throws IOException {
        store("zeek", noise(1, 2), at(4, 1), at(5, 2));
        store("panos", noise(2, 1));
        compact();
        store("zeek", at(6, 3));

        RetroAnswer answer = ask("192.0.2.99");
        assertThat(answer.isFound()).isFalse();
        RetroCoverage coverage = answer.coverage();
        assertThat(coverage.hoursAsked()).isEqualTo(48);
        assertThat(coverage.daysAsked()).isEqualTo(2);
        assertThat(coverage.daysHeld()).isEqualTo(1);
        assertThat(coverage.hoursMissing()).isEqualTo(48 - 5); // hours 0, 1, 4, 5, 6 are held
        assertThat(coverage.missing())
                .containsExactly(
                        new HourRange(DAY_MS + 2 * HOUR_MS, DAY_MS + 4 * HOUR_MS),
                        new HourRange(DAY_MS + 7 * HOUR_MS, DAY_MS + 48 * HOUR_MS));
        assertThat(coverage.sensors()).extracting(SensorCoverage::sensor).containsExactly("panos", "zeek");
        assertThat(coverage.silent(coverage.sensors().getFirst()))
                .containsExactly(
                        new HourRange(DAY_MS + HOUR_MS, DAY_MS + 2 * HOUR_MS),
                        new HourRange(DAY_MS + 4 * HOUR_MS, DAY_MS + 7 * HOUR_MS));
        assertThat(coverage.silent(coverage.sensors().getLast())).isEmpty();
        assertThat(coverage.institutions()).containsOnlyKeys(AOBA);
        assertThat(coverage.isWhole()).isFalse();
    }

    @Test
    void aPrefixThatIsSilentIsNamed() throws IOException {
        store("zeek", noise(1, HOURS), call(0, HOST, AOBA));
        RetroCoverage fresh = ask("192.0.2.99").coverage();
        assertThat(fresh.prefixesOf(AOBA))
                .containsExactly(
                        new PrefixCoverage(AOBA, prefix("198.51.100.0/24"), 2001, 1, 0),
                        new PrefixCoverage(AOBA, prefix("198.51.100.128/25"), 0, 0, 0),
                        new PrefixCoverage(AOBA, prefix("2001:db8:7::/48"), 0, 0, 0),
                        new PrefixCoverage(AOBA, prefix("2001:db8:7:f000::/52"), 0, 0, 0));
        assertThat(fresh.prefixesNotSeen())
                .extracting(PrefixCoverage::prefix)
                .containsExactly(
                        prefix("198.51.100.128/25"),
                        prefix("2001:db8:7::/48"),
                        prefix("2001:db8:7:f000::/52"),
                        prefix("192.0.2.0/25"),
                        prefix("192.0.2.128/26"));
        assertThat(fresh.institutionsNotSeen()).containsExactly(MINATO);
        compact();
        assertThat(indexed()).isEqualTo(fresh);
    }

    @Test
    void anAddressCountsToTheNarrowestPrefixThatHoldsIt() throws IOException {
        store("zeek", call(0, address("198.51.100.200"), AOBA), call(30, address("2001:db8:7:f00f::1"), AOBA));
        compact();
        store("zeek", call(1, address("192.0.2.191"), MINATO), call(26, address("2001:db8:7:e000::1"), AOBA));
        compact();
        for (RetroCoverage coverage : List.of(indexed(), ask("192.0.2.99").coverage())) {
            assertThat(coverage.prefixes())
                    .containsExactly(
                            new PrefixCoverage(AOBA, prefix("198.51.100.0/24"), 0, 0, 0),
                            new PrefixCoverage(AOBA, prefix("198.51.100.128/25"), 1, 1, 0),
                            // both are in one /48 of one day
                            new PrefixCoverage(AOBA, prefix("2001:db8:7::/48"), PrefixCoverage.UNKNOWN, 1, 0),
                            new PrefixCoverage(AOBA, prefix("2001:db8:7:f000::/52"), PrefixCoverage.UNKNOWN, 1, 0),
                            new PrefixCoverage(MINATO, prefix("192.0.2.0/25"), 0, 0, 0),
                            new PrefixCoverage(MINATO, prefix("192.0.2.128/26"), 1, 1, 0));
        }
    }

    @Test
    void anIndexThatIsRebuiltKnowsTheSamePrefixes() throws IOException {
        store("zeek", noise(1, HOURS), call(1, address("192.0.2.191"), MINATO));
        compact();
        archive.mergeIndex(1, 0);
        RetroCoverage before = indexed();
        archive.close();
        for (Path file : indexFiles()) {
            Files.delete(file);
        }
        archive = SessionArchive.open(dir); // makes again what is missing
        assertThat(indexFiles()).isNotEmpty();
        assertThat(indexed()).isEqualTo(before);
    }

    @Test
    void ofAnOldIndexThePrefixesAreUnknownUnlessSeenElsewhere() throws IOException {
        store("zeek", noise(1, HOURS));
        compact();
        for (Path file : indexFiles()) {
            OldIndex.make(file);
        }
        store("zeek", call(1, address("192.0.2.191"), MINATO));
        RetroCoverage coverage = indexed();
        assertThat(coverage.daysWithoutPrefixes()).isEqualTo(1);
        assertThat(coverage.prefixesNotSeen()).isEmpty();
        assertThat(coverage.prefixesOf(MINATO))
                .containsExactly(
                        new PrefixCoverage(MINATO, prefix("192.0.2.0/25"), 0, 0, 1),
                        new PrefixCoverage(MINATO, prefix("192.0.2.128/26"), 1, 1, 0));
    }

    private RetroCoverage indexed() throws IOException {
        try (ArchiveView view = ArchiveView.open(dir);
                ArchiveIndex index = ArchiveIndex.open(dir)) {
            return new RetroSearch(view, index)
                    .ask(question(indicator("192.0.2.99", Long.MIN_VALUE)), SearchProgress.NONE)
                    .coverage();
        }
    }

    private List<Path> indexFiles() throws IOException {
        try (Stream<Path> files = Files.walk(dir)) {
            return files.filter(file ->
                            file.toString().endsWith(".idx") || file.toString().endsWith(".day"))
                    .toList();
        }
    }

    private static Institution member(int id, String... prefixes) {
        return new Institution(
                new InstitutionId(id),
                "機関",
                "member",
                Stream.of(prefixes).map(text -> Holding.always(prefix(text))).toList());
    }

    private static Prefix prefix(String text) {
        return Prefix.parse(text).orElseThrow();
    }

    @Test
    void hoursThatWereDeletedForTheirAgeAreMissingWhateverTheDayFileCounts() throws IOException {
        store("zeek", noise(1, 4));
        compact();
        archive.mergeIndex(1, 0);
        archive.expire(DAY_MS + 2 * HOUR_MS, DAY_MS + 90 * 24 * HOUR_MS);

        try (ArchiveView view = ArchiveView.open(dir);
                ArchiveIndex index = ArchiveIndex.open(dir)) {
            RetroCoverage coverage = new RetroSearch(view, index)
                    .ask(question(indicator("192.0.2.99", Long.MIN_VALUE)), SearchProgress.NONE)
                    .coverage();
            assertThat(coverage.heldMs()).containsExactly(DAY_MS + 2 * HOUR_MS, DAY_MS + 3 * HOUR_MS);
        }
    }

    @Test
    void aKnockWithoutAnswerIsAFindingAndNoSignal() throws IOException {
        Session knock = new Session(
                DAY_MS,
                0,
                LISTED,
                40_000,
                HOST,
                22,
                Protocol.TCP,
                SessionState.UNANSWERED,
                60,
                0,
                1,
                0,
                0,
                0,
                AOBA,
                "",
                0);
        store("zeek", block("zeek", knock), call(1, OTHER_HOST, MINATO));
        RetroAnswer answer = ask(LISTED.toString());
        assertThat(answer.findings()).extracting(RetroFinding::institution).containsExactly(MINATO, AOBA);
        assertThat(answer.signals())
                .extracting(signal -> signal.signal().host())
                .containsExactly(OTHER_HOST);
        assertThat(answer.signals().getFirst().signal().evidence())
                .isEqualTo(new Evidence.IndicatorContact(indicator(LISTED.toString(), Long.MIN_VALUE), 1, 0, 1, 0));
    }

    @Test
    void sessionsOutsideTheValidityAreFoundAndRaiseNothing() throws IOException {
        store("zeek", call(0, HOST, AOBA), call(3, HOST, AOBA));
        RetroAnswer answer = ask(indicator(LISTED.toString(), DAY_MS + 2 * HOUR_MS));
        assertThat(answer.sessions()).isEqualTo(2);
        assertThat(answer.findings().getFirst().counts().inValidity()).isEqualTo(1);
        assertThat(answer.findings().getFirst().indicator().fromMs()).isEqualTo(DAY_MS + 2 * HOUR_MS);
        assertThat(answer.signals())
                .extracting(signal -> signal.signal().count())
                .containsExactly(1L);
    }

    @Test
    void signalsAreTheSameWhenAskedAgain() throws IOException {
        store("zeek", call(0, HOST, AOBA), call(3, HOST, AOBA));
        List<RetroSignal> first = ask(LISTED.toString()).signals();
        compact();
        assertThat(ask(LISTED.toString()).signals()).isEqualTo(first).hasSize(1);
        assertThat(first.getFirst().signal().id()).isNotEqualTo(first.getFirst().liveId());
    }

    @Test
    void sessionsInTransitAreCountedApart() throws IOException {
        Session transit = new Session(
                DAY_MS,
                0,
                LISTED,
                1,
                address("203.0.113.9"),
                2,
                Protocol.UDP,
                SessionState.ANSWERED,
                1,
                1,
                1,
                1,
                0,
                0,
                0,
                "",
                0);
        store("zeek", block("zeek", transit));
        RetroAnswer answer = ask(LISTED.toString());
        assertThat(answer.isFound()).isFalse();
        assertThat(answer.otherSessions()).isEqualTo(1);
    }

    @Test
    void whatTheListenerThrowsEndsTheSearch() throws IOException {
        store("zeek", noise(1, HOURS));
        compact();
        SearchProgress stop = (done, all) -> {
            throw new CancellationException();
        };
        try (ArchiveView view = ArchiveView.open(dir)) {
            assertThatThrownBy(() -> new RetroSearch(view).ask(question(indicator("192.0.2.1", 0)), stop))
                    .isInstanceOf(CancellationException.class);
        }
    }

    private RetroAnswer ask(String wanted) {
        return ask(indicator(wanted, Long.MIN_VALUE));
    }

    private RetroAnswer ask(Indicator indicator) {
        return ask(question(indicator));
    }

    /** Beside the archive's owner, as a command does. */
    private RetroAnswer ask(RetroQuestion question) {
        try (ArchiveView view = ArchiveView.open(dir)) {
            return new RetroSearch(view).ask(question, SearchProgress.NONE);
        }
    }

    private static RetroQuestion question(Indicator indicator) {
        return question(indicator, MEMBERS);
    }

    private static RetroQuestion question(Indicator indicator, List<Institution> members) {
        return new RetroQuestion(List.of(indicator), DAY_MS, DAY_MS + 48 * HOUR_MS, 1_000_000, members);
    }

    private static Indicator indicator(String wanted, long fromMs) {
        return new Indicator(
                Prefix.parse(wanted).orElseThrow(),
                IndicatorRole.COMMAND_AND_CONTROL,
                80,
                "feed",
                fromMs,
                Long.MAX_VALUE);
    }

    private static SessionBlock noise(long seed, int hours) {
        return new RandomSessions(seed).block("zeek", 2000, hours);
    }

    private static SessionBlock at(int hour, long seed) {
        Session any = new RandomSessions(seed).session(1);
        Session moved = new Session(
                DAY_MS + hour * HOUR_MS,
                any.durationMs(),
                any.src(),
                any.srcPort(),
                any.dst(),
                any.dstPort(),
                any.protocol(),
                any.state(),
                any.bytesOut(),
                any.bytesIn(),
                any.packetsOut(),
                any.packetsIn(),
                0,
                any.srcInstitution(),
                any.dstInstitution(),
                any.country(),
                any.asNumber());
        return block("zeek", moved);
    }

    private static SessionBlock call(int hour, IpAddress host, int institution) {
        return block(
                "zeek",
                new Session(
                        DAY_MS + hour * HOUR_MS,
                        1000,
                        host,
                        50_000,
                        LISTED,
                        443,
                        Protocol.TCP,
                        SessionState.ANSWERED,
                        700,
                        9000,
                        5,
                        9,
                        0,
                        institution,
                        0,
                        "NL",
                        64_512));
    }

    private static SessionBlock block(String sensor, Session session) {
        SessionBlock block = new SessionBlock(sensor, 1);
        block.add(session);
        return block;
    }

    private static SessionBlock joined(SessionBlock... blocks) {
        SessionBlock all = new SessionBlock("zeek", 64);
        for (SessionBlock block : blocks) {
            for (int row = 0; row < block.size(); row++) {
                all.addFrom(block, row);
            }
        }
        return all;
    }

    private void store(String sensor, SessionBlock... blocks) throws IOException {
        String name = "s" + segments++;
        try (SegmentWriter writer = archive.segments().create(name)) {
            for (SessionBlock block : blocks) {
                SessionBlock own = new SessionBlock(sensor, block.size());
                for (int row = 0; row < block.size(); row++) {
                    own.addFrom(block, row);
                }
                writer.append(own);
            }
            writer.seal();
        }
        archive.segments().commit(name);
    }

    private void compact() {
        archive.compact(Long.MAX_VALUE, 1);
    }

    private static List<Session> naive(SessionBlock all, Prefix prefix) {
        List<Session> wanted = new ArrayList<>();
        Arrays.fill(all.recordId(), 0);
        for (int row = 0; row < all.size(); row++) {
            Session session = all.session(row);
            if (prefix.contains(session.src()) || prefix.contains(session.dst())) {
                wanted.add(session);
            }
        }
        return wanted;
    }
}
