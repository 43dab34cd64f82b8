// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/**
 * Blocks as bytes, and the append-only files that hold them until they become Parquet.
 *
 * <p>Writer: {@code create → append* → seal} before a checkpoint, {@code SegmentFolder.commit} after it. Reader:
 * committed segments only, by frames with a checksum each.
 */
@NullMarked
package org.hinomi.archive.segment;

import org.jspecify.annotations.NullMarked;
