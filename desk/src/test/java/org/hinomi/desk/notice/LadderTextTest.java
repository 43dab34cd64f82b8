// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.desk.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hinomi.model.judgement.DamageRung;
import org.hinomi.model.judgement.Judgement;
import org.hinomi.model.judgement.LocalText;
import org.hinomi.model.judgement.RungFinding;
import org.hinomi.model.judgement.RungFinding.Standing;
import org.junit.jupiter.api.Test;

class LadderTextTest {

    private static final LocalText UNSEEN = new LocalText("見えない", "unseen");

    @Test
    void claimedRungsAndTheNextOneGiveTheirNotes() {
        String text = LadderText.of(judgement(), false);
        assertThat(text)
                .contains("executed [claimed] text of EXECUTED", "Also for it: for EXECUTED")
                .contains("What would move it: next of COMMAND_AND_CONTROL")
                .doesNotContain("next of SPREADING");
    }

    @Test
    void noEvidenceIsNoProofInBothLanguages() {
        assertThat(LadderText.of(judgement(), false)).contains("no evidence (not proof of absence)");
        assertThat(LadderText.of(judgement(), true)).contains("証拠なし（無いことの証明ではありません）");
    }

    @Test
    void whatCannotBeObservedStandsOnce() {
        assertThat(LadderText.of(judgement(), true)).containsOnlyOnce("    - 見えない");
    }

    @Test
    void judgementsWithoutNotesAreToldByTheirSentences() {
        LocalText sentence = new LocalText("文", "sentence");
        Judgement old = new Judgement(
                "2026-11.1",
                DamageRung.PROBED,
                List.of(new RungFinding(DamageRung.PROBED, Standing.CLAIMED, sentence)),
                List.of(),
                sentence);
        assertThat(LadderText.of(old, false)).isEqualTo("  probed [claimed] sentence\n");
    }

    private static Judgement judgement() {
        List<RungFinding> ladder = List.of(
                finding(DamageRung.EXECUTED, Standing.CLAIMED),
                finding(DamageRung.COMMAND_AND_CONTROL, Standing.NO_EVIDENCE),
                finding(DamageRung.SPREADING, Standing.NOT_OBSERVABLE));
        return new Judgement("rules", DamageRung.EXECUTED, ladder, List.of(), UNSEEN);
    }

    private static RungFinding finding(DamageRung rung, Standing standing) {
        return new RungFinding(
                rung,
                standing,
                note("text of " + rung),
                50,
                "basis",
                List.of(note("text of " + rung), note("for " + rung)),
                List.of(note("against " + rung)),
                List.of(UNSEEN),
                List.of(note("next of " + rung)));
    }

    private static LocalText note(String en) {
        return new LocalText("日" + en, en);
    }
}
