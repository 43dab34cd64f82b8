// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** The operators and the graph: front, gate, detectors, intake counts. */
@NullMarked
package org.hinomi.engine.job;

import org.jspecify.annotations.NullMarked;
