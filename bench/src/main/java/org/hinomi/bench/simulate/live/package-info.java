// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** Plays against the clock: four sensors that write as they would in a real network. */
@NullMarked
package org.hinomi.bench.simulate.live;

import org.jspecify.annotations.NullMarked;
