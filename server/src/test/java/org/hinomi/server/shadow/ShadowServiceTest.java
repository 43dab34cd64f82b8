// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeSet;
import org.hinomi.archive.Coverage;
import org.hinomi.desk.attention.AttentionBudget;
import org.hinomi.desk.shadow.ReportWeek;
import org.hinomi.server.portal.DeskFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ShadowServiceTest {

    private final DeskFixture fixture = new DeskFixture();
    private final ShadowFiles files = new ShadowFiles(fixture.home());
    private Instant now = Instant.now();

    @AfterEach
    void stop() {
        fixture.close();
    }

    private ShadowService service(AttentionBudget budget) {
        InstantSource source = () -> now;
        Clock clock = source.withZone(ZoneOffset.UTC);
        return new ShadowService(
                fixture.database().desk(),
                files,
                budget,
                List.of("zeek-1"),
                (from, to) -> new Coverage(from, to, new TreeSet<>()),
                clock);
    }

    private long count(String from) {
        return fixture.database()
                .desk()
                .jdbc()
                .sql("select count(*) as n from " + from)
                .query((row, number) -> row.getLong("n"))
                .single();
    }

    /** Both incidents at one institution, so that its budget is enough for one. */
    private void allAtOneInstitution() {
        fixture.database()
                .desk()
                .act(jdbc -> jdbc.sql("update incident set institution_id = 1").update());
    }

    @Test
    void whatHasNotSettledIsNotDecided() {
        assertThat(service(AttentionBudget.DEFAULT).step()).isFalse();
        assertThat(count("shadow_decision")).isZero();
    }

    @Test
    void itTellsWhatTheLaneAndTheBudgetAllowAndSendsNothing() {
        allAtOneInstitution();
        ShadowService service = service(new AttentionBudget(1, 28));
        now = now.plus(Duration.ofMinutes(2));
        assertThat(service.step()).isTrue();
        assertThat(service.step()).as("each is decided once").isFalse();
        assertThat(count("shadow_decision where decision = 'TELL'")).isEqualTo(1);
        assertThat(count("shadow_decision where decision = 'BUDGET_SPENT'")).isEqualTo(1);
        assertThat(count("notice")).isZero();
        assertThat(count("outbox")).isZero();
    }

    @Test
    void theReportSaysWhatWouldHaveBeenToldWhatNotAndWhatWasUnseen() {
        allAtOneInstitution();
        ShadowService service = service(new AttentionBudget(1, 28));
        now = now.plus(Duration.ofMinutes(2));
        service.step();
        ReportWeek week = ReportWeek.of(now.toEpochMilli());
        assertThat(files.weeks()).containsExactly(week);
        String text = files.text(week, false).orElseThrow();
        assertThat(text)
                .contains("WOULD HAVE BEEN TOLD (1)", "csirt@aoba.example", "WOULD NOT HAVE BEEN TOLD (1)")
                .contains("attention budget spent", "Sensor zeek-1: last record never");
        assertThat(files.text(week, true).orElseThrow()).contains("通知していたもの（1件）", "青葉大学");
        assertThat(files.json(week).orElseThrow())
                .contains("\"BUDGET_SPENT\" : 1", "\"damage\" : \"command-and-control\"");
    }
}
