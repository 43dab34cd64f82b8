// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.hinomi.server.portal.DeskFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

/** The ways in which row level security is known to leak, as far as this schema has them. */
class RowLevelSecurityTest {

    private static final List<String> TABLES = List.of(
            "institution",
            "holding",
            "contact",
            "person",
            "sign_in_link",
            "signal",
            "intake",
            "control_log",
            "incident",
            "incident_signal",
            "incident_history",
            "notice",
            "outbox",
            "progress",
            "known_indicator",
            "retro_search",
            "final_report",
            "final_report_kind",
            "forgotten_kind",
            "shadow_decision");

    private final DeskFixture fixture = new DeskFixture();

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void everyTableForcesItOnItsOwnerToo() {
        List<String> open = fixture.database()
                .desk()
                .jdbc()
                .sql(
                        "select relname from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace "
                                + "and not (relrowsecurity and relforcerowsecurity) and relname <> 'flyway_schema_history'")
                .query((row, number) -> row.getString("relname"))
                .list();
        assertThat(open).isEmpty();
    }

    @Test
    void thereIsNoViewThatWouldReadAsItsOwner() {
        Long views = fixture.database()
                .desk()
                .jdbc()
                .sql(
                        "select count(*) as views from pg_class where relkind in ('v', 'm') and relnamespace = 'public'::regnamespace")
                .query((row, number) -> row.getLong("views"))
                .single();
        assertThat(views).isZero();
    }

    @Test
    void aMemberWithoutInstitutionSeesNothing() {
        for (String table : List.of("institution", "holding", "notice", "incident")) {
            assertThat(count(table)).as(table).isZero();
        }
    }

    @Test
    void anEmptySettingSeesNothing() {
        long seen = fixture.database().member().run(jdbc -> {
            jdbc.sql("select set_config('hinomi.institution', '', true)")
                    .query()
                    .singleRow();
            return jdbc.sql("select count(*) as n from institution")
                    .query((row, number) -> row.getLong("n"))
                    .single();
        });
        assertThat(seen).isZero();
    }

    @Test
    void theSettingEndsWithItsTransaction() {
        long within = fixture.database()
                .member()
                .asInstitution(
                        DeskFixture.AOBA,
                        jdbc -> jdbc.sql("select count(*) as n from institution")
                                .query((row, number) -> row.getLong("n"))
                                .single());
        assertThat(within).isEqualTo(1);
        for (int i = 0; i < 20; i++) {
            assertThat(count("institution")).isZero();
        }
    }

    @Test
    void aMemberSeesNoIncidentThatAnAnalystHasHalfAnHourFor() {
        assertThat(incidentsOf(DeskFixture.AOBA)).isEmpty();
    }

    @Test
    void aMemberSeesOfItsOwnWhatWasClosedOrWaitsTooLongWithoutANotice() {
        fixture.database()
                .desk()
                .act(jdbc -> jdbc.sql("update incident set due_ms = 1000").update());
        assertThat(incidentsOf(DeskFixture.AOBA)).containsExactly(DeskFixture.AOBA);
        assertThat(incidentsOf(DeskFixture.MINATO)).containsExactly(DeskFixture.MINATO);
        fixture.database().desk().act(jdbc -> {
            jdbc.sql("update incident set due_ms = 9000000000000").update();
            jdbc.sql("update incident set status = 'CLOSED', closing = 'HARMLESS' where institution_id = :id")
                    .param("id", DeskFixture.AOBA)
                    .update();
        });
        assertThat(incidentsOf(DeskFixture.AOBA)).containsExactly(DeskFixture.AOBA);
        assertThat(incidentsOf(DeskFixture.MINATO)).isEmpty();
    }

    /** The institutions of all incidents that a member's people see. */
    private List<Integer> incidentsOf(int institution) {
        return fixture.database()
                .member()
                .asInstitution(
                        institution,
                        jdbc -> jdbc.sql("select institution_id from incident")
                                .query(Integer.class)
                                .list());
    }

    @Test
    void aMemberWritesNowhereButItsConfirmation() {
        for (String table : TABLES) {
            assertThatThrownBy(() -> fixture.database()
                            .member()
                            .asInstitution(
                                    DeskFixture.AOBA,
                                    jdbc -> jdbc.sql("delete from " + table).update()))
                    .as(table)
                    .isInstanceOf(DataAccessException.class);
        }
        assertThatThrownBy(() -> fixture.database()
                        .member()
                        .asInstitution(
                                DeskFixture.AOBA,
                                jdbc -> jdbc.sql("update notice set text_ja = 'x'")
                                        .update()))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void aMemberMayNotReadPeopleSignalsOrTheOutbox() {
        for (String table : List.of(
                "person",
                "sign_in_link",
                "signal",
                "intake",
                "outbox",
                "contact",
                "incident_history",
                "retro_search",
                "known_indicator",
                "final_report",
                "final_report_kind",
                "forgotten_kind",
                "shadow_decision")) {
            assertThatThrownBy(() -> count(table)).as(table).isInstanceOf(DataAccessException.class);
        }
    }

    private long count(String table) {
        return fixture.database()
                .member()
                .run(jdbc -> jdbc.sql("select count(*) as n from " + table)
                        .query((row, number) -> row.getLong("n"))
                        .single());
    }
}
