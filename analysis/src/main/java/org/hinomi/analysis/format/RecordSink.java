// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format;

import org.hinomi.model.alert.SensorAlert;
import org.hinomi.model.format.RejectReason;
import org.hinomi.model.session.SessionBlock;
import org.hinomi.model.session.Sighting;

/** Where a parser puts what it read. */
public interface RecordSink {

    /**
     * The block that takes the next session: open a row with {@link SessionBlock#newRow}, fill its columns, then call
     * {@link #acceptSession}; or {@link SessionBlock#dropLastRow} and {@link #reject}. Ask again for each line: a full
     * block is handed on.
     */
    SessionBlock block();

    /** The last row opened is complete. */
    void acceptSession();

    /**
     * The last rows of the block are complete; each came from one line of a run.
     *
     * @param rows how many
     * @param bytes length of their lines with their ends
     */
    void acceptSessions(int rows, int bytes);

    void acceptAlert(SensorAlert alert);

    void acceptSighting(Sighting sighting);

    /**
     * The line is not taken.
     *
     * @param column number of the field (formats with fields) or of the character at fault, from 1; 0 for the whole line
     */
    void reject(RejectReason reason, int column);

    /** The line is no record: a header or a comment. */
    void skipHeader();

    /** Non-empty conditional values of an accepted line that were dropped. */
    void dropConditional(int values);

    /** Columns or keys of an accepted line that no field rule names. */
    void dropUnassigned(int columns);
}
