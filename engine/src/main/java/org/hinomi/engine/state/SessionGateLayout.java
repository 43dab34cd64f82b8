// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.engine.state;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.hinomi.analysis.SessionGate;
import org.hinomi.engine.element.AlertBytes;
import org.hinomi.engine.element.SessionBlockBytes;
import org.hinomi.engine.element.SightingBytes;
import org.hinomi.engine.type.Layout;

/** As the gate writes itself. Mutable, hence a real copy. */
public enum SessionGateLayout implements Layout<SessionGate> {
    INSTANCE;

    @Override
    public Class<SessionGate> type() {
        return SessionGate.class;
    }

    @Override
    public int version() {
        return SightingBytes.VERSION;
    }

    @Override
    public boolean isImmutable() {
        return false;
    }

    /** By its arrays, not by its bytes: each checkpoint copies the gates that change while it is written. */
    @Override
    public SessionGate copy(SessionGate gate) {
        return gate.copy();
    }

    @Override
    public void write(SessionGate gate, DataOutputView out) throws IOException {
        gate.write(out, SessionBlockBytes::write, AlertBytes::write, SightingBytes::write);
    }

    @Override
    public SessionGate read(DataInputView in, int version) throws IOException {
        SessionGate gate = new SessionGate();
        gate.read(
                in,
                bytes -> SessionBlockBytes.read(bytes, version),
                AlertBytes::read,
                version >= SightingBytes.FIRST_VERSION ? bytes -> SightingBytes.read(bytes, version) : null);
        return gate;
    }
}
