// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format;

import org.hinomi.model.alert.SensorAlert;
import org.hinomi.model.format.RejectReason;
import org.hinomi.model.session.SessionBlock;
import org.hinomi.model.session.Sighting;

/** Counts the rows taken in runs. */
public final class CountingSink implements RecordSink {

    public int rows;
    private final SessionBlock block = new SessionBlock("", SessionBlock.CAPACITY);

    @Override
    public SessionBlock block() {
        return block;
    }

    @Override
    public void acceptSession() {}

    @Override
    public void acceptSessions(int taken, int bytes) {
        rows += taken;
    }

    @Override
    public void acceptAlert(SensorAlert alert) {}

    @Override
    public void acceptSighting(Sighting sighting) {}

    @Override
    public void reject(RejectReason reason, int column) {}

    @Override
    public void skipHeader() {}

    @Override
    public void dropConditional(int values) {}

    @Override
    public void dropUnassigned(int columns) {}
}
