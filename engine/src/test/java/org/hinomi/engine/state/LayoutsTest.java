// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.engine.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.hinomi.analysis.SessionGate;
import org.hinomi.analysis.detect.BucketState;
import org.hinomi.engine.element.HostRecord;
import org.hinomi.engine.element.HostRecordLayout;
import org.hinomi.engine.element.IntakeCounts;
import org.hinomi.engine.element.IntakeNews;
import org.hinomi.engine.element.IntakeNewsLayout;
import org.hinomi.engine.element.IntakeTally;
import org.hinomi.engine.element.IntakeTallyLayout;
import org.hinomi.engine.element.Reading;
import org.hinomi.engine.element.ReadingLayout;
import org.hinomi.engine.element.SessionBlockLayout;
import org.hinomi.engine.element.SightingBytes;
import org.hinomi.engine.element.SignalLayout;
import org.hinomi.engine.type.Layout;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.address.Prefix;
import org.hinomi.model.alert.HostAlert;
import org.hinomi.model.alert.SensorAction;
import org.hinomi.model.alert.SensorAlert;
import org.hinomi.model.alert.Severity;
import org.hinomi.model.format.RejectReason;
import org.hinomi.model.indicator.Indicator;
import org.hinomi.model.indicator.IndicatorRole;
import org.hinomi.model.indicator.Match;
import org.hinomi.model.judgement.DamageRung;
import org.hinomi.model.session.Login;
import org.hinomi.model.session.Lookup;
import org.hinomi.model.session.Service;
import org.hinomi.model.session.Session;
import org.hinomi.model.session.SessionBlock;
import org.hinomi.model.session.SessionState;
import org.hinomi.model.session.Sighting;
import org.hinomi.model.signal.CauseKey;
import org.hinomi.model.signal.DetectorKey;
import org.hinomi.model.signal.Evidence;
import org.hinomi.model.signal.Signal;
import org.junit.jupiter.api.Test;

class LayoutsTest {

    private static final long NOON_MS = 1_767_268_800_000L;
    private static final IpAddress HOST = IpAddress.parse("192.0.2.1").orElseThrow();
    private static final IpAddress PEER = IpAddress.parse("2001:db8::7").orElseThrow();
    private static final Indicator INDICATOR = new Indicator(
            Prefix.parse("2001:db8::/64").orElseThrow(), IndicatorRole.SINKHOLE, 70, "list", 1, Long.MAX_VALUE);
    private static final Session SESSION = new Session(
            NOON_MS,
            250,
            HOST,
            65_535,
            PEER,
            443,
            6,
            SessionState.ANSWERED,
            Service.TLS,
            1,
            -1,
            3,
            4,
            -5,
            7,
            0,
            "JP",
            64_512);
    private static final SensorAlert ALERT = new SensorAlert(
            NOON_MS,
            "sensor",
            PEER,
            65_535,
            HOST,
            22,
            6,
            "suricata:1:2",
            "name",
            "class",
            Severity.HIGH,
            SensorAction.BLOCKED,
            "ab12",
            9,
            0,
            7,
            "US");

    private static final Login LOGIN =
            new Login(NOON_MS, "sensor", PEER, 40_000, HOST, 22, Service.SSH, 3, true, 11, 0, 7);
    private static final Lookup LOOKUP =
            new Lookup(NOON_MS, "sensor", HOST, PEER, Long.MIN_VALUE | 5, Lookup.Outcome.ADDRESS, PEER, 12, 7, 0);
    private static final IntakeCounts COUNTS = new IntakeCounts(
            "file", "sensor", "format", 5, 1, 2, 3, Map.of(RejectReason.BAD_TIME, 4L, RejectReason.DUPLICATE, 1L));

    @Test
    void valuesComeBackAsTheyWere() throws IOException {
        assertComesBack(ReadingLayout.INSTANCE, new Reading.Alert("file", ALERT));
        assertComesBack(ReadingLayout.INSTANCE, new Reading.Seen("file", LOGIN));
        assertComesBack(ReadingLayout.INSTANCE, new Reading.Seen("file", LOOKUP));
        assertComesBack(ReadingLayout.INSTANCE, new Reading.Counted(COUNTS));
        assertComesBack(IntakeNewsLayout.INSTANCE, new IntakeNews.Counted(COUNTS));
        assertComesBack(IntakeNewsLayout.INSTANCE, new IntakeNews.Copies("file", 3));
        assertComesBack(IntakeTallyLayout.INSTANCE, new IntakeTally(COUNTS, 3));
        assertComesBack(HostRecordLayout.INSTANCE, new HostRecord.Alerted(new HostAlert(HOST, 7, PEER, false, ALERT)));
        assertComesBack(
                HostRecordLayout.INSTANCE, new HostRecord.Matched(new Match(HOST, 7, PEER, INDICATOR, SESSION)));
    }

    @Test
    void signalsComeBackWithEveryKindOfEvidence() throws IOException {
        assertComesBack(
                SignalLayout.INSTANCE,
                signal(new Evidence.Alerts("suricata:1:2", "name", "class", Severity.LOW, true, 1, 2, "")));
        assertComesBack(SignalLayout.INSTANCE, signal(new Evidence.IndicatorContact(INDICATOR, 1, 2, 3, 4)));
        assertComesBack(SignalLayout.INSTANCE, signal(new Evidence.OddSize(PEER, 1, 2, 3, 4, 5, 6)));
        assertComesBack(
                SignalLayout.INSTANCE,
                signal(new Evidence.Behaviour(DamageRung.EXECUTED, 77, List.of(Long.MAX_VALUE, -1L))));
    }

    @Test
    void blocksComeBackRowByRow() throws IOException {
        Reading.Sessions before = new Reading.Sessions("file", block());
        Layout<Reading> layout = ReadingLayout.INSTANCE;
        Reading.Sessions after = (Reading.Sessions) layout.fromBytes(layout.version(), layout.toBytes(before));
        assertThat(after.source()).isEqualTo("file");
        assertThat(after.rows().sensor()).isEqualTo("sensor");
        assertThat(after.rows().session(0)).isEqualTo(SESSION);
    }

    @Test
    void blocksOfTheFirstVersionComeBackWithoutAService() throws IOException {
        byte[] bytes = SessionBlockLayout.INSTANCE.toBytes(block());
        byte[] before = Arrays.copyOf(bytes, bytes.length - block().size()); // services stand last
        SessionBlock after = SessionBlockLayout.INSTANCE.fromBytes(1, before);
        assertThat(after.session(0).service()).isEqualTo(Service.UNKNOWN);
        assertThat(after.digest(0)).isEqualTo(block().digest(0));
        assertThat(after.size()).isEqualTo(block().size());
    }

    @Test
    void copiedGateHoldsWhatTheFirstHeldAndSharesNothing() {
        SessionGate gate = new SessionGate();
        gate.hold(block(), "file");
        gate.hold(ALERT, "file");
        gate.hold(LOGIN, "file");
        SessionGate copy = SessionGateLayout.INSTANCE.copy(gate);
        List<Object> passed = release(gate);
        assertThat(gate.isEmpty()).isTrue();
        assertThat(copy.isEmpty()).isFalse();
        assertThat(release(copy)).isEqualTo(passed).hasSize(3);
    }

    @Test
    void theGateReadsBackTheSightingsItHolds() throws IOException {
        SessionGate gate = new SessionGate();
        gate.hold(LOGIN, "file");
        gate.hold(LOOKUP, "file");
        byte[] bytes = SessionGateLayout.INSTANCE.toBytes(gate);
        SessionGate read = SessionGateLayout.INSTANCE.fromBytes(SessionGateLayout.INSTANCE.version(), bytes);

        assertThat(release(read)).containsExactly(LOGIN, LOOKUP);
    }

    /** A program before the last wrote a gate of no ids, blocks and alerts, with one sign-in and no kind before it. */
    @Test
    void theGateReadsTheSignInsOfAnOlderProgram() throws IOException {
        SessionGate gate = new SessionGate();
        gate.hold(LOGIN, "file");
        byte[] now = SessionGateLayout.INSTANCE.toBytes(gate);
        int kindAt = now.length - loginBytes() - 1;
        byte[] before = new byte[now.length - 1];
        System.arraycopy(now, 0, before, 0, kindAt);
        System.arraycopy(now, kindAt + 1, before, kindAt, before.length - kindAt);

        SessionGate read = SessionGateLayout.INSTANCE.fromBytes(SightingBytes.FIRST_VERSION, before);

        assertThat(release(read)).containsExactly(LOGIN);
    }

    private static int loginBytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        SightingBytes.write(LOGIN, new DataOutputStream(bytes));
        return bytes.size() - 1;
    }

    @Test
    void copiedDetectorsGoOnCounting() {
        DetectorStates states = new DetectorStates(DetectorKey.HOST);
        HostAlert alert = new HostAlert(HOST, 7, PEER, false, ALERT);
        states.show(NOON_MS, state -> state.alert(alert), BucketState.Settled.signals(signal -> {}));
        DetectorStates copy = DetectorStatesLayout.INSTANCE.copy(states);
        List<Signal> counted = new ArrayList<>();
        copy.show(NOON_MS, state -> state.alert(alert), BucketState.Settled.signals(counted::add));
        assertThat(counted).singleElement().extracting(Signal::count).isEqualTo(2L);
    }

    private static List<Object> release(SessionGate gate) {
        List<Object> passed = new ArrayList<>();
        gate.release(Long.MAX_VALUE, new SessionGate.Output() {
            @Override
            public void sessions(SessionBlock rows) {
                passed.add(rows.session(0));
            }

            @Override
            public void alert(SensorAlert alert) {
                passed.add(alert);
            }

            @Override
            public void sighting(Sighting sighting) {
                passed.add(sighting);
            }

            @Override
            public void duplicates(String source, long records) {
                throw new AssertionError("a copy");
            }
        });
        return passed;
    }

    private static SessionBlock block() {
        SessionBlock block = new SessionBlock("sensor", 1);
        block.add(SESSION);
        return block;
    }

    private static Signal signal(Evidence evidence) {
        return new Signal(
                "0123456789abcdef",
                "detector",
                HOST,
                7,
                List.of(CauseKey.ofPeer(PEER)),
                List.of(PEER),
                1,
                2,
                3,
                evidence);
    }

    private static <T> void assertComesBack(Layout<T> layout, T value) throws IOException {
        assertThat(layout.fromBytes(layout.version(), layout.toBytes(value))).isEqualTo(value);
    }
}
