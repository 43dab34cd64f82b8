// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/**
 * Writes Parquet, as far as hour files need it: nineteen columns of numbers and short names, row group by row group.
 *
 * <p>The way of a column: its numbers as longs ({@code Column}), without those that are missing; as places in a dictionary
 * where there are few distinct ones ({@code Dictionary}, {@code Hybrid}), else as differences ({@code DeltaNumbers});
 * through zstd where that makes it smaller ({@code ChunkEncoder}). {@code HourFileWriter} puts chunks one after the other
 * and says in the footer where they are. The format is that of https://parquet.apache.org/docs/file-format/; names of
 * fields and numbers of encodings are from its parquet.thrift.
 */
@NullMarked
package org.hinomi.archive.encode;

import org.jspecify.annotations.NullMarked;
