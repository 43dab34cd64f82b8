// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.desk.attention;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
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

class NotToldReasonTest {

    private static final LocalText TEXT = new LocalText("理由", "reason");

    private static Incident incident(Optional<Closing> closing, int urgency, String rule) {
        List<Reason> reasons = List.of(
                new Reason("base", Reason.Score.URGENCY, urgency, TEXT),
                new Reason(rule, Reason.Score.URGENCY, 0, TEXT));
        return new Incident(
                1,
                1,
                IpAddress.parse("192.0.2.10").orElseThrow(),
                closing.isPresent() ? IncidentStatus.CLOSED : IncidentStatus.OPEN,
                "",
                closing,
                "",
                0,
                0,
                0,
                0,
                new Judgement("test", DamageRung.PROBED, List.of(), reasons, TEXT),
                Lane.WORKBENCH,
                0,
                1);
    }

    @Test
    void aCollectedScanSaysEveryRuleThatAppliedToIt() {
        assertThat(NotToldReason.of(incident(Optional.of(Closing.AUTOMATIC), 3, "known-scanner"), true))
                .containsExactly(
                        NotToldReason.BELOW_THRESHOLD, NotToldReason.NOTHING_REACHED, NotToldReason.KNOWN_SCANNER);
        assertThat(NotToldReason.of(incident(Optional.of(Closing.AUTOMATIC), 3, "alerts-all-blocked"), false))
                .contains(NotToldReason.ALL_BLOCKED)
                .doesNotContain(NotToldReason.KNOWN_SCANNER);
    }

    @Test
    void whatWaitsIsHeldByTheBudgetOrByTheDesk() {
        assertThat(NotToldReason.of(incident(Optional.empty(), 50, "r"), true))
                .containsExactly(NotToldReason.BUDGET_SPENT);
        assertThat(NotToldReason.of(incident(Optional.empty(), 50, "r"), false)).containsExactly(NotToldReason.WAITING);
    }

    @Test
    void aPersonsVerdictIsTheReason() {
        assertThat(NotToldReason.of(incident(Optional.of(Closing.FALSE_ALARM), 50, "r"), true))
                .containsExactly(NotToldReason.FALSE_ALARM);
        assertThat(NotToldReason.of(incident(Optional.of(Closing.HARMLESS), 50, "r"), true))
                .containsExactly(NotToldReason.HARMLESS);
        assertThat(NotToldReason.of(incident(Optional.of(Closing.CONFIRMED), 50, "r"), true))
                .containsExactly(NotToldReason.CONFIRMED_UNTOLD);
    }
}
