// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.desk.incident;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.OptionalLong;
import org.hinomi.model.judgement.DamageRung;

/**
 * What a person found about an incident in the end.
 *
 * @param closing how it ended
 * @param reason why, in words out of the evidence
 * @param confirmedRung the highest rung that was found to be true; only where the attack was, empty where nobody said
 * @param cleanedMs when the host was cleaned up; only where the attack was true, empty where nobody said
 */
public record FinalReport(Closing closing, String reason, Optional<DamageRung> confirmedRung, OptionalLong cleanedMs) {

    public FinalReport {
        requireNonNull(closing, "closing");
        reason = reason.strip();
        if (closing != Closing.CONFIRMED && (confirmedRung.isPresent() || cleanedMs.isPresent())) {
            throw new IllegalArgumentException("a rung and a clean-up belong to a confirmed attack alone");
        }
    }

    /** A report without details of the damage. */
    public static FinalReport of(Closing closing, String reason) {
        return new FinalReport(closing, reason, Optional.empty(), OptionalLong.empty());
    }
}
