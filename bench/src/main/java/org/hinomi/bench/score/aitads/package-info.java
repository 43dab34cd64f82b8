// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/**
 * Scores the ranking of alerts on AIT-ADS (Landauer et al. 2024): alerts of simulated organisations, each with the attack step
 * that caused it. Its CSV is a research format and is read here, not by the product. One organisation is left out at a
 * time: nothing of it but its own alerts before the hour is used to rank it.
 */
@NullMarked
package org.hinomi.bench.score.aitads;

import org.jspecify.annotations.NullMarked;
