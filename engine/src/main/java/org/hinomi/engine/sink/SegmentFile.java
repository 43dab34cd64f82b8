// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.engine.sink;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.hinomi.engine.element.SessionBlockBytes;
import org.hinomi.model.session.SessionBlock;

/** {@code (length:int block)*}, blocks as {@link SessionBlockBytes} writes them. One thread only. */
public final class SegmentFile implements AutoCloseable {

    /** What the name of a committed segment ends with. */
    public static final String SUFFIX = ".segment";

    private final Path path;
    private final FileChannel channel;
    private final DataOutputSerializer buffer = new DataOutputSerializer(128 << 10);

    private SegmentFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    static SegmentFile create(Path path) throws IOException {
        return new SegmentFile(path, FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    }

    String name() {
        return String.valueOf(path.getFileName());
    }

    void append(SessionBlock block) throws IOException {
        buffer.clear();
        buffer.writeInt(0);
        SessionBlockBytes.write(block, buffer);
        ByteBuffer bytes = buffer.wrapAsByteBuffer();
        bytes.putInt(0, buffer.length() - Integer.BYTES);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    void forceAndClose() throws IOException {
        channel.force(true);
        channel.close();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** Hands on the blocks of a committed segment. */
    public static void read(Path path, Consumer<SessionBlock> out) throws IOException {
        long left = Files.size(path);
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(path), 1 << 18))) {
            while (left > 0) {
                left -= Integer.BYTES + in.readInt();
                out.accept(SessionBlockBytes.read(in));
            }
        }
    }
}
