// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.triage;

import static org.assertj.core.api.Assertions.assertThat;

import org.hinomi.model.judgement.LocalText;
import org.hinomi.model.judgement.Reason;
import org.hinomi.model.judgement.Reason.Score;
import org.junit.jupiter.api.Test;

class ScoreSheetTest {

    private static final LocalText TEXT = new LocalText("文", "text");

    @Test
    void whatLiesAboveTheTopIsTakenOffTheLastReasons() {
        ScoreSheet sheet = new ScoreSheet();
        sheet.add("a", 80, 0, TEXT);
        sheet.add("b", 30, 0, TEXT);
        sheet.add("c", 5, 0, TEXT);
        assertThat(points(sheet, "a")).isEqualTo(80);
        assertThat(points(sheet, "b")).isEqualTo(20);
        assertThat(points(sheet, "c")).isZero();
    }

    @Test
    void theSumIsHeldOnceAtTheEnd() {
        ScoreSheet sheet = new ScoreSheet();
        sheet.add("a", 90, 0, TEXT);
        sheet.add("b", 30, 0, TEXT);
        sheet.add("c", -15, 0, TEXT);
        // 90 + 30 - 15 = 105, and 5 too many
        assertThat(points(sheet, "b")).isEqualTo(25);
        assertThat(total(sheet)).isEqualTo(100);
    }

    @Test
    void loweringReasonsStopAtTheFloorAndASitesRuleDoesNot() {
        ScoreSheet sheet = new ScoreSheet();
        sheet.add("a", 40, 0, TEXT);
        sheet.add("b", -15, 0, TEXT);
        sheet.add("c", -15, 0, TEXT);
        sheet.holdUrgencyAt(20);
        assertThat(points(sheet, "b")).isEqualTo(-15);
        assertThat(points(sheet, "c")).isEqualTo(-5);
        assertThat(total(sheet)).isEqualTo(20);
        sheet.addOfSite("site-x", -7, 0, TEXT);
        assertThat(total(sheet)).isEqualTo(13);
    }

    @Test
    void theFloorLiftsNothing() {
        ScoreSheet sheet = new ScoreSheet();
        sheet.add("a", 12, 0, TEXT);
        sheet.add("b", -5, 0, TEXT);
        sheet.holdUrgencyAt(20);
        assertThat(total(sheet)).isEqualTo(12);
    }

    private static int points(ScoreSheet sheet, String id) {
        return sheet.reasons().stream()
                .filter(reason -> reason.id().equals(id) && reason.score() == Score.URGENCY)
                .mapToInt(Reason::points)
                .sum();
    }

    private static int total(ScoreSheet sheet) {
        return sheet.reasons().stream()
                .filter(reason -> reason.score() == Score.URGENCY)
                .mapToInt(Reason::points)
                .sum();
    }
}
