// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.triage;

import java.util.ArrayList;
import java.util.List;
import org.hinomi.analysis.triage.LikelihoodTable.Row;
import org.hinomi.model.judgement.DamageRung;
import org.hinomi.model.judgement.LadderCalibration;
import org.hinomi.model.judgement.LocalText;
import org.hinomi.model.judgement.RungFinding;
import org.hinomi.model.judgement.RungFinding.Standing;

/**
 * Collects what is known of one rung: for, against, out of sight, and what would move it. The likelihood is that of the
 * strongest evidence, so more evidence never lowers it. One thread only.
 */
final class RungNotes {

    /** More of the same kind adds nothing for a reader. */
    private static final int MAX_NOTES = 8;

    private record Entry(Row row, LocalText text) {}

    private final DamageRung rung;
    private final LadderCalibration calibration;
    private final List<Entry> speaking = new ArrayList<>();
    private final List<LocalText> against = new ArrayList<>();
    private final List<LocalText> unseen = new ArrayList<>();
    private final List<LocalText> next = new ArrayList<>();

    RungNotes(DamageRung rung, IncidentFacts facts) {
        this.rung = rung;
        this.calibration = facts.context().calibration();
    }

    /** The same facts in both languages. */
    static LocalText text(String ja, String en, Object... facts) {
        return new LocalText(Wording.of(ja, facts), Wording.of(en, facts));
    }

    void speaksFor(String rowId, LocalText text) {
        speaksFor(LikelihoodTable.of(rung, rowId), text);
    }

    void speaksFor(Row row, LocalText text) {
        speaking.add(new Entry(row, text));
    }

    void speaksAgainst(LocalText text) {
        against.add(text);
    }

    void isUnseen(LocalText text) {
        unseen.add(text);
    }

    void wouldMove(LocalText text) {
        next.add(text);
    }

    boolean isClaimed() {
        return speaking.stream().anyMatch(entry -> entry.row().likelihood() >= LikelihoodTable.CLAIM);
    }

    /** The finding where evidence for the rung was seen where it would have shown, or not. */
    RungFinding orNoEvidence(String rowId, LocalText text) {
        return isClaimed() ? claimed() : unclaimed(Standing.NO_EVIDENCE, rowId, text);
    }

    /** The finding where the rung would not show. */
    RungFinding orNotObservable(String rowId, LocalText text) {
        return isClaimed() ? claimed() : unclaimed(Standing.NOT_OBSERVABLE, rowId, text);
    }

    private RungFinding claimed() {
        LocalText decisive = speaking.stream()
                .filter(entry -> entry.row().likelihood() >= LikelihoodTable.CLAIM)
                .findFirst()
                .orElseThrow()
                .text();
        return finding(Standing.CLAIMED, decisive, strongest());
    }

    private RungFinding unclaimed(Standing standing, String rowId, LocalText text) {
        (standing == Standing.NO_EVIDENCE ? against : unseen).addFirst(text);
        Row absence = LikelihoodTable.of(rung, rowId);
        Row strongest = speaking.isEmpty() ? absence : strongest();
        return finding(standing, text, likelihood(strongest) > likelihood(absence) ? strongest : absence);
    }

    private Row strongest() {
        Row strongest = speaking.getFirst().row();
        for (Entry entry : speaking) {
            strongest = likelihood(entry.row()) > likelihood(strongest) ? entry.row() : strongest;
        }
        return strongest;
    }

    private int likelihood(Row row) {
        return calibration.adjust(rung, row.id(), row.likelihood());
    }

    private RungFinding finding(Standing standing, LocalText decisive, Row basis) {
        return new RungFinding(
                rung,
                standing,
                decisive,
                likelihood(basis),
                basis.id(),
                speaking.stream().map(Entry::text).distinct().limit(MAX_NOTES).toList(),
                against.stream().distinct().limit(MAX_NOTES).toList(),
                unseen,
                next);
    }
}
