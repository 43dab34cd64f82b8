// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.rank;

import static java.util.Objects.requireNonNull;

import org.hinomi.model.judgement.LocalText;

/**
 * One named part of a rank.
 *
 * @param id stable name
 * @param points what it adds to the log odds (natural logarithm) that the alert is part of an attack
 * @param text the reason in words
 */
public record RankReason(String id, double points, LocalText text) {

    public RankReason {
        requireNonNull(id, "id");
        requireNonNull(text, "text");
    }
}
