// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.engine.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.address.Prefix;
import org.hinomi.model.alert.Severity;
import org.hinomi.model.indicator.Indicator;
import org.hinomi.model.indicator.IndicatorRole;
import org.hinomi.model.judgement.DamageRung;
import org.hinomi.model.signal.CauseKey;
import org.hinomi.model.signal.Evidence;
import org.hinomi.model.signal.Signal;
import org.junit.jupiter.api.Test;

class SignalJsonTest {

    private static final IpAddress HOST = IpAddress.parse("2001:db8::7").orElseThrow();
    private static final IpAddress PEER = IpAddress.parse("203.0.113.66").orElseThrow();

    @Test
    void everyKindOfEvidenceComesBackAsItWas() {
        Indicator indicator = new Indicator(
                Prefix.parse("203.0.113.0/24").orElseThrow(),
                IndicatorRole.COMMAND_AND_CONTROL,
                80,
                "list",
                Long.MIN_VALUE,
                Long.MAX_VALUE);
        for (Evidence evidence : List.of(
                new Evidence.Alerts("s:1", "名前 \"quoted\"", "c", Severity.HIGH, true, 3, 4, "ab"),
                new Evidence.IndicatorContact(indicator, 1, 2, 3, 4),
                new Evidence.OddSize(PEER, 2283, 353460, 9, 2, 23532, 3),
                new Evidence.Behaviour(DamageRung.COMMAND_AND_CONTROL, 100, List.of(3L, 600_000L)))) {
            Signal signal = new Signal(
                    "0123456789abcdef", "d", HOST, 7, List.of(CauseKey.ofPeer(PEER)), List.of(PEER), 1, 2, 3, evidence);
            assertThat(SignalJson.read(SignalJson.write(signal))).isEqualTo(signal);
        }
    }
}
