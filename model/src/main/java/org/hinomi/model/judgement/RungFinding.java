// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.model.judgement;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What was found about one rung of the ladder.
 *
 * @param rung the rung
 * @param standing claimed, not claimed, or out of sight
 * @param text what decides the standing, in one sentence
 * @param likelihood 0..100, how likely the rung was reached; without meaning where {@link #basis} is empty
 * @param basis id of the kind of evidence that the likelihood rests on; empty where none was estimated
 * @param evidenceFor what speaks for the rung
 * @param evidenceAgainst what speaks against it
 * @param notObservable what cannot be seen from here
 * @param next the observations that would move it
 */
public record RungFinding(
        DamageRung rung,
        Standing standing,
        LocalText text,
        int likelihood,
        String basis,
        List<LocalText> evidenceFor,
        List<LocalText> evidenceAgainst,
        List<LocalText> notObservable,
        List<LocalText> next) {

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
        requireNonNull(basis, "basis");
        evidenceFor = List.copyOf(evidenceFor);
        evidenceAgainst = List.copyOf(evidenceAgainst);
        notObservable = List.copyOf(notObservable);
        next = List.copyOf(next);
        if (likelihood < 0 || likelihood > 100) {
            throw new IllegalArgumentException("likelihood is " + likelihood + ", not 0..100");
        }
    }

    /** A finding of which only the decisive sentence is known, as judgements before rule set 2026-11.3 hold it. */
    public RungFinding(DamageRung rung, Standing standing, LocalText text) {
        this(rung, standing, text, 0, "", List.of(), List.of(), List.of(), List.of());
    }

    public boolean isClaimed() {
        return standing == Standing.CLAIMED;
    }

    /** Whether a likelihood was estimated. */
    public boolean hasLikelihood() {
        return !basis.isEmpty();
    }
}
