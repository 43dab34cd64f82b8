// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format;

import org.hinomi.model.alert.SensorAlert;
import org.hinomi.model.format.RejectReason;
import org.hinomi.model.session.SessionBlock;
import org.hinomi.model.session.Sighting;

/** Takes everything and keeps nothing; for replaying header lines. */
final class DiscardingSink implements RecordSink {

    private SessionBlock block = new SessionBlock("", 1);

    @Override
    public SessionBlock block() {
        return block;
    }

    @Override
    public void acceptSession() {
        block = new SessionBlock("", 1);
    }

    @Override
    public void acceptSessions(int rows, int bytes) {
        acceptSession();
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
