// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.encode;

/**
 * What a file's footer says of one column of one row group.
 *
 * @param column which
 * @param encoding of its values
 * @param isCompressed whether its pages went through zstd
 * @param at where its first page begins in the file
 * @param dataAt where its page of values begins
 * @param bytes all its pages with their heads
 * @param plainBytes the same before compression
 * @param bounds of its values
 */
record Chunk(
        Column column,
        int encoding,
        boolean isCompressed,
        long at,
        long dataAt,
        long bytes,
        long plainBytes,
        Bounds bounds) {

    /** Whether a dictionary stands in front of the values. */
    boolean hasDictionary() {
        return encoding == ParquetNames.RLE_DICTIONARY;
    }
}
