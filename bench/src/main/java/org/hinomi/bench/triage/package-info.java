// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** How many alerts a second are grouped and scored. */
@NullMarked
package org.hinomi.bench.triage;

import org.jspecify.annotations.NullMarked;
