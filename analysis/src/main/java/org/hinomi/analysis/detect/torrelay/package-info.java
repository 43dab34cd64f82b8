// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** A host that talks with the Tor network. */
@NullMarked
package org.hinomi.analysis.detect.torrelay;

import org.jspecify.annotations.NullMarked;
