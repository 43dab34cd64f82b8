// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.engine.element;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.hinomi.engine.type.Layout;

/** The counts, then the copies. */
public enum IntakeTallyLayout implements Layout<IntakeTally> {
    INSTANCE;

    @Override
    public Class<IntakeTally> type() {
        return IntakeTally.class;
    }

    @Override
    public void write(IntakeTally value, DataOutputView out) throws IOException {
        IntakeCountsLayout.INSTANCE.write(value.counts(), out);
        out.writeLong(value.duplicates());
    }

    @Override
    public IntakeTally read(DataInputView in, int version) throws IOException {
        return new IntakeTally(IntakeCountsLayout.INSTANCE.read(in, 1), in.readLong());
    }
}
