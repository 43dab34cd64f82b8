// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.index;

/** Is told how far a piece of work on the index is, from any thread, one call at a time. */
public interface ProgressListener {

    /** Nobody looks on. */
    ProgressListener NONE = (done, all) -> {};

    /** {@code done} of {@code all} steps, days or files, are behind it. */
    void advance(long done, long all);
}
