// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.desk.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hinomi.desk.attention.AttentionBudget;
import org.hinomi.desk.attention.NotToldReason;
import org.hinomi.desk.incident.Closing;
import org.hinomi.desk.incident.Incident;
import org.hinomi.desk.incident.IncidentStatus;
import org.hinomi.desk.incident.Lane;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.judgement.DamageRung;
import org.hinomi.model.judgement.Judgement;
import org.hinomi.model.judgement.LocalText;
import org.hinomi.model.judgement.Reason;
import org.junit.jupiter.api.Test;

class ShadowReportTextTest {

    private static final ReportWeek WEEK = new ReportWeek(2026, 48);
    private static final long OPENED = WEEK.fromMs() + 3_600_000;
    private static final LocalText AOBA = new LocalText("青葉大学", "Aoba University");

    private static Incident incident(long id, Optional<Closing> closing) {
        LocalText title = new LocalText("掲載アドレスとの通信", "Sessions with a listed address");
        LocalText reason = new LocalText("指令サーバーとして掲載", "It is listed as a command server");
        return new Incident(
                id,
                1,
                IpAddress.parse("192.0.2.10").orElseThrow(),
                closing.isPresent() ? IncidentStatus.CLOSED : IncidentStatus.OPEN,
                "",
                closing,
                "",
                OPENED,
                OPENED + Incident.NOTICE_LIMIT_MS,
                OPENED - 600_000,
                OPENED,
                new Judgement(
                        "test",
                        DamageRung.COMMAND_AND_CONTROL,
                        List.of(),
                        List.of(new Reason("listed", Reason.Score.URGENCY, 70, reason)),
                        title),
                Lane.HALF_AUTOMATIC,
                0,
                1);
    }

    private static ShadowReport report(List<String> recipients) {
        return new ShadowReport(
                WEEK,
                WEEK.toMs(),
                AttentionBudget.DEFAULT,
                List.of(new ShadowReport.Told(incident(7, Optional.empty()), AOBA, recipients, OPENED + 120_000)),
                List.of(new ShadowReport.Held(
                        incident(8, Optional.empty()), AOBA, List.of(NotToldReason.BUDGET_SPENT))),
                new TreeMap<>(Map.of(NotToldReason.BUDGET_SPENT, 1L, NotToldReason.BELOW_THRESHOLD, 1234L)),
                1235,
                new ShadowReport.Unseen(
                        5678,
                        new TreeMap<>(Map.of("truncated", 3L)),
                        168,
                        9,
                        new TreeMap<>(Map.of("zeek-1", 0L)),
                        20,
                        new TreeMap<>(Map.of(DamageRung.SPREADING, 20L))));
    }

    @Test
    void itSaysWhatWouldHaveBeenToldToWhomWhenAndWhy() {
        String text = ShadowReportText.write(report(List.of("csirt@aoba.example")), false);
        assertThat(text)
                .contains("2026-W48", "WOULD HAVE BEEN TOLD (1)", "Aoba University", "192.0.2.10", "csirt@aoba.example")
                .contains("Delay: 2 min from the queue, 12 min from the first record")
                .contains("+70  It is listed as a command server")
                .contains("4 incidents for each institution in 28 days");
    }

    @Test
    void itSaysWhatWasHeldAndWhatCouldNotBeSeen() {
        String text = ShadowReportText.write(report(List.of()), false);
        assertThat(text)
                .contains("no contact is configured")
                .contains("WOULD NOT HAVE BEEN TOLD (1,235)", "1,234  urgency below the threshold", "1,234 more")
                .contains("5,678 values", "Of 168 hours, 9", "zeek-1: last record never", "3 (truncated)")
                .contains("“spreading” is not observable in 20 of 20 incidents");
    }

    @Test
    void bothLanguagesHoldTheSameFacts() {
        String ja = ShadowReportText.write(report(List.of("csirt@aoba.example")), true);
        assertThat(ja)
                .contains("2026-W48", "青葉大学", "192.0.2.10", "csirt@aoba.example", "登録から2分、最初の記録から12分")
                .contains("1,234件", "5,678件", "168時間のうち9時間", "内部拡大", "20件のうち20件", "28日間で4件");
    }
}
