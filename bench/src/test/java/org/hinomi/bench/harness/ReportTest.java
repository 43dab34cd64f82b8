// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ReportTest {

    private static final Goal RATE = Goal.atLeast(2e6, 4e6, "sessions/s", "rate");
    private static final Goal SIZE = Goal.atMost(16, 11, "B", "size");
    private static final Cost COST = new Cost(1.5, 2.5, 1_000_000);
    private static final Machine MACHINE = new Machine("a processor", 2, 8, "Linux 6", "Java 25");

    @Test
    void aGateIsJudgedByTheMedian() {
        Report report = report(run(2.5e6, 20), run(1e6, 12), run(2.1e6, 17));

        assertThat(printed(report))
                .contains("rate: 2.10 M sessions/s (1.00 M to 2.50 M over 3) — gate ≥ 2.00 M, aim 4.00 M: met")
                .contains("size: 17 B (12 to 20 over 3) — gate ≤ 16, aim 11: MISSED");
    }

    @Test
    void anAimReachedIsSaid() {
        assertThat(printed(report(run(4e6, 11)))).contains("aim 4.00 M: met, aim reached");
    }

    @Test
    void whatNoRunMeasuredIsSaid() {
        assertThat(printed(report())).contains("size: NOT MEASURED — asked is size ≤ 16 B, aim 11");
    }

    @Test
    void theFileTellsWhereWhenAndWhatWasMeasured(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("results/x.json");
        report(run(3e6, 17)).write(file, Instant.EPOCH, "abc", MACHINE);

        JsonNode json = Json.read(Files.readString(file));
        assertThat(json.path("commit").asString()).isEqualTo("abc");
        assertThat(json.path("machine").path("cores").asInt()).isEqualTo(2);
        assertThat(json.path("options").path("sessions").asString()).isEqualTo("5");
        assertThat(json.path("goals").path(0).path("verdict").asString()).isEqualTo("met");
        assertThat(json.path("goals").path(1).path("verdict").asString()).isEqualTo("missed");
        assertThat(json.path("runs").path(0).path("cpuSec").asDouble()).isEqualTo(2.5);
        assertThat(json.path("spread").path("rate").path("max").asDouble()).isEqualTo(3e6);
        assertThat(json.path("inputs").path(0).path("sha256").asString()).isEqualTo("hash");
    }

    @Test
    void lessThanTheGateSpeaksOfIsSaid() {
        assertThat(printed(report(run(4e6, 11)).warnIfLess(5, 100, "sessions")))
                .contains("SMALLER than the gate speaks of: 5 sessions, not 100");
        assertThat(printed(report(run(4e6, 11)).warnIfLess(100, 100, "sessions")))
                .doesNotContain("SMALLER");
    }

    @Test
    void theNameOfTheFileHoldsBenchDateAndCommit() {
        assertThat(report().fileName(Instant.parse("2026-04-01T02:03:04Z"), "abc"))
                .isEqualTo("ingest-20260401T020304Z-abc.json");
    }

    private static Measured run(double rate, double size) {
        return new Measured(COST, Map.of("rate", rate, "size", size));
    }

    private static Report report(Measured... runs) {
        return new Report(
                "ingest",
                List.of(RATE, SIZE),
                Map.of("sessions", "5"),
                List.of(new InputFacts("in", "hash", 10, 5)),
                List.of(runs),
                List.of("a note"));
    }

    private static String printed(Report report) {
        StringWriter text = new StringWriter();
        report.print(new PrintWriter(text));
        return text.toString();
    }
}
