// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.engine.element;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.hinomi.analysis.detect.StateFields;
import org.hinomi.engine.type.Layout;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.signal.CauseKey;
import org.hinomi.model.signal.Signal;

/** The fields in their order. */
public enum SignalLayout implements Layout<Signal> {
    INSTANCE;

    @Override
    public Class<Signal> type() {
        return Signal.class;
    }

    @Override
    public void write(Signal value, DataOutputView out) throws IOException {
        out.writeUTF(value.id());
        out.writeUTF(value.detector());
        StateFields.writeAddress(value.host(), out);
        out.writeInt(value.institution());
        out.writeInt(value.causes().size());
        for (CauseKey cause : value.causes()) {
            out.writeUTF(cause.text());
        }
        out.writeInt(value.peers().size());
        for (IpAddress peer : value.peers()) {
            StateFields.writeAddress(peer, out);
        }
        out.writeLong(value.firstMs());
        out.writeLong(value.lastMs());
        out.writeLong(value.count());
        EvidenceBytes.write(value.evidence(), out);
    }

    @Override
    public Signal read(DataInputView in, int version) throws IOException {
        return new Signal(
                in.readUTF(),
                in.readUTF(),
                StateFields.readAddress(in),
                in.readInt(),
                readCauses(in),
                readPeers(in),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                EvidenceBytes.read(in));
    }

    private static List<CauseKey> readCauses(DataInputView in) throws IOException {
        List<CauseKey> causes = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            causes.add(new CauseKey(in.readUTF()));
        }
        return causes;
    }

    private static List<IpAddress> readPeers(DataInputView in) throws IOException {
        List<IpAddress> peers = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            peers.add(StateFields.readAddress(in));
        }
        return peers;
    }
}
