// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.score.aitads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hinomi.analysis.rank.AlertHour;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RankedListTest {

    /** Warm-up at hour 0; four items a day and an hour later, two of them of an attack. */
    private static final String CSV = """
            time,name,ip,host,short,time_label,event_label
            0,First,192.0.2.1,mail,A,false_positive,-
            90000,"One, with a comma",192.0.2.1,mail,A,attack,scan
            90001,Two,192.0.2.1,mail,B,false_positive,-
            90002,Three,192.0.2.1,mail,C,attack,crack
            90003,Three,192.0.2.1,mail,C,attack,scan
            90004,Four,192.0.2.1,mail,D,false_positive,-
            """;

    @TempDir
    private Path folder;

    private Organisation organisation = new Organisation("none", 0, Map.of());

    @BeforeEach
    void read() throws IOException {
        Path file = folder.resolve("example_alerts.csv");
        Files.writeString(file, CSV);
        organisation = Organisation.read(file);
    }

    private AlertHour hour(String signature) {
        return organisation.items().keySet().stream()
                .filter(hour -> hour.signature().equals(signature) && organisation.day(hour) == 1)
                .findFirst()
                .orElseThrow();
    }

    private Map<AlertHour, Double> scores(double a, double b, double c, double d) {
        return new HashMap<>(Map.of(hour("A"), a, hour("B"), b, hour("C"), c, hour("D"), d));
    }

    @Test
    void alertsOfOneHourAreOneItemWithAllItsSteps() {
        assertThat(hour("C").alerts()).isEqualTo(2);
        assertThat(organisation.item(hour("C")).steps()).containsExactlyInAnyOrder("crack", "scan");
        assertThat(organisation.name()).isEqualTo("example");
    }

    @Test
    void averagePrecisionIsOneWhereAllAttacksLead() {
        assertThat(RankedList.averagePrecision(organisation, scores(4, 1, 3, 2)))
                .isEqualTo(1);
    }

    @Test
    void averagePrecisionTakesThePrecisionDownToEachAttack() {
        // Attacks at places 2 and 4: (1/2 + 2/4) / 2.
        assertThat(RankedList.averagePrecision(organisation, scores(3, 4, 1, 2)))
                .isCloseTo(0.5, within(1e-12));
    }

    @Test
    void itemsOfOneScoreStandAtTheEndOfTheirGroup() {
        // All alike: both attacks at place 4 of 4, precision 2/4.
        assertThat(RankedList.averagePrecision(organisation, scores(1, 1, 1, 1)))
                .isCloseTo(0.5, within(1e-12));
    }

    @Test
    void theWarmUpDayIsNotScored() {
        Map<AlertHour, Double> scores = scores(4, 1, 3, 2);
        organisation.items().keySet().stream()
                .filter(hour -> organisation.day(hour) == 0)
                .forEach(hour -> scores.put(hour, 100.0));

        assertThat(RankedList.averagePrecision(organisation, scores)).isEqualTo(1);
        assertThat(RankedList.days(organisation).keySet()).containsExactly(1L);
    }

    @Test
    void aStepIsSeenAtItsBestPlace() {
        List<AlertHour> list = List.of(hour("B"), hour("A"), hour("C"));

        assertThat(RankedList.stepPlaces(organisation, List.of(list))).isEqualTo(Map.of("scan", 2, "crack", 3));
    }
}
