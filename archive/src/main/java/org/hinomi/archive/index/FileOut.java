// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.index;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;

/** Writes a file from its beginning through a buffer. One thread only. */
final class FileOut implements AutoCloseable {

    private static final int BUFFER_BYTES = 1 << 18;

    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private long written;

    FileOut(Path file, OpenOption... options) throws IOException {
        channel = FileChannel.open(file, options);
    }

    /** Where the next byte comes to stand. */
    long at() {
        return written + buffer.position();
    }

    void write(byte[] bytes, int from, int length) throws IOException {
        int at = from;
        int left = length;
        while (left > 0) {
            if (!buffer.hasRemaining()) {
                flush();
            }
            int step = Math.min(left, buffer.remaining());
            buffer.put(bytes, at, step);
            at += step;
            left -= step;
        }
    }

    private void flush() throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            written += channel.write(buffer);
        }
        buffer.clear();
    }

    /** Writes all that another file got. */
    void append(FileOut other) throws IOException {
        flush();
        other.flush();
        long from = 0;
        while (from < other.written) {
            from += other.channel.transferTo(from, other.written - from, channel);
        }
        written += other.written;
    }

    void force() throws IOException {
        flush();
        channel.force(true);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
