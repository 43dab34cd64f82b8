// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.engine.element;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.hinomi.engine.type.Layout;
import org.hinomi.model.session.SessionBlock;

/** As {@link SessionBlockBytes} writes them. Nobody changes a block that has left the front. */
public enum SessionBlockLayout implements Layout<SessionBlock> {
    INSTANCE;

    @Override
    public Class<SessionBlock> type() {
        return SessionBlock.class;
    }

    @Override
    public int version() {
        return SessionBlockBytes.VERSION;
    }

    @Override
    public void write(SessionBlock value, DataOutputView out) throws IOException {
        SessionBlockBytes.write(value, out);
    }

    @Override
    public SessionBlock read(DataInputView in, int version) throws IOException {
        return SessionBlockBytes.read(in, version);
    }
}
