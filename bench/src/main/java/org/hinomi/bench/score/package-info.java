// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/**
 * Scores what the product claims against a truth: {@link org.hinomi.bench.score.WorldsScore} on worlds of our own, {@link
 * org.hinomi.bench.score.CapturesScore} on labelled captures, {@link org.hinomi.bench.score.DamageScore} the ladder,
 * {@code aitads} the ranking of alerts. Each ends in a {@link org.hinomi.bench.score.Scoreboard}.
 *
 * <p>Rates are per pair-day and per institution-day. There is no accuracy here and no area under a curve: with a million
 * harmless pairs to one bad both are good for anything.
 */
@NullMarked
package org.hinomi.bench.score;

import org.jspecify.annotations.NullMarked;
