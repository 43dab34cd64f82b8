// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.engine.sink;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.hinomi.engine.type.Layout;

/**
 * A sealed segment that becomes visible when the checkpoint that covers it is complete.
 *
 * @param name of the segment
 * @param isEnd true for no segment at all, but the mark that a task's input has ended, which is committed the same way
 */
record PendingSegment(String name, boolean isEnd) {

    static final String SUFFIX = ".pending";

    /** {@code name:utf isEnd:boolean}. */
    enum PendingLayout implements Layout<PendingSegment> {
        INSTANCE;

        @Override
        public Class<PendingSegment> type() {
            return PendingSegment.class;
        }

        @Override
        public void write(PendingSegment pending, DataOutputView out) throws IOException {
            out.writeUTF(pending.name());
            out.writeBoolean(pending.isEnd());
        }

        @Override
        public PendingSegment read(DataInputView in, int version) throws IOException {
            return new PendingSegment(in.readUTF(), in.readBoolean());
        }
    }
}
