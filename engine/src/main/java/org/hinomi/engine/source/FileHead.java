// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.engine.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hinomi.model.StableHash;

/**
 * The first bytes of a file, by which it is known again under another name, and a new file in its place is found out.
 *
 * @param length how many bytes were there, at most {@link #MAX_BYTES}
 * @param hash their hash
 */
record FileHead(int length, long hash) {

    /** Enough to hold the time in a log's header or the first record, so that two files differ in it. */
    static final int MAX_BYTES = 1024;

    static final FileHead NONE = of(new byte[0], 0);

    static FileHead read(Path file) throws IOException {
        byte[] bytes = bytes(file);
        return of(bytes, bytes.length);
    }

    /** Whether a file begins with these bytes. */
    boolean isOf(Path file) throws IOException {
        byte[] bytes = bytes(file);
        return bytes.length >= length && of(bytes, length).hash == hash;
    }

    /** Whether a file is gzip (RFC 1952) or Zstandard (RFC 8878); such a file does not grow by lines. */
    static boolean isCompressed(Path file) throws IOException {
        byte[] magic = bytes(file);
        return startsWith(magic, 0x1f, 0x8b) || startsWith(magic, 0x28, 0xb5, 0x2f, 0xfd);
    }

    private static boolean startsWith(byte[] bytes, int... magic) {
        for (int i = 0; i < magic.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    private static byte[] bytes(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(MAX_BYTES);
        }
    }

    private static FileHead of(byte[] bytes, int length) {
        return new FileHead(length, StableHash.of(bytes, 0, length));
    }
}
