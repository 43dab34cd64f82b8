// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** A session that stays open for hours with an address nobody else knows. */
@NullMarked
package org.hinomi.analysis.detect.longsession;

import org.jspecify.annotations.NullMarked;
