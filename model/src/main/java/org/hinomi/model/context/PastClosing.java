// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.model.context;

import static java.util.Objects.requireNonNull;

import org.hinomi.model.judgement.Verdict;

/**
 * One closing by a person of an incident that held a signal of some kind.
 *
 * @param kind of the signal; an incident with several kinds gives one of these for each
 * @param institution whose host it was
 * @param person stable key of who closed it, for telling people apart; never shown
 * @param verdict what was found
 * @param atMs when, milliseconds since the Unix epoch
 */
public record PastClosing(SignalKind kind, int institution, String person, Verdict verdict, long atMs) {

    public PastClosing {
        requireNonNull(kind, "kind");
        requireNonNull(person, "person");
        requireNonNull(verdict, "verdict");
    }
}
