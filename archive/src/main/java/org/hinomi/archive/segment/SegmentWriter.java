// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.segment;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hinomi.model.session.SessionBlock;

/**
 * Writes one pending segment. Nothing of it can be read before {@link #seal} and {@link SegmentFolder#commit}. Record
 * ids are left out. One thread only.
 */
public final class SegmentWriter implements AutoCloseable {

    /** A frame's columns stay within the second-level cache. */
    private static final int FRAME_ROWS = 8192;

    private final String name;
    private final FileChannel channel;
    private final FrameBytes frame = new FrameBytes();
    private final DataOutputStream out = new DataOutputStream(frame);
    private final Map<String, SessionBlock> gathering = new TreeMap<>();
    private final SortedSet<Long> hours = new TreeSet<>();
    private long appended;
    private long rows;
    private long leastStartMs = Long.MAX_VALUE;
    private long mostStartMs = Long.MIN_VALUE;
    private long lastHour = Long.MIN_VALUE;
    private boolean isSealed;

    private SegmentWriter(String name, FileChannel channel) {
        this.name = name;
        this.channel = channel;
    }

    static SegmentWriter create(String name, Path pending) throws IOException {
        FileChannel channel = FileChannel.open(pending, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        SegmentWriter writer = new SegmentWriter(name, channel);
        ByteBuffer header = ByteBuffer.allocate(SegmentFormat.HEADER_BYTES);
        writer.writeFully(
                header.putInt(SegmentFormat.MAGIC).putInt(SegmentFormat.VERSION).flip());
        return writer;
    }

    /** The name to commit it by. */
    public String name() {
        return name;
    }

    /** How many rows were added. */
    public long rows() {
        return appended;
    }

    /** Adds a block's rows. Small blocks of one sensor are gathered into frames of some thousand rows. */
    public void append(SessionBlock block) throws IOException {
        if (isSealed) {
            throw new IllegalStateException("segment " + name + " is sealed");
        }
        SessionBlock gathered =
                gathering.computeIfAbsent(block.sensor(), sensor -> new SessionBlock(sensor, FRAME_ROWS));
        gathered.addAll(block);
        appended += block.size();
        if (gathered.size() >= FRAME_ROWS) {
            gathering.remove(block.sensor());
            writeBlock(gathered);
        }
    }

    private void writeBlock(SessionBlock block) throws IOException {
        long least = Long.MAX_VALUE;
        long most = Long.MIN_VALUE;
        long[] starts = block.startMs();
        for (int row = 0; row < block.size(); row++) {
            least = Math.min(least, starts[row]);
            most = Math.max(most, starts[row]);
            noteHour(starts[row]);
        }
        frame.reset();
        out.writeLong(least);
        out.writeLong(most);
        BlockCodec.writeWithoutRecordIds(block, out);
        writeFrame(SegmentFormat.BLOCK, frame.bytes(), frame.size());
        rows += block.size();
        leastStartMs = Math.min(leastStartMs, least);
        mostStartMs = Math.max(mostStartMs, most);
    }

    private void noteHour(long startMs) {
        if (lastHour == Long.MIN_VALUE || startMs < lastHour || startMs - lastHour >= SegmentInfo.HOUR_MS) {
            lastHour = SegmentInfo.hourOf(startMs);
            hours.add(lastHour);
        }
    }

    /** Writes what the segment holds, forces everything to the disk and closes: from here on a commit cannot fail. */
    public SegmentInfo seal() throws IOException {
        for (SessionBlock rest : gathering.values()) {
            if (!rest.isEmpty()) {
                writeBlock(rest);
            }
        }
        gathering.clear();
        SegmentInfo info = new SegmentInfo(rows, leastStartMs, mostStartMs, hours);
        long start = channel.position();
        byte[] payload = info.toBytes();
        writeFrame(SegmentFormat.INFO, payload, payload.length);
        ByteBuffer trailer = ByteBuffer.allocate(SegmentFormat.TRAILER_BYTES);
        writeFully(trailer.putLong(start).putInt(SegmentFormat.END_MAGIC).flip());
        isSealed = true;
        channel.force(true);
        channel.close();
        return info;
    }

    /** Leaves an unsealed segment as nobody's: {@link SegmentFolder#abortUnknown} deletes it. */
    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void writeFrame(byte kind, byte[] payload, int length) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(SegmentFormat.FRAME_HEAD_BYTES);
        head.put(kind).putInt(length).putInt(SegmentFormat.checksum(kind, payload, length));
        writeFully(head.flip());
        writeFully(ByteBuffer.wrap(payload, 0, length));
    }

    private void writeFully(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** A buffer that gives its array without a copy. */
    private static final class FrameBytes extends ByteArrayOutputStream {

        FrameBytes() {
            super(1 << 17);
        }

        byte[] bytes() {
            return buf;
        }
    }
}
