// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** Claim: this host alone, of all members, deals with an address that nobody called for weeks, and not as a reader does. */
@NullMarked
package org.hinomi.analysis.detect.rarepeer;

import org.jspecify.annotations.NullMarked;
