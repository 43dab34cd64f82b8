// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** Something at a port that is another service's. */
@NullMarked
package org.hinomi.analysis.detect.oddprotocol;

import org.jspecify.annotations.NullMarked;
