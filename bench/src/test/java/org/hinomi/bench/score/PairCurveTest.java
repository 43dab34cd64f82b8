// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PairCurveTest {

    private static PairCurve curve() {
        PairCurve curve = new PairCurve();
        curve.countOrdinary(10_000);
        curve.addAttack("day", 90);
        curve.addAttack("day", 60);
        curve.addAttack("hours", 60);
        curve.addAttack("hours", 0);
        curve.addOrdinary(70, true);
        curve.addOrdinary(60, true);
        curve.addOrdinary(60, false);
        return curve;
    }

    @Test
    void thresholdAllowsNoMoreFalsePairsThanTheRate() {
        // One of 10,000 is allowed: 70 lets one through, 60 would let three through.
        assertThat(curve().thresholdAtRate(1e-4)).isEqualTo(70);
        assertThat(curve().thresholdAtRate(3e-4)).isEqualTo(60);
    }

    @Test
    void noThresholdIsLowEnoughWhereNothingFalseIsAllowed() {
        assertThat(curve().thresholdAtRate(1e-5)).isEqualTo(90);
    }

    @Test
    void recallIsOfAllThatWasStagedClaimedOrNot() {
        assertThat(curve().recall("day", 70)).isEqualTo(0.5);
        assertThat(curve().recall("hours", 60)).isEqualTo(0.5);
    }

    @Test
    void aClassThatIsNeverClaimedHasRecallZero() {
        PairCurve curve = new PairCurve();
        curve.addAttack("day", 0);

        assertThat(curve.recall("day", 0)).isZero();
    }

    @Test
    void precisionCountsPollersOnly() {
        // Three of four attacks at 60 and above, with two pollers.
        assertThat(curve().precisionAmongPollers(0.75)).isCloseTo(3 / 5.0, within(1e-12));
    }

    @Test
    void precisionIsZeroWhereTheRecallIsOutOfReach() {
        assertThat(curve().precisionAmongPollers(0.95)).isZero();
    }
}
