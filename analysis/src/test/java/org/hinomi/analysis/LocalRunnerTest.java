// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.hinomi.analysis.attribute.AsTable;
import org.hinomi.analysis.attribute.Attributor;
import org.hinomi.analysis.attribute.CountryTable;
import org.hinomi.analysis.attribute.InstitutionTable;
import org.hinomi.analysis.attribute.NameKey;
import org.hinomi.analysis.attribute.NetworkFile;
import org.hinomi.analysis.detect.oddsize.OddSizeDetector;
import org.hinomi.analysis.match.IndicatorSet;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.address.Prefix;
import org.hinomi.model.indicator.Indicator;
import org.hinomi.model.indicator.IndicatorRole;
import org.hinomi.model.judgement.DamageRung;
import org.hinomi.model.judgement.Judgement;
import org.hinomi.model.session.Protocol;
import org.hinomi.model.session.Session;
import org.hinomi.model.session.SessionBlock;
import org.hinomi.model.session.SessionState;
import org.hinomi.model.signal.Signal;
import org.junit.jupiter.api.Test;

class LocalRunnerTest {

    private static final long SEED = 42;
    private static final String SERVER = "203.0.113.66";
    private static final String HOST_A = "192.0.2.1";
    private static final String HOST_E = "192.0.2.2";
    private static final String HOST_I = "198.51.100.3";

    /** The slide's ten sessions, as minutes of the day, host, sent, received. */
    private static final List<Session> SLIDE = List.of(
            download(559, HOST_A, 2283, 353460),
            download(1106, HOST_E, 1154, 23532),
            download(1147, HOST_E, 1154, 23532),
            download(1013, HOST_E, 1154, 23532),
            download(1065, HOST_E, 1154, 23532),
            download(1095, HOST_E, 1154, 23532),
            download(1199, HOST_E, 1154, 23532),
            download(1001, HOST_E, 307, 14466),
            download(1084, HOST_I, 307, 14466),
            download(1177, HOST_I, 307, 14466));

    @Test
    void theSlidesOddSessionIsAProbableSecondDownload() {
        LocalRunner.Result result = run(SLIDE, IndicatorSet.EMPTY);
        assertThat(result.signals()).hasSize(1);
        Signal signal = result.signals().getFirst();
        assertThat(signal.detector()).isEqualTo(OddSizeDetector.ID);
        assertThat(signal.host()).hasToString(HOST_A);
        Judgement judgement = Detectors.triage().judge(signal.host(), result.signals(), result.sessions());
        assertThat(judgement.damage()).isEqualTo(DamageRung.SECOND_DOWNLOAD);
        assertThat(judgement.title().ja()).contains("追加ダウンロードの可能性");
    }

    @Test
    void withTheServerListedTheOddHostIsStillFirst() {
        LocalRunner.Result result = run(SLIDE, listed());
        List<Signal> ofA = of(result, HOST_A);
        List<Signal> ofE = of(result, HOST_E);
        Judgement first = Detectors.triage().judge(address(HOST_A), ofA, result.sessions());
        Judgement second = Detectors.triage().judge(address(HOST_E), ofE, result.sessions());
        assertThat(first.damage()).isEqualTo(DamageRung.SECOND_DOWNLOAD);
        assertThat(second.damage()).isLessThan(DamageRung.SECOND_DOWNLOAD);
        assertThat(first.urgency()).isGreaterThan(second.urgency());
    }

    @Test
    void theOrderOfRecordsDoesNotMatter() {
        LocalRunner.Result expected = run(SLIDE, listed());
        Random random = new Random(SEED);
        for (int round = 0; round < 20; round++) {
            List<Session> shuffled = new ArrayList<>(SLIDE);
            Collections.shuffle(shuffled, random);
            assertThat(run(shuffled, listed()).signals())
                    .as("seed %d, round %d", SEED, round)
                    .isEqualTo(expected.signals());
        }
    }

    @Test
    void aRecordThatComesTwiceCountsOnce() {
        List<Session> twice = new ArrayList<>();
        for (int i = 0; i < SLIDE.size(); i++) {
            twice.add(withId(SLIDE.get(i), 1000 + i));
            twice.add(withId(SLIDE.get(i), 1000 + i));
        }
        LocalRunner.Result result = run(twice, IndicatorSet.EMPTY);
        assertThat(result.duplicates()).containsEntry("test.log", 10L);
        assertThat(result.signals()).isEqualTo(run(SLIDE, IndicatorSet.EMPTY).signals());
    }

    @Test
    void quietTrafficRaisesNothing() {
        assertThat(run(SLIDE.subList(1, 10), IndicatorSet.EMPTY).signals()).isEmpty();
    }

    private static LocalRunner.Result run(List<Session> sessions, IndicatorSet indicators) {
        List<NetworkFile> network =
                List.of(NetworkFile.parsePair("192.0.2.0/24=Aoba"), NetworkFile.parsePair("198.51.100.0/24=Minato"));
        Attributor attributor = new Attributor(
                new InstitutionTable(NetworkFile.institutions(network)), CountryTable.EMPTY, AsTable.EMPTY);
        LocalRunner runner =
                new LocalRunner(new Pipeline(attributor, indicators, new NameKey(new byte[NameKey.BYTES])));
        SessionBlock block = new SessionBlock("test", 16);
        sessions.forEach(block::add);
        runner.accept(block, "test.log");
        return runner.finish();
    }

    private static IndicatorSet listed() {
        return new IndicatorSet(List.of(new Indicator(
                Prefix.parse(SERVER).orElseThrow(),
                IndicatorRole.UNSPECIFIED,
                Indicator.DEFAULT_CONFIDENCE,
                "list",
                Long.MIN_VALUE,
                Long.MAX_VALUE)));
    }

    private static List<Signal> of(LocalRunner.Result result, String host) {
        return result.signals().stream()
                .filter(signal -> signal.host().equals(address(host)))
                .toList();
    }

    private static Session download(int minute, String host, long bytesOut, long bytesIn) {
        return new Session(
                minute * 60_000L - 9 * 3_600_000L,
                1000,
                address(host),
                50_000 + minute,
                address(SERVER),
                80,
                Protocol.TCP,
                SessionState.ANSWERED,
                bytesOut,
                bytesIn,
                10,
                20,
                0,
                0,
                0,
                "",
                0);
    }

    private static Session withId(Session session, long recordId) {
        return new Session(
                session.startMs(),
                session.durationMs(),
                session.src(),
                session.srcPort(),
                session.dst(),
                session.dstPort(),
                session.protocol(),
                session.state(),
                session.bytesOut(),
                session.bytesIn(),
                session.packetsOut(),
                session.packetsIn(),
                recordId,
                0,
                0,
                "",
                0);
    }

    private static IpAddress address(String text) {
        return IpAddress.parse(text).orElseThrow();
    }
}
