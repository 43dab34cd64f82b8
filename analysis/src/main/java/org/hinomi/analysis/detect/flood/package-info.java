// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** A host that takes part in flooding somebody. */
@NullMarked
package org.hinomi.analysis.detect.flood;

import org.jspecify.annotations.NullMarked;
