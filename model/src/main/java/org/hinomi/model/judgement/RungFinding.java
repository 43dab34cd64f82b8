// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.model.judgement;

import static java.util.Objects.requireNonNull;

/**
 * What was found about one rung of the ladder.
 *
 * @param rung the rung
 * @param standing claimed, not claimed, or out of sight
 * @param text what speaks for or against it, or why it cannot be seen
 */
public record RungFinding(DamageRung rung, Standing standing, LocalText text) {

    /** How a rung stands. */
    public enum Standing {
        /** Evidence for it was seen. */
        CLAIMED,
        /** No evidence for it was seen, where it would have shown. */
        NO_EVIDENCE,
        /** It would not show in what the sensors report. */
        NOT_OBSERVABLE
    }

    public RungFinding {
        requireNonNull(rung, "rung");
        requireNonNull(standing, "standing");
        requireNonNull(text, "text");
    }
}
