// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.query;

/** Is told how far a search is. A slow one makes the search slow; what it throws ends the search. */
public interface SearchProgress {

    /** Nobody looks on. */
    SearchProgress NONE = (done, all) -> {};

    /**
     * A piece is done.
     *
     * @param done bytes of files that are behind it
     * @param all bytes of files in all; it may begin again where files went away meanwhile
     */
    void advance(long done, long all);
}
