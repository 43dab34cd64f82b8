// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.hinomi.analysis.Detectors;
import org.hinomi.analysis.attribute.NetworkFile;
import org.hinomi.archive.SessionArchive;
import org.hinomi.engine.postgres.PostgresSignalStore;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.alert.Severity;
import org.hinomi.model.signal.CauseKey;
import org.hinomi.model.signal.Evidence;
import org.hinomi.model.signal.Signal;
import org.hinomi.server.desk.DeskJudge;
import org.hinomi.server.postgres.TestPostgres;
import org.hinomi.server.store.Database;
import org.hinomi.server.store.Register;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeskServiceStopTest {

    private static final int HOSTS = 5;
    private static final IpAddress PEER = IpAddress.parse("203.0.113.5").orElseThrow();

    @TempDir
    private Path home;

    /** The desk looks at it for each host that it takes. */
    private static final class StoppingClock extends Clock {

        private Runnable onLook = () -> {};

        @Override
        public long millis() {
            onLook.run();
            return 0;
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(millis());
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @Test
    void aBatchThatIsStoppedOnTheWayIsTakenBackAndComesWholeAtTheNextStart() {
        Database.Access access = new Database.Access(
                TestPostgres.server().jdbcUrl(""),
                TestPostgres.newDatabase(),
                "postgres",
                TestPostgres.server().password());
        try (Database database = Database.open(access);
                SessionArchive archive = SessionArchive.open(home.resolve("archive"))) {
            database.desk()
                    .act(jdbc -> new Register(jdbc)
                            .replace(NetworkFile.parsePair("192.0.2.0/24=Aoba").institutions()));
            new PostgresSignalStore(database.engine()).upsert(signals());
            StoppingClock clock = new StoppingClock();
            DeskJudge judge = new DeskJudge(Detectors.triage(), archive, Clock.systemUTC());
            DeskService stopped = new DeskService(database.desk(), judge, clock);
            clock.onLook = stopped::stop;
            assertThat(stopped.step()).as("there is more to do").isFalse();
            assertThat(incidents(database)).isZero();

            DeskService next = new DeskService(database.desk(), judge, Clock.systemUTC());
            assertThat(next.step()).isTrue();
            assertThat(incidents(database)).isEqualTo(HOSTS);
        }
    }

    private static long incidents(Database database) {
        return database.desk()
                .jdbc()
                .sql("select count(*) from incident")
                .query(Long.class)
                .single();
    }

    private static List<Signal> signals() {
        List<Signal> signals = new ArrayList<>();
        for (int last = 1; last <= HOSTS; last++) {
            IpAddress host = IpAddress.parse("192.0.2." + last).orElseThrow();
            signals.add(new Signal(
                    Signal.idOf("alerted-host", host, "test", 0),
                    "alerted-host",
                    host,
                    1,
                    List.of(CauseKey.ofPeer(PEER)),
                    List.of(PEER),
                    0,
                    0,
                    1,
                    new Evidence.Alerts("test:1", "Test", "", Severity.HIGH, false, 0, 1, "")));
        }
        return signals;
    }
}
