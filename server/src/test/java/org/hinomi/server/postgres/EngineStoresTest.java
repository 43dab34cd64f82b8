// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.hinomi.engine.element.IntakeCounts;
import org.hinomi.engine.postgres.PostgresIntakeStore;
import org.hinomi.engine.postgres.PostgresSignalStore;
import org.hinomi.engine.signal.SignalJson;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.format.RejectReason;
import org.hinomi.model.signal.CauseKey;
import org.hinomi.model.signal.Evidence;
import org.hinomi.model.signal.Signal;
import org.hinomi.server.store.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class EngineStoresTest {

    private static final IpAddress HOST = IpAddress.parse("192.0.2.1").orElseThrow();
    private static final IpAddress PEER = IpAddress.parse("203.0.113.5").orElseThrow();

    private Database tables;
    private DataSource database;

    @BeforeEach
    void open() {
        String url = TestPostgres.server().jdbcUrl("");
        String name = TestPostgres.newDatabase();
        tables = Database.open(new Database.Access(
                url, name, EmbeddedPostgres.SUPERUSER, TestPostgres.server().password()));
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url + name);
        source.setUser(EmbeddedPostgres.SUPERUSER);
        source.setPassword(TestPostgres.server().password());
        source.setOptions("-c role=hinomi_engine"); // with the engine's rights and no more
        database = source;
    }

    @AfterEach
    void close() {
        tables.close();
    }

    @Test
    void laterSignalReplacesTheEarlierAndTakesANewChangeNumber() throws SQLException {
        PostgresSignalStore store = new PostgresSignalStore(database);
        store.upsert(List.of(signal(1)));
        long first = Long.parseLong(one("select change from signal"));
        store.upsert(List.of(signal(0)));
        assertThat(SignalJson.read(one("select body::text from signal"))).isEqualTo(signal(0));
        assertThat(Long.parseLong(one("select change from signal"))).isGreaterThan(first);
    }

    @Test
    void repeatedSignalKeepsItsChangeNumber() throws SQLException {
        PostgresSignalStore store = new PostgresSignalStore(database);
        store.upsert(List.of(signal(1)));
        String first = one("select change from signal");
        store.upsert(List.of(signal(1)));
        assertThat(one("select change from signal")).isEqualTo(first);
    }

    @Test
    void countsReplaceThoseOfTheSameSource() throws SQLException {
        PostgresIntakeStore store = new PostgresIntakeStore(database, InstantSource.fixed(Instant.ofEpochMilli(77)));
        store.upsert(List.of(counts(1)));
        store.upsert(List.of(counts(5)));
        assertThat(one("select concat_ws(' ', offered, accepted, rejected, changed_ms) from intake"))
                .isEqualTo("7 5 2 77");
        assertThat(one("select rejected_by_reason::text from intake")).isEqualTo("{\"bad-time\": 2}");
    }

    private static IntakeCounts counts(long accepted) {
        return new IntakeCounts("file", "sensor", "format", accepted, 1, 0, 0, Map.of(RejectReason.BAD_TIME, 2L));
    }

    private static Signal signal(long count) {
        return new Signal(
                "0123456789abcdef",
                "odd-size",
                HOST,
                1,
                List.of(CauseKey.ofPeer(PEER)),
                List.of(PEER),
                1,
                2,
                count,
                new Evidence.OddSize(PEER, 1, 2, 3, 4, 5, 6));
    }

    private String one(String query) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
