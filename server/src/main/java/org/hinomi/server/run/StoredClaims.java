// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hinomi.archive.SessionArchive;
import org.hinomi.engine.signal.SignalJson;
import org.hinomi.model.error.ErrorCode;
import org.hinomi.model.error.HinomiException;
import org.hinomi.model.signal.Signal;
import org.hinomi.server.analyse.JudgedClaims;
import org.hinomi.server.postgres.EmbeddedPostgres;
import org.hinomi.server.postgres.HomeLock;
import org.hinomi.server.postgres.PostgresSettings;
import org.hinomi.server.store.Database;
import org.hinomi.server.store.Register;

/**
 * The signals and sessions that a Hinomi which does not run has stored in its home folder. Nothing is changed but the
 * database's own files.
 */
public final class StoredClaims {

    private StoredClaims() {}

    /**
     * Starts the folder's database, hands what is stored to {@code use}, and stops it again.
     *
     * @throws HinomiException where the folder holds no database, or Hinomi runs in it
     */
    public static <T> T with(Path home, Function<JudgedClaims, T> use) {
        Path archive = home.resolve("archive");
        if (!Files.isDirectory(home.resolve("postgresql")) || !Files.isDirectory(archive)) {
            throw new HinomiException(
                    ErrorCode.BAD_INPUT, home + ": holds no postgresql and archive folder of a Hinomi that ran here");
        }
        try (HomeLock lock = HomeLock.take(home);
                EmbeddedPostgres postgres =
                        EmbeddedPostgres.start(new PostgresSettings(lock.home().resolve("postgresql"), 0));
                Database database = Database.open(new Database.Access(
                        postgres.jdbcUrl(""), "hinomi", EmbeddedPostgres.SUPERUSER, postgres.password()));
                SessionArchive sessions = SessionArchive.open(archive)) {
            List<Signal> signals = database.desk()
                    .jdbc()
                    .sql("select body from signal order by id")
                    .query((row, number) -> SignalJson.read(row.getString("body")))
                    .list();
            return use.apply(new JudgedClaims(
                    signals, sessions, new Register(database.desk().jdbc()).all(), group -> Map.of()));
        }
    }
}
