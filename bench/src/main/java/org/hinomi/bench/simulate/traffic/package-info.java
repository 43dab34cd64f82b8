// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** Ordinary traffic: when sessions start, what they are like, and the alerts that sensors raise about nothing. */
@NullMarked
package org.hinomi.bench.simulate.traffic;

import org.jspecify.annotations.NullMarked;
