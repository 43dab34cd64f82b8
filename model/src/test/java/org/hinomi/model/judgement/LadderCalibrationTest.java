// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.model.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.hinomi.model.judgement.LadderCalibration.Basis;
import org.hinomi.model.judgement.LadderCalibration.FinalReport;
import org.hinomi.model.judgement.LadderCalibration.Outcomes;
import org.junit.jupiter.api.Test;

class LadderCalibrationTest {

    private static final LocalText TEXT = new LocalText("文", "text");

    @Test
    void withoutReportsTheTableStands() {
        assertThat(LadderCalibration.NONE.adjust(DamageRung.EXECUTED, "sinkhole", 70))
                .isEqualTo(70);
    }

    @Test
    void reportsMoveTheLikelihoodOfTheirEvidenceAlone() {
        LadderCalibration calibration =
                LadderCalibration.of(Collections.nCopies(20, report(DamageRung.EXECUTED, "sinkhole", DamageRung.NONE)));
        // (0.7 · 20 + 0) / (20 + 20) = 0.35
        assertThat(calibration.adjust(DamageRung.EXECUTED, "sinkhole", 70)).isEqualTo(35);
        assertThat(calibration.adjust(DamageRung.EXECUTED, "call-back", 70)).isEqualTo(70);
        assertThat(calibration.adjust(DamageRung.DELIVERED, "sinkhole", 70)).isEqualTo(70);
    }

    @Test
    void oneReportMovesLittle() {
        LadderCalibration calibration =
                LadderCalibration.of(List.of(report(DamageRung.EXECUTED, "sinkhole", DamageRung.NONE)));
        // 14 / 21 = 0.667
        assertThat(calibration.adjust(DamageRung.EXECUTED, "sinkhole", 70)).isEqualTo(67);
    }

    @Test
    void aHigherTrueRungConfirmsTheChainBelowIt() {
        LadderCalibration calibration =
                LadderCalibration.of(List.of(report(DamageRung.EXECUTED, "x", DamageRung.EXFILTRATION)));
        assertThat(calibration.counts())
                .containsExactly(java.util.Map.entry(new Basis(DamageRung.EXECUTED, "x"), new Outcomes(1, 0)));
    }

    @Test
    void whatLiesBetweenTheChainAndTheTrueRungIsNotCounted() {
        LadderCalibration calibration =
                LadderCalibration.of(List.of(report(DamageRung.SPREADING, "x", DamageRung.EXFILTRATION)));
        assertThat(calibration.counts()).isEmpty();
    }

    @Test
    void findingsWithoutABasisAreNotCounted() {
        assertThat(LadderCalibration.of(List.of(report(DamageRung.EXECUTED, "", DamageRung.NONE)))
                        .counts())
                .isEmpty();
    }

    private static FinalReport report(DamageRung rung, String basis, DamageRung trueRung) {
        RungFinding finding = new RungFinding(
                rung, RungFinding.Standing.CLAIMED, TEXT, 70, basis, List.of(), List.of(), List.of(), List.of());
        return new FinalReport(List.of(finding), trueRung);
    }
}
