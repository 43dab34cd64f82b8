// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.desk.learning;

import static java.util.Objects.requireNonNull;

import org.hinomi.model.context.SignalKind;

/**
 * A learnt weight that a person took back: closings of the kind up to that moment count no more.
 *
 * @param institution whose own weight, or {@link Learnt#SHARED}
 * @param atMs when
 */
public record Forgotten(SignalKind kind, int institution, long atMs) {

    public Forgotten {
        requireNonNull(kind, "kind");
    }
}
