// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.portal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.hinomi.analysis.Detectors;
import org.hinomi.desk.incident.IncidentDesk;
import org.hinomi.engine.postgres.PostgresSignalStore;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.address.Prefix;
import org.hinomi.model.indicator.Indicator;
import org.hinomi.model.indicator.IndicatorRole;
import org.hinomi.model.network.Holding;
import org.hinomi.model.network.Institution;
import org.hinomi.model.network.InstitutionId;
import org.hinomi.model.session.Protocol;
import org.hinomi.model.session.Session;
import org.hinomi.model.session.SessionLookup;
import org.hinomi.model.session.SessionState;
import org.hinomi.model.signal.CauseKey;
import org.hinomi.model.signal.Evidence;
import org.hinomi.model.signal.Signal;
import org.hinomi.server.config.Configuration.NoticeRules;
import org.hinomi.server.desk.DeskJudge;
import org.hinomi.server.postgres.TestPostgres;
import org.hinomi.server.shadow.ShadowFiles;
import org.hinomi.server.store.Database;
import org.hinomi.server.store.IncidentTable;
import org.hinomi.server.store.People;
import org.hinomi.server.store.Register;

/** A database with two institutions, an incident at each, and people of every role. */
public final class DeskFixture implements AutoCloseable {

    public static final int AOBA = 1;
    public static final int MINATO = 2;

    private static final IpAddress PEER = IpAddress.parse("203.0.113.66").orElseThrow();
    private static final long SEEN_MS = 1_775_000_000_000L;
    private static final int CALLS = 12;

    private final Database database;
    private final Clock clock = Clock.systemUTC();
    private final People people;
    private final Path home;

    public DeskFixture() {
        String name = TestPostgres.newDatabase();
        database = Database.open(new Database.Access(
                TestPostgres.server().jdbcUrl(""),
                name,
                "postgres",
                TestPostgres.server().password()));
        people = new People(database.desk());
        home = newHome();
        database.desk().act(jdbc -> {
            Register register = new Register(jdbc);
            register.replace(List.of(
                    institution(AOBA, "青葉大学", "Aoba University", "192.0.2.0/25"),
                    institution(MINATO, "湊工業大学", "Minato Institute of Technology", "192.0.2.128/25")));
            register.setContact(AOBA, "csirt@aoba.example");
            register.setContact(MINATO, "csirt@minato.example");
        });
        open(AOBA, "192.0.2.10");
        open(MINATO, "192.0.2.140");
    }

    private static Path newHome() {
        try {
            return Files.createTempDirectory("hinomi-desk");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The home folder, where the portal looks for reports. */
    public Path home() {
        return home;
    }

    private static Institution institution(int id, String ja, String en, String prefix) {
        return new Institution(
                new InstitutionId(id),
                ja,
                en,
                List.of(Holding.always(Prefix.parse(prefix).orElseThrow())));
    }

    private void open(int institution, String host) {
        Signal signal = signal(institution, IpAddress.parse(host).orElseThrow());
        new PostgresSignalStore(database.engine()).upsert(List.of(signal));
        database.desk()
                .act(jdbc -> new IncidentDesk(
                                new IncidentTable(jdbc),
                                (judged, signals) ->
                                        Detectors.triage().judge(judged, signals, new Calls(institution, judged)))
                        .accept(List.of(signal), clock.millis()));
    }

    private static Signal signal(int institution, IpAddress host) {
        Indicator indicator = new Indicator(
                Prefix.parse(PEER.toString()).orElseThrow(),
                IndicatorRole.COMMAND_AND_CONTROL,
                90,
                "national-feed",
                Long.MIN_VALUE,
                Long.MAX_VALUE);
        return new Signal(
                Signal.idOf("listed-peer", host, "peer:" + PEER, 0),
                "listed-peer",
                host,
                institution,
                List.of(CauseKey.ofPeer(PEER)),
                List.of(PEER),
                SEEN_MS,
                SEEN_MS + CALLS * 60_000L,
                CALLS,
                new Evidence.IndicatorContact(indicator, CALLS, 0, CALLS, 0));
    }

    /** Answered calls of one host, one a minute. */
    private record Calls(int institution, IpAddress host) implements SessionLookup {

        @Override
        public List<Session> withPeers(Set<IpAddress> peers, long fromMs, long toMs) {
            return java.util.stream.IntStream.range(0, CALLS)
                    .mapToObj(i -> new Session(
                            SEEN_MS + i * 60_000L,
                            500,
                            host,
                            50_000 + i,
                            PEER,
                            443,
                            Protocol.TCP,
                            SessionState.ANSWERED,
                            700 + i,
                            900 + i,
                            5,
                            6,
                            0,
                            institution,
                            0,
                            "NL",
                            64_512))
                    .toList();
        }

        @Override
        public List<Session> between(IpAddress asked, Set<IpAddress> peers, long fromMs, long toMs) {
            return asked.equals(host) ? withPeers(peers, fromMs, toMs) : List.of();
        }
    }

    public Database database() {
        return database;
    }

    /** Path of a fresh sign-in link. */
    String link(String name, String role, int institution) {
        return "/sign-in/"
                + people.newToken(people.ensure(name, role, institution).id(), clock.millis());
    }

    Portal startPortal() {
        return startPortal(NoticeRules.DEFAULT);
    }

    Portal startPortal(NoticeRules rules) {
        SessionLookup calls = new Calls(AOBA, IpAddress.parse("192.0.2.10").orElseThrow());
        return Portal.start(
                new PortalSettings("127.0.0.1", 0),
                new PortalServices(
                        database.desk(),
                        database.member(),
                        people,
                        new Register(database.desk().jdbc()),
                        calls,
                        new DeskJudge(Detectors.triage(), calls, clock),
                        rules,
                        new ShadowFiles(home),
                        "soc@hinomi.example",
                        clock));
    }

    @Override
    public void close() {
        database.close();
    }
}
