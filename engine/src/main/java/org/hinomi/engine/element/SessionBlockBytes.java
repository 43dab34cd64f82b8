// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.engine.element;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.hinomi.model.session.SessionBlock;

/** {@code sensor:utf rows:int}, then row by row all columns in the order of {@link SessionBlock}. */
public final class SessionBlockBytes {

    private SessionBlockBytes() {}

    public static void write(SessionBlock block, DataOutput out) throws IOException {
        out.writeUTF(block.sensor());
        out.writeInt(block.size());
        for (int row = 0; row < block.size(); row++) {
            writeSaid(block, row, out);
            writeAttributed(block, row, out);
        }
    }

    private static void writeSaid(SessionBlock block, int row, DataOutput out) throws IOException {
        out.writeLong(block.startMs()[row]);
        out.writeLong(block.durationMs()[row]);
        out.writeLong(block.srcHigh()[row]);
        out.writeLong(block.srcLow()[row]);
        out.writeLong(block.dstHigh()[row]);
        out.writeLong(block.dstLow()[row]);
        out.writeChar(block.srcPort()[row]);
        out.writeChar(block.dstPort()[row]);
        out.writeByte(block.protocol()[row]);
        out.writeByte(block.state()[row]);
        out.writeLong(block.bytesOut()[row]);
        out.writeLong(block.bytesIn()[row]);
        out.writeLong(block.packetsOut()[row]);
        out.writeLong(block.packetsIn()[row]);
        out.writeLong(block.recordId()[row]);
    }

    private static void writeAttributed(SessionBlock block, int row, DataOutput out) throws IOException {
        out.writeInt(block.srcInstitution()[row]);
        out.writeInt(block.dstInstitution()[row]);
        out.writeChar(block.country()[row]);
        out.writeInt(block.asNumber()[row]);
    }

    public static SessionBlock read(DataInput in) throws IOException {
        String sensor = in.readUTF();
        int rows = in.readInt();
        SessionBlock block = new SessionBlock(sensor, rows);
        for (int i = 0; i < rows; i++) {
            readRow(block, block.newRow(), in);
        }
        return block;
    }

    private static void readRow(SessionBlock block, int row, DataInput in) throws IOException {
        block.startMs()[row] = in.readLong();
        block.durationMs()[row] = in.readLong();
        block.srcHigh()[row] = in.readLong();
        block.srcLow()[row] = in.readLong();
        block.dstHigh()[row] = in.readLong();
        block.dstLow()[row] = in.readLong();
        block.srcPort()[row] = in.readChar();
        block.dstPort()[row] = in.readChar();
        block.protocol()[row] = in.readByte();
        block.state()[row] = in.readByte();
        block.bytesOut()[row] = in.readLong();
        block.bytesIn()[row] = in.readLong();
        block.packetsOut()[row] = in.readLong();
        block.packetsIn()[row] = in.readLong();
        block.recordId()[row] = in.readLong();
        block.attribute(row, in.readInt(), in.readInt(), in.readChar(), in.readInt());
    }
}
