// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.encode;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.hinomi.archive.rows.SessionRows;

/**
 * Writes an hour file: {@code open → add* → seal}. A file that was not sealed has no footer, and no reader takes it for
 * Parquet. One thread only.
 */
public final class HourFileWriter implements AutoCloseable {

    /** Rows encoded together: what a reader passes over by its bounds, or reads whole. */
    public static final int GROUP_ROWS = 1 << 17;

    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

    /** The JDK copies what it writes to memory of its own, as much as is written at once. */
    private static final int WRITE_BYTES = 1 << 20;

    private final FileChannel channel;
    private final ChunkEncoder encoder = new ChunkEncoder(GROUP_ROWS);
    private final List<Column> columns = Column.all();
    private final List<Footer.Group> groups = new ArrayList<>();
    private final PageBytes pages = new PageBytes(4 << 20);
    private long at;

    private HourFileWriter(FileChannel channel) {
        this.channel = channel;
    }

    /** Begins a new file, which is made anew where it exists. */
    public static HourFileWriter open(Path draft) throws IOException {
        requireNonNull(draft, "draft");
        HourFileWriter writer = new HourFileWriter(FileChannel.open(
                draft, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE));
        writer.pages.put(MAGIC, 0, MAGIC.length);
        return writer;
    }

    /** Adds a row group of at most {@value #GROUP_ROWS} rows, in their order. */
    public void add(SessionRows rows) throws IOException {
        if (rows.size() > GROUP_ROWS) {
            throw new IllegalArgumentException(rows.size() + " rows are more than a group's");
        }
        if (rows.size() == 0) {
            return;
        }
        List<Chunk> chunks = new ArrayList<>(columns.size());
        for (Column column : columns) {
            chunks.add(encoder.encode(column, rows, pages, at));
        }
        groups.add(new Footer.Group(rows.size(), chunks));
        writePages();
    }

    /** Writes the footer, forces the file to the disk and closes it; says how long it is. */
    public long seal() throws IOException {
        int from = pages.size();
        Footer.write(columns, groups, pages);
        pages.putInt(pages.size() - from);
        pages.put(MAGIC, 0, MAGIC.length);
        writePages();
        channel.force(true);
        close();
        return at;
    }

    private void writePages() throws IOException {
        for (int from = 0; from < pages.size(); from += WRITE_BYTES) {
            ByteBuffer bytes = ByteBuffer.wrap(pages.array(), from, Math.min(WRITE_BYTES, pages.size() - from));
            while (bytes.hasRemaining()) {
                at += channel.write(bytes);
            }
        }
        pages.clear();
    }

    @Override
    public void close() throws IOException {
        encoder.close();
        channel.close();
    }
}
