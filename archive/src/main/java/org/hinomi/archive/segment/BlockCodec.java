// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.segment;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.hinomi.model.error.ErrorCode;
import org.hinomi.model.error.HinomiException;
import org.hinomi.model.session.SessionBlock;

/**
 * A {@link SessionBlock} as bytes, exactly; at most 108 bytes a row and commonly half of that.
 *
 * <p>Layout, big-endian: {@code version:byte sensor:utf rows:int}, then the columns in the order of the block's
 * constructor, each as {@link NumberColumn} writes it, protocol and state as plain bytes. Only the version byte may never move.
 *
 * <p>Stateless: thread-safe.
 */
public final class BlockCodec {

    /** Raised with every change of the layout; {@link #read} must go on reading the older ones. */
    private static final int VERSION = 1;

    /** No block of ours is near it; a larger number is a damaged file. */
    private static final int MAX_ROWS = 1 << 24;

    private BlockCodec() {}

    /** Writes every column. */
    public static void write(SessionBlock block, DataOutput out) throws IOException {
        write(block, true, out);
    }

    /** Writes the block with all record ids 0: behind the gate nobody needs them, and no store keeps them. */
    public static void writeWithoutRecordIds(SessionBlock block, DataOutput out) throws IOException {
        write(block, false, out);
    }

    private static void write(SessionBlock block, boolean withRecordIds, DataOutput out) throws IOException {
        int rows = block.size();
        out.writeByte(VERSION);
        out.writeUTF(block.sensor());
        out.writeInt(rows);
        NumberColumn.Scratch scratch = new NumberColumn.Scratch();
        NumberColumn.write(block.startMs(), rows, scratch, out);
        NumberColumn.write(block.durationMs(), rows, scratch, out);
        NumberColumn.write(block.srcHigh(), rows, scratch, out);
        NumberColumn.write(block.srcLow(), rows, scratch, out);
        NumberColumn.write(block.dstHigh(), rows, scratch, out);
        NumberColumn.write(block.dstLow(), rows, scratch, out);
        NumberColumn.write(block.srcPort(), rows, scratch, out);
        NumberColumn.write(block.dstPort(), rows, scratch, out);
        out.write(block.protocol(), 0, rows);
        out.write(block.state(), 0, rows);
        NumberColumn.write(block.bytesOut(), rows, scratch, out);
        NumberColumn.write(block.bytesIn(), rows, scratch, out);
        NumberColumn.write(block.packetsOut(), rows, scratch, out);
        NumberColumn.write(block.packetsIn(), rows, scratch, out);
        if (withRecordIds) {
            NumberColumn.write(block.recordId(), rows, scratch, out);
        } else {
            NumberColumn.writeZeros(out);
        }
        NumberColumn.write(block.srcInstitution(), rows, scratch, out);
        NumberColumn.write(block.dstInstitution(), rows, scratch, out);
        NumberColumn.write(block.country(), rows, scratch, out);
        NumberColumn.write(block.asNumber(), rows, scratch, out);
    }

    /**
     * Reads one block.
     *
     * @throws HinomiException RESOURCE where a newer Hinomi wrote it
     * @throws IOException where the bytes are not a block
     */
    public static SessionBlock read(DataInput in) throws IOException {
        int version = in.readUnsignedByte();
        if (version != VERSION) {
            throw new HinomiException(
                    ErrorCode.RESOURCE,
                    "a block of sessions has layout version " + version + ", but this Hinomi reads only " + VERSION
                            + ": use the release that wrote it, or a newer one");
        }
        String sensor = in.readUTF();
        int rows = in.readInt();
        if (rows < 0 || rows > MAX_ROWS) {
            throw new IOException("a block of " + rows + " rows: the bytes are damaged");
        }
        SessionBlock block = new SessionBlock(sensor, rows);
        block.resize(rows);
        readColumns(block, rows, in);
        return block;
    }

    private static void readColumns(SessionBlock block, int rows, DataInput in) throws IOException {
        NumberColumn.Scratch scratch = new NumberColumn.Scratch();
        NumberColumn.read(block.startMs(), rows, scratch, in);
        NumberColumn.read(block.durationMs(), rows, scratch, in);
        NumberColumn.read(block.srcHigh(), rows, scratch, in);
        NumberColumn.read(block.srcLow(), rows, scratch, in);
        NumberColumn.read(block.dstHigh(), rows, scratch, in);
        NumberColumn.read(block.dstLow(), rows, scratch, in);
        NumberColumn.read(block.srcPort(), rows, scratch, in);
        NumberColumn.read(block.dstPort(), rows, scratch, in);
        in.readFully(block.protocol(), 0, rows);
        in.readFully(block.state(), 0, rows);
        NumberColumn.read(block.bytesOut(), rows, scratch, in);
        NumberColumn.read(block.bytesIn(), rows, scratch, in);
        NumberColumn.read(block.packetsOut(), rows, scratch, in);
        NumberColumn.read(block.packetsIn(), rows, scratch, in);
        NumberColumn.read(block.recordId(), rows, scratch, in);
        NumberColumn.read(block.srcInstitution(), rows, scratch, in);
        NumberColumn.read(block.dstInstitution(), rows, scratch, in);
        NumberColumn.read(block.country(), rows, scratch, in);
        NumberColumn.read(block.asNumber(), rows, scratch, in);
    }
}
