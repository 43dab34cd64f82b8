// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.hinomi.analysis.Detectors;
import org.hinomi.analysis.triage.SiteRules;
import org.hinomi.analysis.triage.TriageWeights;
import org.hinomi.desk.incident.IncidentDesk;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class RulesCommandTest {

    private static final String HEADER =
            "session_id,start_time,source_ip,destination_ip,source_port,destination_port,protocol,"
                    + "action,bytes_sent,bytes_received,packets_sent,packets_received\n";
    private static final String WORDS = "ja: 試験用の区画です。\nen: A block for trials.\n";

    @TempDir
    private Path folder;

    private Path log;
    private Path list;

    private record Call(int exitCode, String out, String err) {}

    private static Call call(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line =
                HinomiCommand.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return new Call(line.execute(arguments), out.toString(), err.toString());
    }

    /** One host exchanged data with a listed address; another called it and was refused nothing but an answer. */
    @BeforeEach
    void writeLog() throws IOException {
        log = folder.resolve("session.csv");
        Files.writeString(log, HEADER + row(1, "192.0.2.1", 300, 900) + row(2, "192.0.2.9", 0, 0));
        list = folder.resolve("list.txt");
        Files.writeString(list, "203.0.113.66\n");
    }

    private static String row(int id, String host, long sent, long received) {
        return id + ",2018/05/01 10:00:0" + id + "," + host + ",203.0.113.66," + (50_000 + id) + ",80,tcp,allow," + sent
                + "," + received + ",10,20\n";
    }

    private Path rules(String text) throws IOException {
        Path file = folder.resolve("site.rules");
        Files.writeString(file, text);
        return file;
    }

    private Call tryOn(Path rules, String... more) {
        return call(Stream.concat(
                        Stream.of(
                                "rules",
                                "try",
                                rules.toString(),
                                log.toString(),
                                "--network",
                                "192.0.2.0/24=Aoba",
                                "--indicators",
                                list.toString()),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    @Test
    void aGoodFileIsToldRuleByRule() throws IOException {
        Call call = call(
                "rules",
                "check",
                rules("rule: x\nhost: 192.0.2.1\nurgency: -5\n" + WORDS).toString());
        assertThat(call.exitCode()).isZero();
        assertThat(call.out()).contains("1 rules, all allowed", "x: urgency -5, risk +0, A block for trials.");
    }

    @Test
    void faultsEndWithTheirPlaceAndExitCode() throws IOException {
        Call call = call(
                "rules",
                "check",
                rules("rule: x\nhost: here\nurgency: -5\n" + WORDS).toString());
        assertThat(call.exitCode()).isEqualTo(3);
        assertThat(call.err()).contains("site.rules:2: key \"host\" is \"here\"; allowed: blocks");
        assertThat(call("rules", "check", "/no/such/file").err()).contains("no such file");
    }

    @Test
    void aTrialListsWhatWouldChangeAndNothingElse() throws IOException {
        Call call = tryOn(rules("rule: trials\nhost: 192.0.2.1\nurgency: -10\nrisk: 4\n" + WORDS));
        assertThat(call.exitCode()).as(call.err()).isZero();
        assertThat(call.out())
                .contains("41 -> 31", "38 -> 42", "stays in", "192.0.2.1", "site-trials: A block for trials.")
                .contains("1 of 2 incidents would change: 0 into the queue, 0 out of it.")
                .contains("rule trials: 1 incidents")
                .doesNotContain("192.0.2.9");
    }

    @Test
    void aTrialSaysWhatComesIntoTheQueue() throws IOException {
        Call call = tryOn(rules("rule: trials\nhost: 192.0.2.9\nurgency: 40\n" + WORDS), "--language", "ja");
        assertThat(call.out()).contains(" in ", "192.0.2.9", "試験用の区画です。", "1 into the queue");
    }

    @Test
    void aTrialAgainstTheSameRulesChangesNothing() throws IOException {
        Path rules = rules("rule: trials\nhost: 192.0.2.1\nurgency: -10\n" + WORDS);
        assertThat(tryOn(rules, "--instead-of", rules.toString()).out()).startsWith("0 of 2 incidents would change");
    }

    @Test
    void aTrialNeedsSomethingToJudge() throws IOException {
        Path rules = rules("rule: trials\nhost: 192.0.2.1\nurgency: -10\n" + WORDS);
        assertThat(call("rules", "try", rules.toString()).exitCode()).isEqualTo(2);
        assertThat(call("rules", "try", rules.toString(), log.toString()).exitCode())
                .isEqualTo(2);
        assertThat(call("rules", "try", rules.toString(), "--home", folder.toString())
                        .exitCode())
                .isEqualTo(4);
    }

    @Test
    void analyseJudgesByTheRules() throws IOException {
        Path rules = rules("rule: trials\nhost: 192.0.2.1\nurgency: -10\n" + WORDS);
        Call call = call(
                "analyse",
                log.toString(),
                "--network",
                "192.0.2.0/24=Aoba",
                "--indicators",
                list.toString(),
                "--rules",
                rules.toString(),
                "--output",
                "json");
        assertThat(call.out()).contains("\"id\":\"site-trials\"", "+site-");
    }

    @Test
    void theFloorOfTriageIsTheDesksThreshold() {
        assertThat(TriageWeights.QUEUE_URGENCY).isEqualTo(IncidentDesk.QUEUE_URGENCY);
    }

    @Test
    void theExampleOfTheDocumentIsAllowed() throws IOException {
        Path home = Path.of(System.getProperty("hinomi.home", ".."));
        String document = Files.readString(home.resolve("docs/rules.md"));
        String example = document.split("```", -1)[1];
        assertThat(SiteRules.parse("docs/rules.md", example.lines().toList(), Detectors.ids())
                        .rules())
                .hasSize(2);
    }
}
