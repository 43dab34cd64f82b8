// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/**
 * Worlds with a truth for every claim that a detector can make, for scoring. {@code docs/score-worlds.md} says what each holds.
 *
 * <p>A {@link org.hinomi.bench.simulate.scored.ScoredWorld} is drawn from one seed: a {@link
 * org.hinomi.bench.simulate.scored.Stage} with institutions, users and addresses, on which acts play ordinary life (users,
 * servers, pollers), attacks, and harmless things that look like them. Each act has a chance of its own, so that a change
 * of one leaves the others as they are. The seeds of {@link org.hinomi.bench.simulate.scored.WorldSet} were fixed before
 * any detector was written.
 */
@NullMarked
package org.hinomi.bench.simulate.scored;

import org.jspecify.annotations.NullMarked;
