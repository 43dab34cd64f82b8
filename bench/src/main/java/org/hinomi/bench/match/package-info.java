// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** The bench of the hot path in memory: text parsed, both ends attributed, both ends matched with the indicators. */
@NullMarked
package org.hinomi.bench.match;

import org.jspecify.annotations.NullMarked;
