// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.retro;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hinomi.analysis.match.IndicatorSet;
import org.hinomi.archive.SessionArchive;
import org.hinomi.archive.segment.SegmentWriter;
import org.hinomi.engine.postgres.PostgresSignalStore;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.address.Prefix;
import org.hinomi.model.network.Holding;
import org.hinomi.model.network.Institution;
import org.hinomi.model.network.InstitutionId;
import org.hinomi.model.session.Protocol;
import org.hinomi.model.session.Session;
import org.hinomi.model.session.SessionBlock;
import org.hinomi.model.session.SessionState;
import org.hinomi.model.signal.CauseKey;
import org.hinomi.model.signal.Evidence;
import org.hinomi.model.signal.Signal;
import org.hinomi.server.postgres.TestPostgres;
import org.hinomi.server.store.Database;
import org.hinomi.server.store.RetroTable;
import org.hinomi.server.store.SignalTable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetroServiceTest {

    /** 2026-04-01T00:00:00Z. */
    private static final long DAY_MS = 1_775_001_600_000L;

    private static final long HOUR_MS = 3_600_000;
    private static final Clock NOW = Clock.fixed(Instant.ofEpochMilli(DAY_MS + 24 * HOUR_MS), ZoneOffset.UTC);
    private static final IpAddress HOST = address("192.0.2.10");

    @TempDir
    private Path folder;

    private final List<Integer> swapped = new ArrayList<>();
    private Path list = Path.of("");
    private final Database database = open();
    private @Nullable SessionArchive archive;

    private static Database open() {
        return Database.open(new Database.Access(
                TestPostgres.server().jdbcUrl(""),
                TestPostgres.newDatabase(),
                "postgres",
                TestPostgres.server().password()));
    }

    @BeforeEach
    void fill() throws IOException {
        SessionArchive owner = SessionArchive.open(folder.resolve("archive"));
        archive = owner;
        list = folder.resolve("list.txt");
        SessionBlock block = new SessionBlock("zeek", 4);
        block.add(call(0));
        block.add(call(5));
        try (SegmentWriter writer = owner.segments().create("a")) {
            writer.append(block);
            writer.seal();
        }
        owner.segments().commit("a");
        owner.compact(Long.MAX_VALUE, 1);
    }

    @AfterEach
    void close() {
        if (archive != null) {
            archive.close();
        }
        database.close();
    }

    @Test
    void aNewIndicatorIsLookedForAndItsFindingsBecomeSignals() throws IOException {
        write("203.0.113.66");
        service().step();
        RetroTable.Entry entry = entries().getFirst();
        assertThat(entry.isFound()).isTrue();
        assertThat(entry.sessions()).isEqualTo(2);
        assertThat(entry.institutions()).isEqualTo(1);
        assertThat(entry.first()).isEqualTo("203.0.113.66 (list.txt)");
        Signal signal = signals().getFirst();
        assertThat(signal.detector()).isEqualTo("retro-match");
        assertThat(signal.host()).isEqualTo(HOST);
        assertThat(signal.count()).isEqualTo(2);
        assertThat(signal.evidence())
                .isInstanceOfSatisfying(
                        Evidence.IndicatorContact.class,
                        contact -> assertThat(contact.fromHost()).isEqualTo(2));
        assertThat(swapped).containsExactly(1);
    }

    @Test
    void aNoIsKeptWithItsCoverage() throws IOException {
        write("203.0.113.1");
        service().step();
        RetroTable.Entry entry = entries().getFirst();
        assertThat(entry.answeredMs()).isEqualTo(NOW.millis());
        assertThat(entry.isFound()).isFalse();
        assertThat(entry.daysAsked()).isEqualTo(90);
        assertThat(entry.daysHeld()).isEqualTo(1);
        assertThat(entry.hoursMissing()).isEqualTo(90 * 24 - 2); // hours 0 and 5 are held
        assertThat(entry.prefixesKnown()).isEqualTo(3);
        assertThat(entry.prefixesUnseen()).isEqualTo(2); // of the three only that of 192.0.2.10 has sessions
        assertThat(signals()).isEmpty();
    }

    @Test
    void onlyWhatIsNewIsAskedAndWhatIsGoneIsForgotten() throws IOException {
        RetroService service = service();
        write("203.0.113.1");
        service.step();
        service.step();
        assertThat(entries()).hasSize(1);
        write("203.0.113.1\n203.0.113.2");
        service.step();
        assertThat(entries()).hasSize(2);
        assertThat(entries().getFirst().first()).isEqualTo("203.0.113.2 (list.txt)");
        write("203.0.113.2 ");
        service.step();
        write("203.0.113.1\n203.0.113.2  ");
        service.step();
        assertThat(entries()).hasSize(3);
        assertThat(entries().getFirst().first()).isEqualTo("203.0.113.1 (list.txt)");
        assertThat(swapped).containsExactly(1, 2, 1, 2);
    }

    @Test
    void aQuestionWaitsUntilTheLiveSetHasSettled() throws IOException {
        write("203.0.113.66");
        assertThat(service(NOW, Duration.ofSeconds(30)).step()).isFalse();
        assertThat(entries().getFirst().startedMs()).isZero();
        Clock later = Clock.offset(NOW, Duration.ofSeconds(30));
        assertThat(service(later, Duration.ofSeconds(30)).step()).isTrue();
        assertThat(entries().getFirst().isFound()).isTrue();
    }

    @Test
    void aStoppedSearchIsAnsweredAfterTheNextStart() throws IOException {
        write("203.0.113.66");
        RetroService stopped = service();
        stopped.stop();
        assertThat(stopped.step()).isFalse();
        assertThat(entries().getFirst().answeredMs()).isZero();
        assertThat(service().step()).isTrue();
        assertThat(entries()).hasSize(1);
        assertThat(entries().getFirst().isFound()).isTrue();
    }

    @Test
    void whatTheLiveDetectorSaidIsNotSaidAgain() throws IOException {
        write("203.0.113.66");
        service().step();
        Signal made = signals().getFirst();
        Signal live = new Signal(
                Signal.idOf(
                        "listed-peer",
                        HOST,
                        CauseKey.ofPeer(address("203.0.113.66")).text(),
                        DAY_MS - 9 * HOUR_MS),
                "listed-peer",
                HOST,
                1,
                made.causes(),
                made.peers(),
                made.firstMs(),
                made.lastMs(),
                2,
                made.evidence());
        database.desk().act(jdbc -> jdbc.sql("delete from signal").update());
        database.desk().act(jdbc -> jdbc.sql("delete from known_indicator").update());
        new PostgresSignalStore(database.engine()).upsert(List.of(live));
        service().step();
        assertThat(entries()).hasSize(2);
        assertThat(entries().getFirst().isFound()).isTrue();
        assertThat(signals()).containsExactly(live);
    }

    @Test
    void aListThatCannotBeUsedLeavesTheKnownOnes() throws IOException {
        RetroService service = service();
        write("203.0.113.1");
        service.step();
        write("nothing of use");
        service.step();
        Files.delete(list);
        service.step();
        assertThat(swapped).containsExactly(1);
        assertThat(entries()).hasSize(1);
    }

    private RetroService service() {
        return service(NOW, Duration.ZERO);
    }

    private RetroService service(Clock clock, Duration settling) {
        return new RetroService(
                database.desk(),
                new PostgresSignalStore(database.engine()),
                folder.resolve("archive"),
                new IndicatorFiles(List.of(list), List.of()),
                List.of(member(1, "192.0.2.0/24", "192.0.2.128/25"), member(2, "198.51.100.0/24")),
                (IndicatorSet set) -> swapped.add(set.size()),
                clock,
                settling);
    }

    private static Institution member(int id, String... prefixes) {
        return new Institution(
                new InstitutionId(id),
                "機関",
                "member",
                Stream.of(prefixes)
                        .map(prefix -> Holding.always(Prefix.parse(prefix).orElseThrow()))
                        .toList());
    }

    private void write(String text) throws IOException {
        Files.writeString(list, text + "\n");
    }

    private List<RetroTable.Entry> entries() {
        return new RetroTable(database.desk().jdbc()).latest(10);
    }

    private List<Signal> signals() {
        return SignalTable.changedAfter(database.desk().jdbc(), 0, 10).stream()
                .map(SignalTable.Change::signal)
                .toList();
    }

    private static Session call(int hour) {
        return new Session(
                DAY_MS + hour * HOUR_MS,
                1500,
                HOST,
                50_000,
                address("203.0.113.66"),
                443,
                Protocol.TCP,
                SessionState.ANSWERED,
                700,
                900,
                5,
                9,
                0,
                1,
                0,
                "NL",
                64_512);
    }

    private static IpAddress address(String text) {
        return IpAddress.parse(text).orElseThrow();
    }
}
