// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.engine.element;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.hinomi.engine.type.Layout;

/** A byte for the kind, then its fields. */
public enum ReadingLayout implements Layout<Reading> {
    INSTANCE;

    private static final int SESSIONS = 0;
    private static final int ALERT = 1;
    private static final int COUNTED = 2;
    private static final int SEEN = 3;

    @Override
    public Class<Reading> type() {
        return Reading.class;
    }

    @Override
    public int version() {
        return SightingBytes.VERSION;
    }

    @Override
    public void write(Reading value, DataOutputView out) throws IOException {
        switch (value) {
            case Reading.Sessions sessions -> {
                out.writeByte(SESSIONS);
                out.writeUTF(sessions.source());
                SessionBlockBytes.write(sessions.rows(), out);
            }
            case Reading.Alert alert -> {
                out.writeByte(ALERT);
                out.writeUTF(alert.source());
                AlertBytes.write(alert.alert(), out);
            }
            case Reading.Seen seen -> {
                out.writeByte(SEEN);
                out.writeUTF(seen.source());
                SightingBytes.write(seen.sighting(), out);
            }
            case Reading.Counted counted -> {
                out.writeByte(COUNTED);
                IntakeCountsLayout.INSTANCE.write(counted.counts(), out);
            }
        }
    }

    @Override
    public Reading read(DataInputView in, int version) throws IOException {
        int kind = in.readByte();
        return switch (kind) {
            case SESSIONS -> new Reading.Sessions(in.readUTF(), SessionBlockBytes.read(in, version));
            case ALERT -> new Reading.Alert(in.readUTF(), AlertBytes.read(in));
            case SEEN -> new Reading.Seen(in.readUTF(), SightingBytes.read(in, version));
            case COUNTED -> new Reading.Counted(IntakeCountsLayout.INSTANCE.read(in, 1));
            default -> throw new IOException("no reading has kind " + kind);
        };
    }
}
