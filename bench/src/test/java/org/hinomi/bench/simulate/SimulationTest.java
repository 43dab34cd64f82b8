// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.hinomi.bench.simulate.WrittenLogs.Row;
import org.hinomi.bench.simulate.attack.Screenplay;
import org.hinomi.bench.simulate.writer.Compression;
import org.hinomi.bench.simulate.writer.SensorFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SimulationTest {

    /** 2026-04-01T00:00:00+09:00. */
    private static final long START_MS = 1_774_969_200_000L;

    private static final long HOUR_MS = 3_600_000;
    private static final int SESSIONS = 6_000;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void sameSeedGivesTheSameBytes(SensorFormat format) throws IOException {
        write(settings(7, format), folder.resolve("a"));
        write(settings(7, format), folder.resolve("b"));

        List<Path> files = WrittenLogs.files(folder.resolve("a"));
        assertThat(files).hasSizeGreaterThan(4);
        for (Path file : files) {
            Path twin = folder.resolve("b").resolve(folder.resolve("a").relativize(file));
            assertThat(Files.mismatch(file, twin)).as(file.toString()).isEqualTo(-1);
        }
    }

    @Test
    void anotherSeedGivesAnotherPlay() throws IOException {
        write(settings(7, SensorFormat.ZEEK), folder.resolve("a"));
        write(settings(8, SensorFormat.ZEEK), folder.resolve("b"));

        assertThat(WrittenLogs.sessions(folder.resolve("a"))).isNotEqualTo(WrittenLogs.sessions(folder.resolve("b")));
    }

    @ParameterizedTest
    @EnumSource
    void everySessionIsOneLine(SensorFormat format) throws IOException {
        Simulation.Result result = write(settings(3, format), folder);

        assertThat(result.sessions()).isEqualTo(SESSIONS);
        assertThat(WrittenLogs.sessions(folder)).hasSize(SESSIONS);
    }

    @ParameterizedTest
    @EnumSource
    void everyAlertIsOneLine(SensorFormat format) throws IOException {
        Simulation.Result result = write(settings(3, format), folder);

        List<String> records = WrittenLogs.lines(folder.resolve("alerts")).stream()
                .filter(line -> !line.contains("capture_time"))
                .toList();
        assertThat(records).hasSize(Math.toIntExact(result.alerts()));
    }

    @ParameterizedTest
    @EnumSource
    void everyTruthIsInTheLogs(SensorFormat format) throws IOException {
        write(settings(5, format), folder);
        List<Row> rows = WrittenLogs.sessions(folder);

        List<String> truths = Files.readAllLines(folder.resolve("truth.jsonl"));
        assertThat(truths)
                .extracting(line -> WrittenLogs.value(line, "attack"))
                .contains("size-class", "cold-c2", "live-c2", "exploit", "phish-download", "scan", "benign");
        for (String truth : truths) {
            String host = WrittenLogs.value(truth, "host");
            for (String peer : WrittenLogs.values(truth, "peers")) {
                assertThat(rows).as(truth).anyMatch(row -> joins(row, host, peer));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void slidesTableIsWrittenToTheByte(SensorFormat format) throws IOException {
        write(settings(5, format), folder);
        String truth = truthsOf("size-class").getFirst();
        String server = WrittenLogs.values(truth, "peers").getFirst();

        List<Row> rows = WrittenLogs.sessions(folder).stream()
                .filter(row -> row.dst().equals(server))
                .toList();
        assertThat(rows).hasSize(10).allMatch(row -> row.dstPort() == 80);
        assertThat(rows)
                .filteredOn(row -> row.bytesOut() == 1154 && row.bytesIn() == 23532)
                .hasSize(6);
        assertThat(rows)
                .filteredOn(row -> row.bytesOut() == 307 && row.bytesIn() == 14466)
                .hasSize(3);
        assertThat(rows.getFirst().bytesOut()).isEqualTo(2283);
        assertThat(rows.getFirst().bytesIn()).isEqualTo(353460);
        assertThat(rows.getFirst().src()).isEqualTo(WrittenLogs.value(truth, "host"));
        assertThat(rows.stream().map(Row::src).distinct()).hasSize(3);
    }

    @Test
    void oddSessionMayBeAnyOfTheTen() {
        List<Integer> places = IntStream.range(0, 12)
                .mapToObj(this::placeOfOddSession)
                .distinct()
                .toList();

        assertThat(places).hasSizeGreaterThan(3);
    }

    private int placeOfOddSession(int seed) {
        Path own = folder.resolve("seed-" + seed);
        try {
            write(settings(seed, SensorFormat.ZEEK, new Screenplay.Choices(1, 0, true)), own);
            List<Row> rows = WrittenLogs.sessions(own);
            Row odd = rows.stream()
                    .filter(row -> row.bytesIn() == 353460)
                    .findFirst()
                    .orElseThrow();
            return rows.stream()
                    .filter(row -> row.dst().equals(odd.dst()))
                    .toList()
                    .indexOf(odd);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void coldServerNeverAnswersAndTheLiveOneAlwaysDoes() throws IOException {
        write(settings(5, SensorFormat.ZEEK), folder);
        List<Row> rows = WrittenLogs.sessions(folder);

        String cold =
                WrittenLogs.values(truthsOf("cold-c2").getFirst(), "peers").getFirst();
        String live =
                WrittenLogs.values(truthsOf("live-c2").getFirst(), "peers").getFirst();
        assertThat(rows)
                .filteredOn(row -> row.dst().equals(cold))
                .hasSizeGreaterThan(60)
                .allMatch(row -> row.bytesIn() == 0);
        assertThat(rows)
                .filteredOn(row -> row.dst().equals(live))
                .hasSizeGreaterThan(15)
                .allMatch(row -> row.bytesOut() == 812 && row.bytesIn() == 1036);
        assertThat(Files.readString(folder.resolve("indicators.csv")))
                .contains(cold + ",command-and-control,", live + ",command-and-control,");
    }

    @Test
    void decoysOnTheListAreNeverContacted() throws IOException {
        write(settings(5, SensorFormat.ZEEK), folder);

        assertThat(Files.readString(folder.resolve("indicators.csv"))).contains("\n203.0.113.224,");
        assertThat(WrittenLogs.sessions(folder))
                .noneMatch(row -> row.src().equals("203.0.113.224") || row.dst().equals("203.0.113.224"));
    }

    @Test
    void nobodysRealAddressIsWritten() throws IOException {
        write(settings(5, SensorFormat.ZEEK), folder);

        assertThat(WrittenLogs.sessions(folder)).allMatch(row -> isInvented(row.src()) && isInvented(row.dst()));
    }

    private static boolean isInvented(String address) {
        return address.matches(
                        "10\\..*|192\\.0\\.2\\..*|198\\.51\\.100\\..*|203\\.0\\.113\\..*|198\\.1[89]\\..*|100\\.64\\..*|240\\..*|2001:db8:.*")
                || address.matches("100\\.(6[4-9]|[7-9][0-9]|1[01][0-9]|12[0-7])\\..*");
    }

    @Test
    void longSpanIsOneFileForEachHour() throws IOException {
        Simulation.Settings hours = new Simulation.Settings(
                1,
                SESSIONS,
                START_MS,
                START_MS + 4 * HOUR_MS,
                20,
                0.08,
                SensorFormat.ZEEK,
                Compression.GZ,
                Screenplay.Choices.USUAL);
        write(hours, folder);

        List<Path> files = WrittenLogs.files(folder.resolve("sessions"));
        assertThat(files).hasSizeGreaterThanOrEqualTo(4);
        assertThat(files).allMatch(file -> file.toString().endsWith(".log.gz"));
    }

    @Test
    void zeekHeaderIsThatOfZeekSix() throws IOException {
        write(settings(1, SensorFormat.ZEEK), folder);

        assertThat(WrittenLogs.lines(folder.resolve("sessions")))
                .startsWith(
                        "#separator \\x09",
                        "#set_separator\t,",
                        "#empty_field\t(empty)",
                        "#unset_field\t-",
                        "#path\tconn")
                .anyMatch(line -> line.startsWith("#open\t2026-04-01-00-00-0"));
        List<String> lines = WrittenLogs.lines(folder.resolve("sessions"));
        int columns = lines.get(6).split("\t").length - 1;
        assertThat(lines.get(6)).startsWith("#fields\tts\tuid\tid.orig_h").endsWith("tunnel_parents");
        assertThat(lines.get(7).split("\t")).hasSize(columns + 1);
        assertThat(lines)
                .filteredOn(line -> !line.startsWith("#"))
                .allMatch(line -> line.split("\t", -1).length == columns);
    }

    @Test
    void refusesFewerSessionsThanTheScriptHas() {
        Simulation.Settings tooFew = new Simulation.Settings(
                1,
                10,
                START_MS,
                START_MS + HOUR_MS,
                20,
                0.08,
                SensorFormat.ZEEK,
                Compression.NONE,
                Screenplay.Choices.USUAL);

        assertThatThrownBy(() -> write(tooFew, folder)).hasMessageContaining("scripted attacks alone");
    }

    private List<String> truthsOf(String attack) throws IOException {
        return Files.readAllLines(folder.resolve("truth.jsonl")).stream()
                .filter(line -> WrittenLogs.value(line, "attack").equals(attack))
                .toList();
    }

    private static boolean joins(Row row, String host, String peer) {
        return (row.src().equals(host) && row.dst().equals(peer))
                || (row.src().equals(peer) && row.dst().equals(host));
    }

    private static Simulation.Result write(Simulation.Settings settings, Path out) throws IOException {
        return Simulation.write(settings, out, out.resolve("truth.jsonl"));
    }

    private static Simulation.Settings settings(long seed, SensorFormat format) {
        return settings(seed, format, Screenplay.Choices.USUAL);
    }

    private static Simulation.Settings settings(long seed, SensorFormat format, Screenplay.Choices choices) {
        return new Simulation.Settings(
                seed, SESSIONS, START_MS, START_MS + HOUR_MS, 20, 0.08, format, Compression.NONE, choices);
    }
}
