// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** Parquet hour files: written from segments by the encoder, read by questions through DuckDB inside the process. */
@NullMarked
package org.hinomi.archive.parquet;

import org.jspecify.annotations.NullMarked;
