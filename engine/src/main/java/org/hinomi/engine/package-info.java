// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** The pipeline on Apache Flink, inside the process: watched folders in, signals, archive segments and intake counts out. It moves data and decides nothing: every decision is in the segments of {@link org.hinomi.analysis.Pipeline}. */
@NullMarked
package org.hinomi.engine;

import org.jspecify.annotations.NullMarked;
