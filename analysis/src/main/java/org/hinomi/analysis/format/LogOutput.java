// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format;

import org.hinomi.model.alert.SensorAlert;
import org.hinomi.model.format.Rejected;
import org.hinomi.model.session.SessionBlock;
import org.hinomi.model.session.Sighting;

/** Where a {@link LogDecoder} hands on what it read. */
public interface LogOutput {

    /** A block of rows; what the receiver may do with it, {@link #keepsBlocks} says. */
    void sessions(SessionBlock block);

    /**
     * Whether the receiver owns the blocks it gets. One that does not is done with a block when {@link #sessions} returns,
     * and the decoder fills it again: memory that is in the cache already, where a new block costs 10 to 40 ns a row.
     */
    default boolean keepsBlocks() {
        return true;
    }

    void alert(SensorAlert alert);

    /** What a sensor saw beside sessions; whoever is after sessions or alerts alone lets it pass. */
    default void sighting(Sighting sighting) {}

    /** A line that was not taken; its text, {@code text[from..to)}, may hold anything and must not be stored plain. */
    void rejected(Rejected rejected, byte[] text, int from, int to);
}
