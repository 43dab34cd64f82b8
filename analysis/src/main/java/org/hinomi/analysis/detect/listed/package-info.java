// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** Claim: this host had sessions with an address that somebody warned of. */
@NullMarked
package org.hinomi.analysis.detect.listed;

import org.jspecify.annotations.NullMarked;
