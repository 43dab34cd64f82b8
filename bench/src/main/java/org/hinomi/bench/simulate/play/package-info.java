// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** Brings traffic and script together in the order in which sensors log, and writes what stands beside the logs. */
@NullMarked
package org.hinomi.bench.simulate.play;

import org.jspecify.annotations.NullMarked;
