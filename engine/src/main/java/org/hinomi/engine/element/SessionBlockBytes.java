// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.engine.element;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.hinomi.model.session.SessionBlock;

/**
 * {@code sensor:utf rows:int}, then column by column in the order of {@link SessionBlock}, little-endian, in one run of
 * bytes: {@value #ROW_BYTES} a row. A stream between threads wants speed; the archive's segments have a denser
 * layout.
 */
public final class SessionBlockBytes {

    /** Eleven numbers of eight bytes, three of four, three of two, three of one. */
    static final int ROW_BYTES = 11 * Long.BYTES + 3 * Integer.BYTES + 3 * Character.BYTES + 3;

    /** The version of layouts with blocks from which on these have services. */
    public static final int VERSION = 2;

    private SessionBlockBytes() {}

    public static void write(SessionBlock block, DataOutput out) throws IOException {
        int rows = block.size();
        out.writeUTF(block.sensor());
        out.writeInt(rows);
        ByteBuffer bytes = ByteBuffer.allocate(rows * ROW_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (long[] column : longs(block)) {
            bytes.asLongBuffer().put(column, 0, rows);
            bytes.position(bytes.position() + rows * Long.BYTES);
        }
        for (int[] column : ints(block)) {
            bytes.asIntBuffer().put(column, 0, rows);
            bytes.position(bytes.position() + rows * Integer.BYTES);
        }
        for (char[] column : chars(block)) {
            bytes.asCharBuffer().put(column, 0, rows);
            bytes.position(bytes.position() + rows * Character.BYTES);
        }
        bytes.put(block.protocol(), 0, rows).put(block.state(), 0, rows).put(block.service(), 0, rows);
        out.write(bytes.array());
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param version of the layout that wrote it; before {@link #VERSION}, rows had no service
     */
    public static SessionBlock read(DataInput in, int version) throws IOException {
        boolean hasService = version >= VERSION;
        String sensor = in.readUTF();
        int rows = in.readInt();
        byte[] array = new byte[rows * (hasService ? ROW_BYTES : ROW_BYTES - 1)];
        in.readFully(array);
        ByteBuffer bytes = ByteBuffer.wrap(array).order(ByteOrder.LITTLE_ENDIAN);
        SessionBlock block = new SessionBlock(sensor, rows);
        block.resize(rows);
        for (long[] column : longs(block)) {
            bytes.asLongBuffer().get(column, 0, rows);
            bytes.position(bytes.position() + rows * Long.BYTES);
        }
        for (int[] column : ints(block)) {
            bytes.asIntBuffer().get(column, 0, rows);
            bytes.position(bytes.position() + rows * Integer.BYTES);
        }
        for (char[] column : chars(block)) {
            bytes.asCharBuffer().get(column, 0, rows);
            bytes.position(bytes.position() + rows * Character.BYTES);
        }
        bytes.get(block.protocol(), 0, rows).get(block.state(), 0, rows);
        if (hasService) {
            bytes.get(block.service(), 0, rows);
        }
        return block;
    }

    private static long[][] longs(SessionBlock block) {
        return new long[][] {
            block.startMs(),
            block.durationMs(),
            block.srcHigh(),
            block.srcLow(),
            block.dstHigh(),
            block.dstLow(),
            block.bytesOut(),
            block.bytesIn(),
            block.packetsOut(),
            block.packetsIn(),
            block.recordId()
        };
    }

    private static int[][] ints(SessionBlock block) {
        return new int[][] {block.srcInstitution(), block.dstInstitution(), block.asNumber()};
    }

    private static char[][] chars(SessionBlock block) {
        return new char[][] {block.srcPort(), block.dstPort(), block.country()};
    }
}
