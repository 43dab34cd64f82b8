// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** What the detectors add to the way of a session: time and memory. */
@NullMarked
package org.hinomi.bench.detect;

import org.jspecify.annotations.NullMarked;
