// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** The session archive: what was seen, for as long as it may be kept. {@link org.hinomi.archive.SessionArchive} is its one door; segments come in, Parquet hour files come of them, questions read both. */
@NullMarked
package org.hinomi.archive;

import org.jspecify.annotations.NullMarked;
