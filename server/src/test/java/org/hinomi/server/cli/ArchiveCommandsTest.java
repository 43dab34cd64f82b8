// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hinomi.archive.SessionArchive;
import org.hinomi.archive.segment.SegmentWriter;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.session.Protocol;
import org.hinomi.model.session.Session;
import org.hinomi.model.session.SessionBlock;
import org.hinomi.model.session.SessionState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ArchiveCommandsTest {

    /** 2026-04-01T00:00:00Z. */
    private static final long DAY_MS = 1_775_001_600_000L;

    private static final long HOUR_MS = 3_600_000;
    private static final String NETWORK = "192.0.2.0/24=Aoba";

    @TempDir
    private Path home;

    /** What a call printed, and how it ended. */
    private record Call(int exitCode, String out, String err) {}

    private static Call call(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line =
                HinomiCommand.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return new Call(line.execute(arguments), out.toString(), err.toString());
    }

    /** Hours 0 and 2 of a day in hour files, hour 3 in a segment; a sensor that sees the first hour alone. */
    @BeforeEach
    void fill() throws IOException {
        try (SessionArchive archive = SessionArchive.open(home.resolve("archive"))) {
            store(archive, "zeek-1", "zeek", session(0, "203.0.113.66"), session(2, "203.0.113.66"));
            store(archive, "panos-1", "panos", session(0, "203.0.113.9"));
            archive.compact(Long.MAX_VALUE, 1);
            store(archive, "zeek-2", "zeek", session(3, "203.0.113.66"), session(3, "2001:db8::5"));
        }
    }

    private static Session session(int hour, String peer) {
        return new Session(
                DAY_MS + hour * HOUR_MS,
                1500,
                address("192.0.2.10"),
                50_000,
                address(peer),
                443,
                Protocol.TCP,
                SessionState.ANSWERED,
                700,
                -1,
                5,
                9,
                0,
                1,
                0,
                "NL",
                64_512);
    }

    private static IpAddress address(String text) {
        return IpAddress.parse(text).orElseThrow();
    }

    private static void store(SessionArchive archive, String name, String sensor, Session... sessions)
            throws IOException {
        SessionBlock block = new SessionBlock(sensor, sessions.length);
        List.of(sessions).forEach(block::add);
        try (SegmentWriter writer = archive.segments().create(name)) {
            writer.append(block);
            writer.seal();
        }
        archive.segments().commit(name);
    }

    private Call json(String... question) {
        return call(arguments(question, "--output", "json"));
    }

    private String[] arguments(String[] first, String... more) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(List.of("--home", home.toString()));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    @Test
    void aFindingNamesPeerInstitutionTimesAndAmounts() {
        Call call = json("retro", "203.0.113.66", "--network", NETWORK);
        assertThat(call.exitCode()).as(call.err()).isZero();
        assertThat(call.out().lines()).hasSize(2);
        assertThat(call.out())
                .startsWith("{\"type\":\"finding\",\"peer\":\"203.0.113.66\"")
                .contains(
                        "\"institution\":1",
                        "\"institutionName\":{\"ja\":\"Aoba\",\"en\":\"Aoba\"}",
                        "\"sessions\":3,\"openedByMember\":3,\"answered\":3",
                        "\"bytesToPeer\":2100,\"bytesFromPeer\":0,\"sessionsOfUnknownSize\":3",
                        "\"firstSeen\":\"2026-04-01T00:00:00Z\",\"lastSeen\":\"2026-04-01T03:00:00Z\"",
                        "\"hours\":3,\"days\":1",
                        "\"host\":\"192.0.2.10\"");
    }

    @Test
    void aNoStatesItsCoverageInItsLastLine() {
        Call call = json("retro", "203.0.113.1");
        assertThat(call.exitCode()).isZero();
        assertThat(call.out().lines()).hasSize(1);
        assertThat(call.out())
                .startsWith("{\"type\":\"coverage\",\"found\":false")
                .contains(
                        "\"hoursAsked\":4,\"hoursHeld\":3,\"hoursMissing\":1,\"sessionsHeld\":5",
                        "\"missing\":[{\"from\":\"2026-04-01T01:00:00Z\",\"to\":\"2026-04-01T02:00:00Z\"}]",
                        "\"sensor\":\"panos\",\"sessions\":1,\"hoursSilent\":2",
                        "\"institutions\":[{\"institution\":1,\"sessions\":5}]");
    }

    @Test
    void aNoNamesThePrefixesOfMembersSeenAndNotSeen() {
        String[] members = {
            "--network", NETWORK, "--network", "198.51.100.0/24=Minato", "--network", "2001:db8:7::/48=Aoba"
        };
        Call call = call(arguments(new String[] {"retro", "203.0.113.1", "--output", "json"}, members));
        assertThat(call.exitCode()).as(call.err()).isZero();
        assertThat(call.out())
                .contains(
                        "\"institutions\":[{\"institution\":1,\"sessions\":5,\"prefixes\":["
                                + "{\"prefix\":\"192.0.2.0/24\",\"seen\":true,\"daysSeen\":1,\"daysUnknown\":0,\"sessions\":5},"
                                + "{\"prefix\":\"2001:db8:7::/48\",\"seen\":false,\"daysSeen\":0,\"daysUnknown\":0,"
                                + "\"sessions\":0}]}]",
                        "\"institutionsNotSeen\":[{\"institution\":2,\"prefixes\":[{\"prefix\":\"198.51.100.0/24\",\"seen\":false",
                        "\"prefixesNotSeen\":[{\"institution\":1,\"prefix\":\"2001:db8:7::/48\"},"
                                + "{\"institution\":2,\"prefix\":\"198.51.100.0/24\"}]",
                        "\"daysWithoutPrefixes\":0");
    }

    @Test
    void theTableNamesThePrefixesThatWereNotSeen() {
        String[] members = {"--network", NETWORK, "--network", "198.51.100.0/24=Minato"};
        assertThat(call(arguments(new String[] {"retro", "203.0.113.1"}, members))
                        .out())
                .containsPattern("members seen +1  Aoba 192\\.0\\.2\\.0/24 \\(5 sessions on 1 days\\)")
                .containsPattern("not seen +1  Minato 198\\.51\\.100\\.0/24 \\(not seen\\)")
                .containsPattern("prefixes unseen +1  198\\.51\\.100\\.0/24 Minato");
        assertThat(call(arguments(new String[] {"retro", "203.0.113.1", "--language", "ja"}, members))
                        .out())
                .containsPattern("機関 +1  Aoba 192\\.0\\.2\\.0/24 \\(1日、5件\\)")
                .containsPattern("通信なしのプレフィックス +1  198\\.51\\.100\\.0/24 Minato");
    }

    @Test
    void theTableSpeaksBothLanguages() {
        assertThat(call(arguments(new String[] {"retro", "203.0.113.1"})).out())
                .contains("Not found in the records stated below.", "missing", "1 hours: 2026-04-01T01:00:00Z");
        assertThat(call(arguments(new String[] {"retro", "203.0.113.66", "--language", "ja"}))
                        .out())
                .contains("該当あり：1機関", "対象範囲", "沈黙");
    }

    @Test
    void blocksListsAndRowsAreTaken() throws IOException {
        Path list = home.resolve("list.csv");
        Files.writeString(list, "indicator,role,source\n203.0.113[.]64/30,c2,feed\n2001:db8::/48,c2,feed\nbroken\n");
        Call call = json("retro", "--indicators", list.toString(), "--rows");
        assertThat(call.exitCode()).as(call.err()).isZero();
        assertThat(call.err()).contains("list.csv:4: ");
        assertThat(call.out().lines().filter(line -> line.startsWith("{\"type\":\"finding\"")))
                .hasSize(2);
        assertThat(call.out().lines().filter(line -> line.startsWith("{\"type\":\"session\"")))
                .hasSize(4)
                .allMatch(line -> line.contains("\"sensor\":\"zeek\""));
        assertThat(call.out()).contains("\"role\":\"command-and-control\"");
    }

    @Test
    void tellsWhatWasSoughtFromOutside() throws IOException {
        try (SessionArchive archive = SessionArchive.open(home.resolve("archive"))) {
            store(archive, "zeek-3", "zeek", knock(1), knock(2), knock(3));
        }
        assertThat(json("scans").out().lines())
                .containsExactly(
                        "{\"type\":\"port\",\"day\":\"2026-04-01\",\"port\":81,\"protocol\":\"tcp\",\"failed\":3,"
                                + "\"sources\":1,\"targets\":3,\"institutions\":1,\"new\":false,\"daysBefore\":0}",
                        "{\"type\":\"source\",\"day\":\"2026-04-01\",\"source\":\"203.0.113.80\",\"failed\":3,"
                                + "\"answered\":0,\"targets\":3,\"answeredTargets\":0,\"ports\":1,\"institutions\":1,"
                                + "\"manner\":\"narrow\",\"project\":null}",
                        "{\"type\":\"total\",\"day\":\"2026-04-01\",\"which\":\"known\",\"sources\":0,\"failed\":0}",
                        "{\"type\":\"total\",\"day\":\"2026-04-01\",\"which\":\"unknown\",\"sources\":1,\"failed\":3}");
        Path list = Files.writeString(home.resolve("projects.csv"), "indicator,role\n203.0.113.80,scanner\n");
        assertThat(json("scans", "--indicators", list.toString()).out())
                .contains("\"project\":\"projects.csv\"", "\"which\":\"known\",\"sources\":1,\"failed\":3");
        assertThat(call(arguments(new String[] {"scans", "--day", "2026-04-01"}))
                        .out())
                .contains("81/tcp", "No day before is held");
        assertThat(call(arguments(new String[] {"scans", "--day", "2026-03-01"}))
                        .out())
                .contains("None is held for this day");
        assertThat(json("scans", "--day", "yesterday").err()).contains("yesterday", "2026-04-01");
        assertThat(json("scans", "--top", "0").exitCode()).isEqualTo(2);
    }

    private static Session knock(int target) {
        return new Session(
                DAY_MS + 3 * HOUR_MS,
                0,
                address("203.0.113.80"),
                50_000,
                address("192.0.2." + target),
                81,
                Protocol.TCP,
                SessionState.UNANSWERED,
                0,
                0,
                1,
                0,
                0,
                0,
                1,
                "NL",
                64_512);
    }

    @Test
    void huntsBySeveralConditionsAtOnce() {
        Call call = json("hunt", "--host", "192.0.2.0/24", "--peer", "203.0.113.66", "--from", "2026-04-01T01:00:00Z");
        assertThat(call.exitCode()).as(call.err()).isZero();
        assertThat(call.out().lines()).hasSize(2);
        assertThat(json("hunt", "--port", "443", "--country", "nl", "--state", "answered", "--limit", "1")
                        .err())
                .contains("1 sessions, and there are more");
        assertThat(json("hunt", "--min-bytes-out", "701").out()).isEmpty();
        assertThat(json("hunt", "--max-bytes-in", "10").out()).isEmpty(); // unknown is not small
        assertThat(json("hunt", "--institution", "1", "--min-duration", "1", "--sensor", "panos")
                        .out()
                        .lines())
                .hasSize(1);
    }

    @Test
    void questionsAreAnsweredWhileAnotherHinomiHoldsTheArchive() {
        json("archive", "rebuild-index");
        SessionArchive running = SessionArchive.open(home.resolve("archive"));
        try (running) {
            assertThat(json("retro", "203.0.113.66").exitCode()).isZero();
            assertThat(json("hunt", "--peer", "203.0.113.66").exitCode()).isZero();
            assertThat(json("archive", "status").out()).contains("\"hourFileSessions\":3", "\"segmentSessions\":2");
            assertThat(json("archive", "verify").out()).startsWith("{\"whole\":true");
            Call compact = json("archive", "compact");
            assertThat(compact.exitCode()).isEqualTo(5);
            assertThat(compact.err()).contains("in use by another Hinomi");
        }
    }

    @Test
    void compactionAndExpiryDoWhatTheySay() {
        assertThat(json("archive", "compact").out()).isEqualTo("{\"segments\":1,\"sessions\":2}\n");
        assertThat(json("archive", "status").out()).contains("\"segments\":0", "\"hourFileSessions\":5");
        assertThat(json("archive", "expire", "--keep-days", "36500").out()).contains("\"files\":0");
    }

    @Test
    void aRebuiltIndexAnswersLikeReadingEverything() throws IOException {
        String[] questions = {"203.0.113.66", "203.0.113.9", "203.0.113.1", "2001:db8::5"};
        List<String> without = new ArrayList<>();
        for (String question : questions) {
            without.add(json("retro", question, "--rows").out());
        }
        Call rebuilt = json("archive", "rebuild-index");
        assertThat(rebuilt.err()).isEmpty();
        assertThat(rebuilt.out()).startsWith("{\"days\":1,\"addresses\":2");
        assertThat(json("archive", "verify").out()).startsWith("{\"whole\":true");
        for (int i = 0; i < questions.length; i++) {
            assertThat(json("retro", questions[i], "--rows").out())
                    .as(questions[i])
                    .isEqualTo(without.get(i));
        }
    }

    @Test
    void anIndexThatRulesAnHourOutKeepsItClosed() throws IOException {
        json("archive", "rebuild-index");
        Path part = partOfHour("hour=02");
        Files.write(part, new byte[] {1});
        assertThat(json("retro", "203.0.113.9").exitCode()).isZero(); // hour 0 alone
        assertThat(json("retro", "203.0.113.66").exitCode()).isEqualTo(5);
    }

    private Path partOfHour(String hour) throws IOException {
        try (Stream<Path> files = Files.walk(home.resolve("archive/sessions"))) {
            return files.filter(file ->
                            file.toString().contains(hour) && file.toString().endsWith(".parquet"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void damageIsFoundAndEndsWithFive() throws IOException {
        Path segment = home.resolve("archive/segments/zeek-2.seg");
        byte[] bytes = Files.readAllBytes(segment);
        bytes[60] ^= 1;
        Files.write(segment, bytes);
        Call call = json("archive", "verify");
        assertThat(call.exitCode()).isEqualTo(5);
        assertThat(call.out()).startsWith("{\"whole\":false").contains("zeek-2.seg", "checksum");
    }

    @Test
    void wrongCallsSayWhatIsAllowed() {
        assertThat(call("retro", "203.0.113.1").exitCode()).isEqualTo(2);
        Call address = json("retro", "203.0.113.1/24");
        assertThat(address.exitCode()).isEqualTo(2);
        assertThat(address.err()).contains("203.0.113.1/24", "no host bits set");
        assertThat(json("retro").exitCode()).isEqualTo(2);
        assertThat(json("retro", "203.0.113.1", "--days", "0").exitCode()).isEqualTo(2);
        assertThat(json("hunt", "--country", "NLD").exitCode()).isEqualTo(2);
        assertThat(json("hunt", "--from", "yesterday").err()).contains("yesterday", "2026-04-01");
        assertThat(json("retro", "--indicators", "/no/such/list").exitCode()).isEqualTo(3);
        Call empty = call("retro", "203.0.113.1", "--home", "/no/such/home");
        assertThat(empty.exitCode()).isEqualTo(4);
        assertThat(empty.err()).contains("holds no session archive");
    }
}
