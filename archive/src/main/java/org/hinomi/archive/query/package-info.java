// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** Questions to the archive and the collecting of their answers, the same for segments and Parquet. */
@NullMarked
package org.hinomi.archive.query;

import org.jspecify.annotations.NullMarked;
