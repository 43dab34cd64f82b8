// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format;

import org.hinomi.model.alert.SensorAlert;
import org.hinomi.model.format.Rejected;
import org.hinomi.model.session.SessionBlock;

/** Where a {@link LogDecoder} hands on what it read. */
public interface LogOutput {

    /** A block that the receiver now owns. */
    void sessions(SessionBlock block);

    void alert(SensorAlert alert);

    /** A line that was not taken; its text, {@code text[from..to)}, may hold anything and must not be stored plain. */
    void rejected(Rejected rejected, byte[] text, int from, int to);
}
