// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.model.judgement;

import static java.util.Objects.requireNonNull;

/**
 * One named part of a score.
 *
 * @param id stable name of the rule
 * @param score which score it adds to
 * @param points what it adds; negative where it lowers
 * @param text the reason in words
 */
public record Reason(String id, Score score, int points, LocalText text) {

    /** The two scores. */
    public enum Score {
        /** 緊急度: how soon. */
        URGENCY,
        /** 危険度: how bad. */
        RISK
    }

    public Reason {
        requireNonNull(id, "id");
        requireNonNull(score, "score");
        requireNonNull(text, "text");
    }
}
