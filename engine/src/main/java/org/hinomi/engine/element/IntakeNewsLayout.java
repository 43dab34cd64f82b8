// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.engine.element;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.hinomi.engine.type.Layout;

/** Whether it is a count, then its fields. */
public enum IntakeNewsLayout implements Layout<IntakeNews> {
    INSTANCE;

    @Override
    public Class<IntakeNews> type() {
        return IntakeNews.class;
    }

    @Override
    public void write(IntakeNews value, DataOutputView out) throws IOException {
        switch (value) {
            case IntakeNews.Counted counted -> {
                out.writeBoolean(true);
                IntakeCountsLayout.INSTANCE.write(counted.counts(), out);
            }
            case IntakeNews.Copies copies -> {
                out.writeBoolean(false);
                out.writeUTF(copies.source());
                out.writeLong(copies.records());
            }
        }
    }

    @Override
    public IntakeNews read(DataInputView in, int version) throws IOException {
        return in.readBoolean()
                ? new IntakeNews.Counted(IntakeCountsLayout.INSTANCE.read(in, 1))
                : new IntakeNews.Copies(in.readUTF(), in.readLong());
    }
}
