// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.segment;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.hinomi.model.error.ErrorCode;
import org.hinomi.model.error.HinomiException;
import org.hinomi.model.session.SessionBlock;

/** Reads sealed segments, and never a byte whose checksum does not fit. Stateless: thread-safe. */
public final class SegmentReader {

    private SegmentReader() {}

    /**
     * What a sealed segment holds.
     *
     * @throws HinomiException RESOURCE where the file is torn, damaged or of a newer release
     */
    public static SegmentInfo info(Path file) {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            long trailer = in.length() - SegmentFormat.TRAILER_BYTES;
            if (trailer < SegmentFormat.HEADER_BYTES) {
                throw damaged(file, "it ends at byte " + in.length() + ", before it was sealed");
            }
            checkHeader(file, in.readInt(), in.readInt());
            in.seek(trailer);
            long start = in.readLong();
            if (in.readInt() != SegmentFormat.END_MAGIC || start < SegmentFormat.HEADER_BYTES || start > trailer) {
                throw damaged(file, "it was not sealed");
            }
            in.seek(start);
            byte[] rest = new byte[Math.toIntExact(trailer - start)];
            in.readFully(rest);
            return info(file, start, rest);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static SegmentInfo info(Path file, long start, byte[] rest) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(rest))) {
            Frame frame = Frame.read(in, start, file, rest.length);
            if (frame.kind != SegmentFormat.INFO) {
                throw damaged(file, "its last frame is of kind " + frame.kind);
            }
            return SegmentInfo.read(frame.in());
        }
    }

    /** Hands on every block of a sealed segment, in the order they were appended. */
    public static void read(Path file, Consumer<SessionBlock> out) {
        read(file, Long.MIN_VALUE, Long.MAX_VALUE, out);
    }

    /** Hands on the blocks of which a row may start in {@code [fromMs, toMs)}. */
    public static void read(Path file, long fromMs, long toMs, Consumer<SessionBlock> out) {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 18))) {
            checkHeader(file, in.readInt(), in.readInt());
            long at = SegmentFormat.HEADER_BYTES;
            long end = Files.size(file);
            Frame frame = Frame.read(in, at, file, end - at);
            while (frame.kind == SegmentFormat.BLOCK) {
                DataInputStream payload = frame.in();
                long least = payload.readLong();
                long most = payload.readLong();
                if (most >= fromMs && least < toMs) {
                    out.accept(BlockCodec.read(payload));
                }
                at += SegmentFormat.FRAME_HEAD_BYTES + frame.payload.length;
                frame = Frame.read(in, at, file, end - at);
            }
            if (frame.kind != SegmentFormat.INFO) {
                throw damaged(file, "at byte " + at + " is a frame of kind " + frame.kind);
            }
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static void checkHeader(Path file, int magic, int version) {
        if (magic != SegmentFormat.MAGIC) {
            throw damaged(file, "it does not begin as a segment");
        }
        if (version != SegmentFormat.VERSION) {
            throw new HinomiException(
                    ErrorCode.RESOURCE,
                    "segment " + file + " has version " + version + ", but this Hinomi reads only "
                            + SegmentFormat.VERSION + ": use the release that wrote it, or a newer one");
        }
    }

    private static HinomiException damaged(Path file, String what) {
        return new HinomiException(
                ErrorCode.RESOURCE,
                "segment " + file + " is damaged: " + what + "; restore the file from a copy or move it away");
    }

    private static HinomiException unreadable(Path file, IOException cause) {
        return new HinomiException(
                ErrorCode.RESOURCE, "segment " + file + " cannot be read: " + cause.getMessage(), cause);
    }

    /** One frame whose checksum fits. */
    private static final class Frame {

        final byte kind;
        final byte[] payload;

        private Frame(byte kind, byte[] payload) {
            this.kind = kind;
            this.payload = payload;
        }

        /** Reads a frame that starts at {@code start}, {@code left} bytes before the end. */
        static Frame read(DataInputStream in, long start, Path file, long left) throws IOException {
            if (left < SegmentFormat.FRAME_HEAD_BYTES) {
                throw damaged(file, "it is torn at byte " + start);
            }
            ByteBuffer head = ByteBuffer.wrap(in.readNBytes(SegmentFormat.FRAME_HEAD_BYTES));
            byte kind = head.get();
            int length = head.getInt();
            int checksum = head.getInt();
            if (length < 0 || length > left - SegmentFormat.FRAME_HEAD_BYTES) {
                throw damaged(file, "it is torn at byte " + start);
            }
            byte[] payload = new byte[length];
            in.readFully(payload);
            if (SegmentFormat.checksum(kind, payload, length) != checksum) {
                throw damaged(file, "the frame at byte " + start + " does not fit its checksum");
            }
            return new Frame(kind, payload);
        }

        DataInputStream in() {
            return new DataInputStream(new ByteArrayInputStream(payload));
        }
    }
}
