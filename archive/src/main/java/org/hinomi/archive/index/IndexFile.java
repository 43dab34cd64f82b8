// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.index;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a run or day file says of itself at its end, kept in memory: some KiB. Thread-safe. */
final class IndexFile {

    private final Path path;
    private final Trailer trailer;
    private final Fence fence;
    private final byte[] facts;
    private final int factsAt;
    private final List<CoveredRun> covered;
    private final int seenBytes;
    private final int seenChecksum;

    private IndexFile(Path path, Trailer trailer, byte[] meta) throws DamagedIndexException {
        this.path = path;
        this.trailer = trailer;
        try {
            ByteReader in = new ByteReader();
            in.reset(meta, 0);
            fence = Fence.read(in, trailer.pagesByFamily());
            factsAt = in.at();
            facts = meta;
            FactsTally.skip(in);
            covered = readCovered(in);
            boolean hasBlocks = trailer.version() != IndexFormat.WITHOUT_BLOCKS;
            seenBytes = hasBlocks ? (int) in.readVar() : 0;
            seenChecksum = hasBlocks ? in.readInt() : 0;
        } catch (IndexOutOfBoundsException | NegativeArraySizeException e) {
            throw new DamagedIndexException(path, "has a meta section that ends early");
        }
    }

    private static List<CoveredRun> readCovered(ByteReader in) {
        List<CoveredRun> runs = new ArrayList<>();
        for (long left = in.readVar(); left > 0; left--) {
            String name = FactsTally.readText(in);
            long rows = in.readVar();
            runs.add(new CoveredRun(name, rows, in.readVar()));
        }
        return List.copyOf(runs);
    }

    /** Reads trailer and meta section of a file; its pages are checked when they are read. */
    static IndexFile load(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            long size = channel.size();
            if (size < IndexFormat.TRAILER_BYTES) {
                throw new DamagedIndexException(path, "has only " + size + " bytes");
            }
            byte[] tail = new byte[(int) Math.min(size, IndexFormat.TAIL_BYTES)];
            readFully(channel, size - tail.length, tail, tail.length, path);
            int metaEnd = tail.length - IndexFormat.TRAILER_BYTES;
            Trailer trailer = Trailer.read(Arrays.copyOfRange(tail, metaEnd, tail.length), path, size);
            byte[] meta = meta(channel, trailer, Arrays.copyOf(tail, metaEnd), path);
            if (IndexFormat.checksum(meta, 0, meta.length) != trailer.metaChecksum()) {
                throw new DamagedIndexException(path, "has a damaged meta section");
            }
            return new IndexFile(path, trailer, meta);
        }
    }

    /** The meta section, of which the end, or all and more, is held already. */
    private static byte[] meta(FileChannel channel, Trailer trailer, byte[] held, Path path) throws IOException {
        long length = trailer.fileBytes() - IndexFormat.TRAILER_BYTES - trailer.metaAt();
        if (length < 0 || length > Integer.MAX_VALUE - IndexFormat.SLACK_BYTES) {
            throw new DamagedIndexException(path, "has a meta section of " + length + " bytes");
        }
        if (length <= held.length) {
            return Arrays.copyOfRange(held, held.length - (int) length, held.length);
        }
        byte[] meta = new byte[(int) length];
        readFully(channel, trailer.metaAt(), meta, meta.length, path);
        return meta;
    }

    /** Reads exactly {@code length} bytes to the beginning of an array. */
    static void readFully(FileChannel channel, long at, byte[] to, int length, Path file) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(to, 0, length);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, at + buffer.position()) < 0) {
                throw new DamagedIndexException(file, "ends within a section");
            }
        }
    }

    Path path() {
        return path;
    }

    Trailer trailer() {
        return trailer;
    }

    Fence fence() {
        return fence;
    }

    FactsTally facts() {
        ByteReader in = new ByteReader();
        in.reset(facts, factsAt);
        return FactsTally.read(in);
    }

    /** What it counts by block of inside addresses, read from the disk; nothing where an older release wrote it. */
    SeenBlocks seenBlocks() throws IOException {
        if (seenBytes == 0) {
            return SeenBlocks.NONE;
        }
        byte[] seen = new byte[seenBytes];
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            readFully(channel, trailer.metaAt() - seenBytes, seen, seenBytes, path);
        }
        if (IndexFormat.checksum(seen, 0, seenBytes) != seenChecksum) {
            throw new DamagedIndexException(path, "has damaged counts by block of addresses");
        }
        return new SeenBlocks(seen);
    }

    /** The runs that a day file holds. */
    List<CoveredRun> covered() {
        return covered;
    }
}
