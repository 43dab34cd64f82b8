// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/**
 * Claim: a program on this host calls the same address again and again by itself, and hardly anybody else does.
 *
 * <p>{@link org.hinomi.analysis.detect.callback.Periodicity} weighs the times alone;
 * {@link org.hinomi.analysis.detect.callback.CallTrains} finds the sets of calls to weigh;
 * {@link org.hinomi.analysis.detect.callback.CallBackDetector} adds what regularity does not tell.
 */
@NullMarked
package org.hinomi.analysis.detect.callback;

import org.jspecify.annotations.NullMarked;
