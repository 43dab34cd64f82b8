// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.triage;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hinomi.analysis.triage.Scene.DAY_MS;
import static org.hinomi.analysis.triage.Scene.PEER;
import static org.hinomi.analysis.triage.Scene.START_MS;

import java.util.ArrayList;
import java.util.List;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.alert.Severity;
import org.hinomi.model.context.KindHistory;
import org.hinomi.model.context.SignalKind;
import org.hinomi.model.context.TriageContext;
import org.hinomi.model.signal.CauseKey;
import org.hinomi.model.signal.Evidence;
import org.hinomi.model.signal.Signal;
import org.junit.jupiter.api.Test;

class SignalMemoryTest {

    private static final int MEMBERS = 20;
    private static final int OWN = 1;
    private static final SignalKind KIND = SignalKind.ofSignature("test:1");

    private final List<Signal> signals = new ArrayList<>();

    @Test
    void aDayIsNoPastOfItself() {
        Signal incident = seen(OWN, 10, 0, 3);
        seen(OWN, 10, 0, 1);
        assertThat(history(incident)).isEqualTo(new KindHistory(0, 0, 0));
    }

    @Test
    void daysCountOnceForHostAndInstitution() {
        Signal incident = seen(OWN, 10, 0, 1);
        seen(OWN, 10, -1, 1);
        seen(OWN, 10, -1, 2);
        seen(OWN, 10, -3, 1);
        seen(OWN, 11, -3, 1);
        seen(OWN, 11, -4, 1);
        assertThat(history(incident)).isEqualTo(new KindHistory(2, 3, 0));
    }

    @Test
    void otherMembersCountOnceEach() {
        Signal incident = seen(OWN, 10, 0, 1);
        seen(2, 20, -5, 1);
        seen(2, 21, -6, 1);
        seen(3, 30, 0, 1);
        assertThat(history(incident)).isEqualTo(new KindHistory(0, 0, 2));
    }

    @Test
    void whatIsOlderThanTheMemoryIsForgotten() {
        Signal incident = seen(OWN, 10, 0, 1);
        seen(OWN, 10, -TriageContext.MEMORY_DAYS - 1, 1);
        seen(2, 20, -TriageContext.MEMORY_DAYS - 1, 1);
        assertThat(history(incident)).isEqualTo(new KindHistory(0, 0, 0));
        seen(OWN, 10, -TriageContext.MEMORY_DAYS, 1);
        seen(2, 20, -TriageContext.MEMORY_DAYS, 1);
        assertThat(history(incident)).isEqualTo(new KindHistory(1, 1, 1));
    }

    @Test
    void whatOthersSeeLongAfterwardsIsAnotherMatter() {
        Signal incident = seen(OWN, 10, 0, 1);
        seen(2, 20, 1, 1);
        seen(3, 30, 2, 1);
        assertThat(history(incident)).isEqualTo(new KindHistory(0, 0, 1));
    }

    @Test
    void withdrawnSignalsAreNotRemembered() {
        Signal incident = seen(OWN, 10, 0, 1);
        signals.add(signal(2, 20, -5, 0, 0, "test:1"));
        assertThat(history(incident)).isEqualTo(new KindHistory(0, 0, 0));
    }

    @Test
    void memoryBeginsWithTheFirstSignalOfAnyKind() {
        Signal incident = seen(OWN, 10, 0, 1);
        signals.add(signal(2, 20, -7, 0, 1, "test:2"));
        TriageContext context = about(List.of(incident));
        assertThat(context.watchedSinceMs()).isEqualTo(START_MS - 7 * DAY_MS);
        assertThat(context.members()).isEqualTo(MEMBERS);
    }

    @Test
    void aHostWithEverySignatureIsLookedUpForSomeOfThem() {
        List<Signal> incident = new ArrayList<>();
        for (int i = 0; i < 3 * SignalMemory.MAX_KINDS; i++) {
            incident.add(signal(OWN, 10, 0, 1, 1, "test:" + i));
        }
        assertThat(about(incident).histories()).hasSize(SignalMemory.MAX_KINDS);
    }

    private Signal seen(int institution, int host, int day, int hour) {
        Signal signal = signal(institution, host, day, hour, 1, "test:1");
        signals.add(signal);
        return signal;
    }

    private static Signal signal(int institution, int host, int day, int hour, long count, String signature) {
        long atMs = START_MS + day * DAY_MS + hour * DAY_MS / 24;
        IpAddress address = IpAddress.ofIpv4(0xC0000200 | host);
        Evidence evidence = new Evidence.Alerts(signature, "Test", "", Severity.LOW, false, 1, 0, "");
        return new Signal(
                Signal.idOf("alerted-host", address, signature + day + "/" + hour, atMs),
                "alerted-host",
                address,
                institution,
                List.of(CauseKey.ofPeer(PEER)),
                List.of(PEER),
                atMs,
                atMs,
                count,
                evidence);
    }

    private TriageContext about(List<Signal> incident) {
        return new SignalMemory(MEMBERS, signals).about(incident, TriageContext.NONE);
    }

    private KindHistory history(Signal incident) {
        return requireNonNull(about(List.of(incident)).histories().get(KIND));
    }
}
