// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/**
 * The pure stages and the order they run in.
 *
 * <p>{@code format} turns bytes into rows, {@code attribute} says whose they are, {@code match} holds them against
 * indicators, {@code detect} claims signals, {@code triage} judges them. Stages import {@code model}, never each other;
 * {@link org.hinomi.analysis.Pipeline} alone knows the order, and {@link org.hinomi.analysis.LocalRunner} runs it plainly.
 * No files, sockets, clocks or threads: who opens the file passes its stream.
 */
@NullMarked
package org.hinomi.analysis;

import org.jspecify.annotations.NullMarked;
