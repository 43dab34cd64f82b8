// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.engine.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.hinomi.engine.type.Layout;

/** Two counted lists. */
enum FolderStateLayout implements Layout<FolderState> {
    INSTANCE;

    @Override
    public Class<FolderState> type() {
        return FolderState.class;
    }

    @Override
    public void write(FolderState state, DataOutputView out) throws IOException {
        out.writeInt(state.assigned().size());
        for (String identity : state.assigned()) {
            out.writeUTF(identity);
        }
        out.writeInt(state.waiting().size());
        for (FileSplit split : state.waiting()) {
            FileSplitLayout.INSTANCE.write(split, out);
        }
    }

    @Override
    public FolderState read(DataInputView in, int version) throws IOException {
        List<String> assigned = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            assigned.add(in.readUTF());
        }
        List<FileSplit> waiting = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            waiting.add(FileSplitLayout.INSTANCE.read(in, 1));
        }
        return new FolderState(assigned, waiting);
    }
}
