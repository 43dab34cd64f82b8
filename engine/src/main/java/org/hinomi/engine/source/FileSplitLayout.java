// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.engine.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.hinomi.analysis.format.LogDecoder.Position;
import org.hinomi.engine.type.Layout;

/** The fields in their order; the header with a length of its own, because it may be longer than {@code writeUTF} takes. */
enum FileSplitLayout implements Layout<FileSplit> {
    INSTANCE;

    @Override
    public Class<FileSplit> type() {
        return FileSplit.class;
    }

    @Override
    public void write(FileSplit split, DataOutputView out) throws IOException {
        out.writeUTF(split.identity());
        out.writeUTF(split.folder().folder());
        out.writeUTF(split.folder().sensor());
        out.writeUTF(split.path());
        out.writeInt(split.head().length());
        out.writeLong(split.head().hash());
        writePosition(split.position(), out);
        out.writeLong(split.maxTimeMs());
        out.writeUTF(split.source());
    }

    private static void writePosition(Position position, DataOutputView out) throws IOException {
        out.writeLong(position.consumedBytes());
        out.writeLong(position.lineNumber());
        out.writeUTF(position.formatId());
        byte[] header = position.header().getBytes(StandardCharsets.UTF_8);
        out.writeInt(header.length);
        out.write(header);
    }

    @Override
    public FileSplit read(DataInputView in, int version) throws IOException {
        return new FileSplit(
                in.readUTF(),
                new WatchedFolder(in.readUTF(), in.readUTF()),
                in.readUTF(),
                new FileHead(in.readInt(), in.readLong()),
                readPosition(in),
                in.readLong(),
                in.readUTF());
    }

    private static Position readPosition(DataInputView in) throws IOException {
        long consumedBytes = in.readLong();
        long lineNumber = in.readLong();
        String formatId = in.readUTF();
        byte[] header = new byte[in.readInt()];
        in.readFully(header);
        return new Position(consumedBytes, lineNumber, formatId, new String(header, StandardCharsets.UTF_8));
    }
}
