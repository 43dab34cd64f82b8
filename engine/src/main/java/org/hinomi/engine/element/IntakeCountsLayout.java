// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.engine.element;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.hinomi.engine.type.Layout;
import org.hinomi.model.format.RejectReason;

/** The fields in their order, reasons by name. */
public enum IntakeCountsLayout implements Layout<IntakeCounts> {
    INSTANCE;

    @Override
    public Class<IntakeCounts> type() {
        return IntakeCounts.class;
    }

    @Override
    public void write(IntakeCounts value, DataOutputView out) throws IOException {
        out.writeUTF(value.source());
        out.writeUTF(value.sensor());
        out.writeUTF(value.format());
        out.writeLong(value.accepted());
        out.writeLong(value.headers());
        out.writeLong(value.droppedConditional());
        out.writeLong(value.droppedUnassigned());
        out.writeInt(value.rejected().size());
        for (Map.Entry<RejectReason, Long> entry : value.rejected().entrySet()) {
            out.writeUTF(entry.getKey().name());
            out.writeLong(entry.getValue());
        }
    }

    @Override
    public IntakeCounts read(DataInputView in, int version) throws IOException {
        return new IntakeCounts(
                in.readUTF(),
                in.readUTF(),
                in.readUTF(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                readRejected(in));
    }

    private static Map<RejectReason, Long> readRejected(DataInputView in) throws IOException {
        Map<RejectReason, Long> rejected = new EnumMap<>(RejectReason.class);
        for (int left = in.readInt(); left > 0; left--) {
            rejected.put(RejectReason.valueOf(in.readUTF()), in.readLong());
        }
        return rejected;
    }
}
