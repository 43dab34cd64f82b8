// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.ingest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * By what a file is known again, whatever it is called and wherever it lies: its size, and a SHA-256 over samples of its
 * content. Whole, up to {@value #WHOLE_BYTES} bytes; of a larger file the first and the last mebibyte and
 * {@value #SAMPLES} blocks evenly between. Two logs of one size differ at their beginnings and ends already, in the times
 * of their records; reading all of 12 GB would take as long as parsing it.
 */
final class FileContent {

    static final int WHOLE_BYTES = 4 << 20;
    static final int SAMPLES = 256;

    private static final int END_BYTES = 1 << 20;
    private static final int SAMPLE_BYTES = 4096;

    private FileContent() {}

    /** {@code size-hash}, 16 bytes of the hash in hexadecimal digits. */
    static String idOf(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            long size = channel.size();
            MessageDigest digest = sha256();
            if (size <= WHOLE_BYTES) {
                update(digest, channel, 0, (int) size);
            } else {
                update(digest, channel, 0, END_BYTES);
                for (int i = 1; i <= SAMPLES; i++) {
                    update(digest, channel, size / (SAMPLES + 1) * i, SAMPLE_BYTES);
                }
                update(digest, channel, size - END_BYTES, END_BYTES);
            }
            return size + "-" + HexFormat.of().formatHex(digest.digest(), 0, 16);
        }
    }

    private static void update(MessageDigest digest, FileChannel channel, long from, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        long at = from;
        while (bytes.hasRemaining()) {
            int read = channel.read(bytes, at);
            if (read < 0) {
                break; // cut short meanwhile: another file then
            }
            at += read;
        }
        digest.update(bytes.flip());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
