// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.engine.source;

import static java.util.Objects.requireNonNull;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hinomi.analysis.Formats;
import org.hinomi.analysis.format.Compression;
import org.hinomi.analysis.format.LogDecoder;
import org.hinomi.analysis.format.LogDecoder.Position;
import org.hinomi.engine.element.IntakeCounts;
import org.hinomi.engine.element.Reading;
import org.jspecify.annotations.Nullable;

/**
 * One growing or finished file. {@link #split} never points into a line, so that reading can go on from it. A compressed
 * file is complete at its end; a plain one may always grow, except in bounded mode. One thread only.
 */
final class TailedFile implements Closeable {

    /** A chunk gives one block. */
    private static final int BLOCK_ROWS = 1 << 16;

    private final WatchedFolder folder;
    private final String identity;
    private final String source;
    private final boolean isBounded;
    private final ReadingCollector collector;
    private Path path;
    private FileHead head;
    private Position position;
    /** What the present decoder counted and was handed on. */
    private IntakeCounts told;

    private @Nullable InputStream in;
    private @Nullable LogDecoder decoder;
    private boolean isCompressed;
    private long sizeWhenOpened;
    /** The size at which there was nothing more to read, -1 where there may be. */
    private long exhaustedAtSize = -1;

    private boolean isComplete;

    TailedFile(FileSplit split, boolean isBounded) {
        this.folder = split.folder();
        this.identity = split.identity();
        this.isBounded = isBounded;
        this.path = Path.of(split.path());
        this.head = split.head();
        this.position = split.position();
        this.source = split.source();
        this.told = IntakeCounts.none(source, folder.sensor());
        this.collector = new ReadingCollector(source, split.maxTimeMs());
    }

    String identity() {
        return identity;
    }

    boolean isOpen() {
        return in != null;
    }

    long maxTimeMs() {
        return collector.maxTimeMs();
    }

    /** Whether there will never be more. */
    boolean isComplete() {
        return isComplete;
    }

    FileSplit split() {
        return new FileSplit(identity, folder, path.toString(), head, position, maxTimeMs(), source);
    }

    /** Reads the next chunk; the result is empty where there is nothing now, see {@link #isComplete}. */
    List<Reading> readChunk(byte[] chunk) throws IOException {
        try {
            if (in == null && !open()) {
                return List.of();
            }
            return read(chunk);
        } catch (NoSuchFileException e) {
            return findAgain();
        }
    }

    private List<Reading> read(byte[] chunk) throws IOException {
        InputStream from = requireNonNull(in);
        LogDecoder into = requireNonNull(decoder);
        int length = read(from, chunk);
        if (length > 0) {
            into.feed(chunk, 0, length);
            into.flush();
        } else if (isComplete) {
            into.finish();
        }
        position = into.position();
        List<Reading> readings = collector.take(news(into));
        if (length <= 0) {
            exhaustedAtSize = sizeWhenOpened;
            close();
        }
        return readings;
    }

    private IntakeCounts news(LogDecoder from) {
        IntakeCounts now = IntakeCounts.of(source, folder.sensor(), position.formatId(), from.funnel());
        IntakeCounts news = now.since(told);
        told = now;
        return news;
    }

    /** The number of bytes read; not above 0 at the end, and then {@link #isComplete} is set where the end is final. */
    private int read(InputStream from, byte[] chunk) throws IOException {
        try {
            int length = from.read(chunk);
            isComplete = length < 0 && (isBounded || isCompressed);
            return length;
        } catch (IOException e) {
            if (!isCompressed) {
                throw e;
            }
            isComplete = isBounded; // else it is still being copied in: again when it has grown
            return -1;
        }
    }

    private boolean open() throws IOException {
        if (!ListedFile.identity(folder, path).equals(identity)) {
            throw new NoSuchFileException(path.toString());
        }
        long size = Files.size(path);
        if (size == exhaustedAtSize) {
            return false;
        }
        isCompressed = FileHead.isCompressed(path);
        boolean isCutShort = !isCompressed && size < position.consumedBytes();
        if (isCutShort || !head.isOf(path)) {
            position = Position.START; // cut short, or another file in its place
        }
        head = FileHead.read(path);
        sizeWhenOpened = size;
        LogDecoder opened = new LogDecoder(Formats.all(), folder.sensor(), BLOCK_ROWS, collector);
        opened.resume(position);
        Optional<InputStream> text = openText();
        text.ifPresent(stream -> {
            in = stream;
            decoder = opened;
        });
        return text.isPresent();
    }

    private Optional<InputStream> openText() throws IOException {
        FileChannel channel = FileChannel.open(path);
        try {
            if (!isCompressed) {
                return Optional.of(Channels.newInputStream(channel.position(position.consumedBytes())));
            }
            InputStream text = Compression.open(Channels.newInputStream(channel));
            text.skipNBytes(position.consumedBytes());
            return Optional.of(text);
        } catch (IOException e) {
            channel.close();
            if (!isCompressed) {
                throw e;
            }
            exhaustedAtSize = sizeWhenOpened; // still being copied in
            isComplete = isBounded;
            return Optional.empty();
        }
    }

    /** Its name is gone or another file's: rotation has renamed it, or it was deleted. */
    private List<Reading> findAgain() throws IOException {
        close();
        Optional<Path> now = ListedFile.list(List.of(folder)).stream()
                .filter(file -> file.identity().equals(identity))
                .map(ListedFile::path)
                .findFirst();
        now.ifPresent(moved -> path = moved);
        isComplete = now.isEmpty();
        return List.of();
    }

    /** Closes the handle and forgets half a line. */
    @Override
    public void close() throws IOException {
        decoder = null;
        told = IntakeCounts.none(source, folder.sensor());
        if (in != null) {
            in.close();
            in = null;
        }
    }
}
