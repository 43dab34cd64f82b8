// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.hinomi.analysis.Detectors;
import org.hinomi.analysis.triage.SiteRules;
import org.hinomi.archive.SessionArchive;
import org.hinomi.engine.postgres.PostgresSignalStore;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.alert.Severity;
import org.hinomi.model.error.HinomiException;
import org.hinomi.model.signal.CauseKey;
import org.hinomi.model.signal.Evidence;
import org.hinomi.model.signal.Signal;
import org.hinomi.server.analyse.JudgedClaims;
import org.hinomi.server.postgres.EmbeddedPostgres;
import org.hinomi.server.postgres.HomeLock;
import org.hinomi.server.postgres.PostgresSettings;
import org.hinomi.server.rules.RuleTrial;
import org.hinomi.server.store.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredClaimsTest {

    private static final IpAddress HOST = IpAddress.parse("192.0.2.1").orElseThrow();
    private static final IpAddress PEER = IpAddress.parse("203.0.113.5").orElseThrow();

    @TempDir
    private Path home;

    @Test
    void rulesAreTriedOnWhatIsStored() {
        store(new Signal(
                Signal.idOf("alerted-host", HOST, "test", 0),
                "alerted-host",
                HOST,
                1,
                List.of(CauseKey.ofPeer(PEER)),
                List.of(PEER),
                0,
                0,
                3,
                new Evidence.Alerts("test:1", "Test", "", Severity.HIGH, false, 0, 3, "")));
        SiteRules rules = SiteRules.parse(
                "site.rules", List.of("rule: x", "signature: test:*", "urgency: 30", "ja: 理由", "en: reason"), Set.of());
        RuleTrial trial = StoredClaims.with(home, claims -> RuleTrial.of(claims, SiteRules.NONE, rules));
        assertThat(trial.incidents()).isEqualTo(1);
        assertThat(trial.changes()).hasSize(1);
        assertThat(StoredClaims.with(home, JudgedClaims::signals)).hasSize(1);
    }

    private void store(Signal signal) {
        try (HomeLock lock = HomeLock.take(home);
                EmbeddedPostgres postgres =
                        EmbeddedPostgres.start(new PostgresSettings(lock.home().resolve("postgresql"), 0));
                Database database = Database.open(new Database.Access(
                        postgres.jdbcUrl(""), "hinomi", EmbeddedPostgres.SUPERUSER, postgres.password()));
                SessionArchive archive = SessionArchive.open(home.resolve("archive"))) {
            assertThat(archive.withPeers(Set.of(PEER), 0, 1)).isEmpty();
            new PostgresSignalStore(database.engine()).upsert(List.of(signal));
        }
    }

    @Test
    void aFolderThatHinomiRunsInIsLeftAlone() {
        store(new Signal(
                Signal.idOf("alerted-host", HOST, "test", 0),
                "alerted-host",
                HOST,
                1,
                List.of(CauseKey.ofPeer(PEER)),
                List.of(PEER),
                0,
                0,
                1,
                new Evidence.Alerts("test:1", "Test", "", Severity.LOW, false, 0, 1, "")));
        try (HomeLock lock = HomeLock.take(home)) {
            assertThat(lock.home()).exists();
            assertThatThrownBy(() -> StoredClaims.with(home, claims -> claims.judge(Detectors.triage())))
                    .isInstanceOf(HinomiException.class);
        }
    }
}
