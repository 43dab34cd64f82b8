// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.desk.notice;

import java.util.List;
import java.util.stream.Stream;
import org.hinomi.model.judgement.DamageRung;
import org.hinomi.model.judgement.Judgement;
import org.hinomi.model.judgement.LocalText;
import org.hinomi.model.judgement.RungFinding;

/**
 * The damage ladder in a notice. Every rung has its line; what is claimed, and the first rung above it, have what speaks for
 * and against them and what would change the estimate. What cannot be observed stands once, at the end.
 */
final class LadderText {

    private final boolean isJapanese;
    private final StringBuilder text = new StringBuilder();

    private LadderText(boolean isJapanese) {
        this.isJapanese = isJapanese;
    }

    static String of(Judgement judgement, boolean isJapanese) {
        LadderText ladder = new LadderText(isJapanese);
        DamageRung following = following(judgement);
        for (RungFinding finding : judgement.ladder()) {
            ladder.line(finding);
            if (finding.isClaimed() || finding.rung() == following) {
                ladder.notes(finding);
            }
        }
        ladder.unseen(judgement);
        return ladder.text.toString();
    }

    /** The first rung above the highest claimed one, or that one itself where there is none. */
    private static DamageRung following(Judgement judgement) {
        return Stream.of(DamageRung.values())
                .filter(rung -> rung.compareTo(judgement.damage()) > 0)
                .findFirst()
                .orElse(judgement.damage());
    }

    private void line(RungFinding finding) {
        text.append("  ").append(in(finding.rung().title()));
        text.append(" [").append(standing(finding.standing())).append("] ");
        text.append(in(finding.text())).append('\n');
    }

    private void notes(RungFinding finding) {
        List<LocalText> others = finding.evidenceFor().stream()
                .filter(note -> !note.equals(finding.text()))
                .toList();
        list("他の根拠", "Also for it", others);
        list(
                "反証",
                "Against it",
                finding.evidenceAgainst().stream()
                        .filter(note -> !note.equals(finding.text()))
                        .toList());
        list("推定が変わる観測", "What would move it", finding.next());
    }

    private void unseen(Judgement judgement) {
        List<LocalText> notes = judgement.ladder().stream()
                .flatMap(finding -> finding.notObservable().stream())
                .distinct()
                .toList();
        if (!notes.isEmpty()) {
            text.append(isJapanese ? "  観測できないこと:\n" : "  What cannot be observed:\n");
            notes.forEach(note -> text.append("    - ").append(in(note)).append('\n'));
        }
    }

    private void list(String ja, String en, List<LocalText> notes) {
        for (LocalText note : notes) {
            text.append("      ").append(isJapanese ? ja : en).append(": ");
            text.append(in(note)).append('\n');
        }
    }

    private String standing(RungFinding.Standing standing) {
        return switch (standing) {
            case CLAIMED -> isJapanese ? "推定あり" : "claimed";
            case NO_EVIDENCE -> isJapanese ? "証拠なし（無いことの証明ではありません）" : "no evidence (not proof of absence)";
            case NOT_OBSERVABLE -> isJapanese ? "観測不可" : "not observable";
        };
    }

    private String in(LocalText words) {
        return isJapanese ? words.ja() : words.en();
    }
}
