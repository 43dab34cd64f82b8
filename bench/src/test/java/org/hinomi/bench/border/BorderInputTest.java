// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.border;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hinomi.analysis.Formats;
import org.hinomi.analysis.Pipeline;
import org.hinomi.analysis.attribute.AsTable;
import org.hinomi.analysis.attribute.Attributor;
import org.hinomi.analysis.attribute.CountryTable;
import org.hinomi.analysis.attribute.InstitutionTable;
import org.hinomi.analysis.attribute.NameKey;
import org.hinomi.analysis.attribute.NetworkFile;
import org.hinomi.analysis.format.LogDecoder;
import org.hinomi.analysis.format.LogOutput;
import org.hinomi.analysis.match.IndicatorFile;
import org.hinomi.analysis.match.IndicatorSet;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.alert.SensorAlert;
import org.hinomi.model.format.Rejected;
import org.hinomi.model.network.Direction;
import org.hinomi.model.network.Institution;
import org.hinomi.model.session.SessionBlock;
import org.hinomi.model.session.SessionState;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BorderInputTest {

    private static final int SESSIONS = 60_000;

    /** An hour has 25,000 sessions or so, so that the span goes over several. */
    private static final BorderSettings SETTINGS =
            new BorderSettings(SESSIONS, 7, 600_000, 3, 4_000, BorderNetwork.USUAL);

    @TempDir
    private static Path data;

    private static BorderInput input = new BorderInput(Path.of(""), List.of());
    private static final Seen SEEN = new Seen();

    /** What the product's own stages make of the lines. */
    private static final class Seen implements LogOutput {

        private long sessions;
        private long ipv6;
        private long failedInbound;
        private long transit;
        private long matches;
        private long rejected;
        private Pipeline pipeline = new Pipeline(
                new Attributor(new InstitutionTable(List.of()), CountryTable.EMPTY, AsTable.EMPTY),
                IndicatorSet.EMPTY,
                new NameKey(new byte[NameKey.BYTES]));
        private final Set<String> peers = new HashSet<>();

        @Override
        public void sessions(SessionBlock rows) {
            pipeline.attribute(rows);
            pipeline.match(rows, match -> matches++);
            for (int row = 0; row < rows.size(); row++) {
                count(rows, row);
            }
        }

        private void count(SessionBlock rows, int row) {
            sessions++;
            IpAddress src = new IpAddress(rows.srcHigh()[row], rows.srcLow()[row]);
            IpAddress dst = new IpAddress(rows.dstHigh()[row], rows.dstLow()[row]);
            ipv6 += src.isIpv4() ? 0 : 1;
            boolean isInbound = rows.direction(row) == Direction.INBOUND;
            transit += isInbound || rows.direction(row) == Direction.OUTBOUND ? 0 : 1;
            SessionState state = SessionState.at(rows.state()[row]);
            failedInbound += isInbound && (state == SessionState.UNANSWERED || state == SessionState.REFUSED) ? 1 : 0;
            peers.add((isInbound ? src : dst).toString());
        }

        @Override
        public void alert(SensorAlert alert) {
            throw new AssertionError("no line is an alert");
        }

        @Override
        public void rejected(Rejected line, byte[] text, int from, int to) {
            rejected++;
        }
    }

    @BeforeAll
    static void makeAndRead() throws IOException {
        input = BorderInput.of(SETTINGS, data);
        List<Institution> institutions;
        try (BufferedReader network = Files.newBufferedReader(input.network())) {
            institutions = NetworkFile.read(network, "network").institutions();
        }
        try (BufferedReader list = Files.newBufferedReader(input.indicators())) {
            SEEN.pipeline = new Pipeline(
                    new Attributor(new InstitutionTable(institutions), CountryTable.EMPTY, AsTable.EMPTY),
                    new IndicatorSet(
                            IndicatorFile.read(list, "list", institutions).indicators()),
                    new NameKey(new byte[NameKey.BYTES]));
        }
        for (Path log : input.logFiles()) {
            LogDecoder decoder = new LogDecoder(Formats.all(), "test", SessionBlock.CAPACITY, SEEN);
            byte[] text = Files.readAllBytes(log);
            decoder.feed(text, 0, text.length);
            decoder.finish();
        }
    }

    @Test
    void everyLineIsTaken() {
        assertThat(SEEN.rejected).isZero();
        assertThat(SEEN.sessions).isEqualTo(SESSIONS).isEqualTo(input.sessions());
    }

    @Test
    void everySessionCrossesTheBorder() {
        assertThat(SEEN.transit).isZero();
    }

    @Test
    void eightInAHundredAreIpv6() {
        assertThat((double) SEEN.ipv6 / SESSIONS).isCloseTo(0.08, within(0.005));
    }

    @Test
    void aThirdAreFailedInboundScans() {
        assertThat((double) SEEN.failedInbound / SESSIONS).isCloseTo(1 / 3.0, within(0.01));
    }

    @Test
    void fewSessionsHaveAListedPeer() {
        assertThat((double) SEEN.matches / SESSIONS).isBetween(0.001, 0.05);
    }

    @Test
    void peersAreManyButFewerThanSessions() {
        assertThat(SEEN.peers).hasSizeBetween(SESSIONS / 4, SESSIONS * 9 / 10);
    }

    @Test
    void eachSensorHasALogForEachHour() {
        assertThat(input.files()).hasSize(3 * 3);
        assertThat(input.files()).extracting(InputFile::name).contains("sensor-3/conn.2026-04-01-02.log");
    }

    @Test
    void indicatorsAreAllReadable() throws IOException {
        try (BufferedReader list = Files.newBufferedReader(input.indicators())) {
            IndicatorFile file = IndicatorFile.read(list, "list", List.of());
            assertThat(file.bad()).isZero();
            assertThat(file.indicators()).hasSize(4_000);
        }
    }

    @Test
    void theSameSettingsGiveTheSameBytes(@TempDir Path other) throws IOException {
        assertThat(BorderInput.of(SETTINGS, other).hash()).isEqualTo(input.hash());
    }

    @Test
    void whatIsThereIsNotMadeAgain() throws IOException {
        long madeMs = Files.getLastModifiedTime(input.logFiles().getFirst()).toMillis();

        BorderInput again = BorderInput.of(SETTINGS, data);

        assertThat(again).isEqualTo(input);
        assertThat(Files.getLastModifiedTime(input.logFiles().getFirst()).toMillis())
                .isEqualTo(madeMs);
    }

    @Test
    void anInputThatWasCutIsRefused(@TempDir Path other) throws IOException {
        BorderSettings small = new BorderSettings(1000, 7, 600_000, 1, 100, BorderNetwork.USUAL);
        Path log = BorderInput.of(small, other).logFiles().getFirst();
        Files.write(log, new byte[10]);

        assertThatThrownBy(() -> BorderInput.of(small, other))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not what the manifest says");
    }

    @Test
    void timesStandInTheOrderOfEnds() {
        assertThat(input.logFiles()).allSatisfy(log -> assertThat(ends(log)).isSorted());
    }

    private static List<Double> ends(Path log) {
        try (var lines = Files.lines(log)) {
            return lines.filter(line -> line.charAt(0) != '#')
                    .map(line -> line.split("\t", -1))
                    .map(fields -> Math.rint(1e3
                            * (Double.parseDouble(fields[0])
                                    + (fields[8].equals("-") ? 0 : Double.parseDouble(fields[8])))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
