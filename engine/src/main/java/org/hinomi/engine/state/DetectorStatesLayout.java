// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.engine.state;

import java.io.IOException;
import java.util.Map;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;
import org.hinomi.analysis.detect.BucketState;
import org.hinomi.engine.type.Layout;
import org.hinomi.model.signal.DetectorKey;

/**
 * {@code key:utf newest:long detectors:int}, then {@code id:utf length:int} and the state's own bytes. A detector that
 * is new since then starts empty; the bytes of one that is gone are passed over. Mutable, hence a real copy.
 */
public enum DetectorStatesLayout implements Layout<DetectorStates> {
    INSTANCE;

    @Override
    public Class<DetectorStates> type() {
        return DetectorStates.class;
    }

    @Override
    public boolean isImmutable() {
        return false;
    }

    @Override
    public DetectorStates copy(DetectorStates states) {
        return states.copy();
    }

    @Override
    public void write(DetectorStates states, DataOutputView out) throws IOException {
        out.writeUTF(states.key().name());
        out.writeLong(states.newestMs());
        out.writeInt(states.byDetector().size());
        DataOutputSerializer bytes = new DataOutputSerializer(1024);
        for (Map.Entry<String, BucketState> entry : states.byDetector().entrySet()) {
            bytes.clear();
            entry.getValue().write(bytes);
            out.writeUTF(entry.getKey());
            out.writeInt(bytes.length());
            out.write(bytes.getSharedBuffer(), 0, bytes.length());
        }
    }

    @Override
    public DetectorStates read(DataInputView in, int version) throws IOException {
        DetectorStates states = new DetectorStates(DetectorKey.valueOf(in.readUTF()));
        states.resumeAt(in.readLong());
        for (int left = in.readInt(); left > 0; left--) {
            BucketState state = states.byDetector().get(in.readUTF());
            byte[] bytes = new byte[in.readInt()];
            in.readFully(bytes);
            if (state != null) {
                state.read(new DataInputDeserializer(bytes));
            }
        }
        return states;
    }
}
