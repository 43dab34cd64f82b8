// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.triage;

import static org.hinomi.model.judgement.RungFinding.Standing.CLAIMED;

import java.util.ArrayList;
import java.util.List;
import org.hinomi.model.judgement.DamageRung;
import org.hinomi.model.judgement.RungFinding;

/**
 * How far an attack has come, from what the host does (被害推定). A rung is claimed only from what was seen: a refused or
 * unanswered connection delivers nothing, 0 bytes out is no exfiltration, and the name of an alert is no evidence at all. "No
 * evidence" is never "no".
 *
 * <p>A pure function of the incident's signals and sessions, those before the first alert included, and of what is known
 * around it. It is made again whenever the incident opens or moves.
 */
final class DamageLadder {

    /**
     * So many calls to a listed address, over {@link #PERSISTENT_SPAN_MS}, are a program's: a person gives up on a dead
     * page after a few tries within a minute or two, and a browser's own retries end within five minutes.
     */
    static final int PERSISTENT_CALLS = 10;

    static final long PERSISTENT_SPAN_MS = 10 * 60 * 1000;

    /** One or two exchanges with a command server may be a visit by hand; a third is a habit. */
    static final int COMMANDED_EXCHANGES = 3;

    /**
     * Bytes to a command server, in sessions that send {@link #UPLOAD_RATIO} times what they get, from which they are an upload. A
     * program that reports 5 kB each minute of a day sends 7 MB, and gets as much in answers.
     */
    static final long UPLOAD_BYTES = 10_000_000;

    static final long UPLOAD_RATIO = 10;

    private DamageLadder() {}

    /** Every rung, lowest first. */
    static List<RungFinding> climb(IncidentFacts facts) {
        List<RungFinding> ladder = new ArrayList<>(climbOnce(facts));
        ladder.add(ImpactRungs.reIntrusion(facts));
        return List.copyOf(ladder);
    }

    /** The rungs of one intrusion, without the look back at an earlier one. */
    static List<RungFinding> climbOnce(IncidentFacts facts) {
        RungFinding commanded = ProgramRungs.commanded(facts);
        return List.of(
                ArrivalRungs.probed(facts),
                ArrivalRungs.delivered(facts),
                ProgramRungs.executed(facts, commanded),
                commanded,
                ProgramRungs.secondDownload(facts),
                ImpactRungs.spreading(facts),
                ImpactRungs.exfiltration(facts, commanded));
    }

    /** The highest rung that is claimed. */
    static DamageRung highest(List<RungFinding> ladder) {
        return ladder.stream()
                .filter(finding -> finding.standing() == CLAIMED)
                .map(RungFinding::rung)
                .max(DamageRung::compareTo)
                .orElse(DamageRung.NONE);
    }
}
