// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** Claim: among fixed-size exchanges of several hosts with one server, this host received one much larger answer. */
@NullMarked
package org.hinomi.analysis.detect.oddsize;

import org.jspecify.annotations.NullMarked;
