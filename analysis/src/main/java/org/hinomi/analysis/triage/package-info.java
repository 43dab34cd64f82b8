// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** How soon, how bad, how far: itemised reasons and the damage ladder. */
@NullMarked
package org.hinomi.analysis.triage;

import org.jspecify.annotations.NullMarked;
