// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.engine.source;

import java.util.List;

/**
 * What the enumerator knows.
 *
 * @param assigned identities of the files that readers have had
 * @param waiting files that no reader has got yet, with their position
 */
record FolderState(List<String> assigned, List<FileSplit> waiting) {

    static final FolderState EMPTY = new FolderState(List.of(), List.of());

    FolderState {
        assigned = List.copyOf(assigned);
        waiting = List.copyOf(waiting);
    }
}
