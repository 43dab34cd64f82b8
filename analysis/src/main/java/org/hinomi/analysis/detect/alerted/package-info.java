// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** Claim: a sensor raised alerts of one signature about this host. */
@NullMarked
package org.hinomi.analysis.detect.alerted;

import org.jspecify.annotations.NullMarked;
