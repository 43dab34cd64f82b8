// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.engine.sink;

import java.util.List;
import org.hinomi.engine.element.IntakeCounts;

/** Where the counts of lines go. Thread-safe: several writers call it at once, never two of them about one file. */
public interface IntakeStore {

    /** Puts the counts in the place of those of the same source. They may come again after a restart. */
    void upsert(List<IntakeCounts> counts);
}
