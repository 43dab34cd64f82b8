// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.store;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hinomi.analysis.triage.SignalMemory;
import org.hinomi.engine.postgres.PostgresSignalStore;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.address.Prefix;
import org.hinomi.model.alert.Severity;
import org.hinomi.model.context.SignalKind;
import org.hinomi.model.context.TriageContext;
import org.hinomi.model.indicator.Indicator;
import org.hinomi.model.indicator.IndicatorRole;
import org.hinomi.model.judgement.DamageRung;
import org.hinomi.model.network.Holding;
import org.hinomi.model.network.Institution;
import org.hinomi.model.network.InstitutionId;
import org.hinomi.model.signal.CauseKey;
import org.hinomi.model.signal.Evidence;
import org.hinomi.model.signal.Signal;
import org.hinomi.server.postgres.TestPostgres;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The database remembers what {@link SignalMemory} remembers of the same signals. */
class SignalHistoriesTest {

    private static final long SEED = 20261130;
    private static final long HOUR_MS = 60L * 60 * 1000;
    private static final long START_MS = 1_775_000_000_000L;
    private static final int DAYS = 80;
    private static final int MEMBERS = 12;
    private static final int SIGNALS = 1_500;
    private static final IpAddress PEER = IpAddress.parse("203.0.113.5").orElseThrow();

    @Test
    void theDatabaseAnswersAsTheMemoryDoes() {
        Random random = new Random(SEED);
        List<Signal> signals = new ArrayList<>();
        for (int i = 0; i < SIGNALS; i++) {
            signals.add(signal(random, i));
        }
        try (Database database = database()) {
            database.desk().act(jdbc -> new Register(jdbc).replace(members()));
            new PostgresSignalStore(database.engine()).upsert(signals);
            SignalMemory memory = new SignalMemory(MEMBERS, signals);
            database.desk().act(jdbc -> {
                for (Signal signal : signals.subList(0, 300)) {
                    if (!signal.isWithdrawn()) {
                        TriageContext stored = new SignalHistories(jdbc).about(List.of(signal), TriageContext.NONE);
                        assertThat(stored)
                                .as("seed %d, %s", SEED, signal)
                                .isEqualTo(memory.about(List.of(signal), TriageContext.NONE));
                    }
                }
            });
        }
    }

    @Test
    void manyKindsAreAskedAboutAtOnce() {
        Random random = new Random(SEED + 1);
        List<Signal> signals = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            signals.add(signal(random, i));
        }
        List<Signal> incident = signals.stream()
                .filter(signal -> !signal.isWithdrawn() && signal.institution() == 3)
                .toList();
        assertThat(incident.stream().map(SignalKind::of).distinct()).hasSizeGreaterThan(4);
        try (Database database = database()) {
            database.desk().act(jdbc -> new Register(jdbc).replace(members()));
            new PostgresSignalStore(database.engine()).upsert(signals);
            TriageContext stored =
                    database.desk().run(jdbc -> new SignalHistories(jdbc).about(incident, TriageContext.NONE));
            assertThat(stored).isEqualTo(new SignalMemory(MEMBERS, signals).about(incident, TriageContext.NONE));
        }
    }

    @Test
    void questionsUseTheIndexes() throws SQLException {
        Random random = new Random(SEED + 2);
        List<Signal> signals = new ArrayList<>();
        for (int i = 0; i < 4 * SIGNALS; i++) {
            signals.add(signal(random, i));
        }
        Database.Access access = access();
        try (Database database = Database.open(access)) {
            database.desk().act(jdbc -> new Register(jdbc).replace(members()));
            new PostgresSignalStore(database.engine()).upsert(signals);
            analyse(access);
            List<String> plan = database.desk().run(jdbc -> {
                jdbc.sql("set local enable_seqscan = off").update(); // so small a table would rather be read whole
                return plan(jdbc);
            });
            assertThat(String.join("\n", plan)).contains("signal_by_kind_and_host");
            assertThat(plan).noneMatch(line -> line.contains("Seq Scan on signal") || line.contains("Join"));
        }
    }

    private static List<String> plan(JdbcClient jdbc) {
        return jdbc.sql("explain " + SignalHistories.ASK)
                .param("from", 20_000)
                .param("first", 20_060)
                .param("last", 20_061)
                .param("institution", 1)
                .param("host", "192.0.2.1")
                .param("kinds", new String[] {"signature:test:1"})
                .query((row, number) -> requireNonNull(row.getString(1)))
                .list();
    }

    /** What the server does by itself once a table has grown. */
    private static void analyse(Database.Access access) throws SQLException {
        String url = access.serverUrl() + access.name();
        try (Connection connection = DriverManager.getConnection(url, access.admin(), access.adminPassword());
                Statement statement = connection.createStatement()) {
            statement.execute("analyze");
        }
    }

    private static Database database() {
        return Database.open(access());
    }

    private static Database.Access access() {
        return new Database.Access(
                TestPostgres.server().jdbcUrl(""),
                TestPostgres.newDatabase(),
                "postgres",
                TestPostgres.server().password());
    }

    private static List<Institution> members() {
        List<Institution> members = new ArrayList<>();
        for (int i = 1; i <= MEMBERS; i++) {
            Prefix prefix = Prefix.parse("2001:db8:" + i + "::/48").orElseThrow();
            members.add(new Institution(
                    new InstitutionId(i),
                    "機関" + i,
                    "Member " + i,
                    List.of(new Holding(prefix, Long.MIN_VALUE, Long.MAX_VALUE))));
        }
        return members;
    }

    private static Signal signal(Random random, int number) {
        int institution = 1 + random.nextInt(MEMBERS);
        IpAddress host = IpAddress.parse("2001:db8:" + institution + "::" + (1 + random.nextInt(3)))
                .orElseThrow();
        long firstMs = START_MS + random.nextInt(DAYS * 24) * HOUR_MS;
        String detector = "detector-" + random.nextInt(3);
        return new Signal(
                Signal.idOf(detector, host, "test" + number, firstMs),
                detector,
                host,
                institution,
                List.of(CauseKey.ofPeer(PEER)),
                List.of(PEER),
                firstMs,
                firstMs + random.nextInt(50) * HOUR_MS,
                random.nextInt(10) == 0 ? 0 : 1,
                evidence(random));
    }

    private static Evidence evidence(Random random) {
        int which = random.nextInt(4);
        return switch (random.nextInt(4)) {
            case 0 -> new Evidence.Alerts("test:" + which, "Test", "", Severity.LOW, false, 1, 0, "");
            case 1 ->
                new Evidence.IndicatorContact(
                        new Indicator(
                                Prefix.parse(PEER.toString()).orElseThrow(),
                                IndicatorRole.SCANNER,
                                50,
                                "list " + which,
                                Long.MIN_VALUE,
                                Long.MAX_VALUE),
                        0,
                        1,
                        1,
                        0);
            case 2 -> new Evidence.OddSize(PEER, 1, 2, 3, 1, 2, 3);
            default -> new Evidence.Behaviour(DamageRung.NONE, 50, List.of(1L));
        };
    }
}
