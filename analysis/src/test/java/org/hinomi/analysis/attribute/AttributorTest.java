// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.alert.SensorAction;
import org.hinomi.model.alert.SensorAlert;
import org.hinomi.model.alert.Severity;
import org.hinomi.model.network.Direction;
import org.hinomi.model.session.SessionBlock;
import org.junit.jupiter.api.Test;

class AttributorTest {

    private static final String INSIDE = "10.1.2.3";
    private static final String OTHER_INSIDE = "10.2.3.4";
    /** In the demo's world 203.0.113.0/26 is RU and 192.0.2.0/26 is JP. */
    private static final String RU = "203.0.113.5";

    private static final String JP = "192.0.2.5";

    private final Attributor attributor = new Attributor(
            new InstitutionTable(NetworkFile.institutions(
                    List.of(NetworkFile.parsePair("10.1.0.0/16=A"), NetworkFile.parsePair("10.2.0.0/16=B")))),
            DemoWorld.countries(),
            DemoWorld.asNumbers());

    @Test
    void outsideEndGivesCountryAndAs() {
        SessionBlock block = new SessionBlock("test", 4);
        addRow(block, INSIDE, RU);
        addRow(block, RU, INSIDE);
        attributor.attribute(block);

        assertThat(block.direction(0)).isEqualTo(Direction.OUTBOUND);
        assertThat(block.direction(1)).isEqualTo(Direction.INBOUND);
        assertThat(block.srcInstitution()[0]).isEqualTo(1);
        assertThat(block.dstInstitution()[1]).isEqualTo(1);
        assertThat(block.session(0).country()).isEqualTo("RU");
        assertThat(block.session(1).country()).isEqualTo("RU");
        assertThat(block.asNumber()[0]).isPositive().isEqualTo(block.asNumber()[1]);
    }

    @Test
    void transitTakesTheDestinationAndInternalTakesNone() {
        SessionBlock block = new SessionBlock("test", 4);
        addRow(block, RU, JP);
        addRow(block, INSIDE, OTHER_INSIDE);
        block.attribute(1, 9, 9, 'x', 9);
        attributor.attribute(block);

        assertThat(block.direction(0)).isEqualTo(Direction.TRANSIT);
        assertThat(block.session(0).country()).isEqualTo("JP");
        assertThat(block.direction(1)).isEqualTo(Direction.INTERNAL);
        assertThat(block.dstInstitution()[1]).isEqualTo(2);
        assertThat(block.session(1).country()).isEmpty();
        assertThat(block.asNumber()[1]).isZero();
    }

    @Test
    void alertIsAttributedLikeASession() {
        assertThat(attributor.attribute(alert(RU, INSIDE)).country()).isEqualTo("RU");
        assertThat(attributor.attribute(alert(RU, INSIDE)).dstInstitution()).isEqualTo(1);
        assertThat(attributor.attribute(alert(INSIDE, RU)).isOutbound()).isTrue();
        assertThat(attributor.attribute(alert(INSIDE, OTHER_INSIDE)).country()).isEmpty();
        assertThat(attributor.attribute(alert(RU, JP)).country()).isEqualTo("JP");
    }

    private static SensorAlert alert(String src, String dst) {
        return new SensorAlert(
                1,
                "test",
                ip(src),
                1,
                ip(dst),
                2,
                6,
                "test:1",
                "name",
                "",
                Severity.INFORMATIONAL,
                SensorAction.UNKNOWN,
                "",
                1,
                0,
                0,
                "");
    }

    private static void addRow(SessionBlock block, String src, String dst) {
        int row = block.newRow();
        block.srcHigh()[row] = ip(src).high();
        block.srcLow()[row] = ip(src).low();
        block.dstHigh()[row] = ip(dst).high();
        block.dstLow()[row] = ip(dst).low();
    }

    private static IpAddress ip(String text) {
        return IpAddress.parse(text).orElseThrow();
    }
}
