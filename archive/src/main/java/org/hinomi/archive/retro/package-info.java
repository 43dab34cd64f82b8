// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/**
 * Retro search: who talked to these addresses in all the time that is kept. {@link
 * org.hinomi.archive.retro.RetroSearch} answers a question with findings, sessions and signals, and with the coverage
 * that a "no" rests on.
 */
@NullMarked
package org.hinomi.archive.retro;

import org.jspecify.annotations.NullMarked;
