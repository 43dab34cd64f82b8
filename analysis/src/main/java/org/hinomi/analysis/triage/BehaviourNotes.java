// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.triage;

import java.util.Set;
import org.hinomi.analysis.triage.IncidentFacts.Dealings;
import org.hinomi.model.judgement.DamageRung;
import org.hinomi.model.judgement.LocalText;

/**
 * What detectors of behaviour say about a rung, and when it does not count: a claim that needs data to have gone both ways is
 * not followed where the recorded sessions with its peers were all blocked, refused or unanswered, and one of data that left
 * is not followed without bytes that left.
 */
final class BehaviourNotes {

    /** Rungs that only an exchange of data reaches. */
    private static final Set<DamageRung> NEED_EXCHANGE =
            Set.of(DamageRung.DELIVERED, DamageRung.COMMAND_AND_CONTROL, DamageRung.SECOND_DOWNLOAD);

    /** Who does any of these runs a foreign program, also where the attempt came to nothing. */
    private static final Set<DamageRung> NEED_A_PROGRAM = Set.of(
            DamageRung.EXECUTED, DamageRung.COMMAND_AND_CONTROL, DamageRung.SECOND_DOWNLOAD, DamageRung.SPREADING);

    private BehaviourNotes() {}

    static void add(RungNotes notes, IncidentFacts facts, DamageRung rung) {
        for (Behaviour behaviour : facts.behaviours()) {
            if (isAbout(behaviour, rung)) {
                add(notes, facts, rung, behaviour);
            }
        }
    }

    private static boolean isAbout(Behaviour behaviour, DamageRung rung) {
        DamageRung shown = behaviour.evidence().rung();
        return shown == rung || (rung == DamageRung.EXECUTED && NEED_A_PROGRAM.contains(shown));
    }

    private static void add(RungNotes notes, IncidentFacts facts, DamageRung rung, Behaviour behaviour) {
        Dealings dealings = facts.dealingsWith(behaviour.peers());
        if (NEED_EXCHANGE.contains(rung) && dealings.isDead()) {
            notes.speaksAgainst(
                    refused(
                            behaviour,
                            "ただし記録された接続はすべて遮断・拒否・無応答のため、この段階の根拠にしません",
                            "but all recorded connections were blocked, refused or unanswered, so it does not count for this rung"));
        } else if (rung == DamageRung.EXFILTRATION && dealings.sentBytes() == 0) {
            notes.speaksAgainst(refused(
                    behaviour,
                    "ただし送信バイト数が0か不明のため、情報流出の根拠にしません",
                    "but 0 bytes, or nobody knows how many, went out, so it does not count as exfiltration"));
        } else {
            notes.speaksFor(
                    LikelihoodTable.ofBehaviour(
                            rung,
                            behaviour.info().detector().id(),
                            behaviour.evidence().strength()),
                    behaviour.text());
        }
    }

    private static LocalText refused(Behaviour behaviour, String ja, String en) {
        return new LocalText(
                behaviour.text().ja() + "（" + ja + "）", behaviour.text().en() + " (" + en + ")");
    }
}
