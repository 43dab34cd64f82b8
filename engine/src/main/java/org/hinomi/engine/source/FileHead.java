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
        boolean isGzip = magic.length >= 2 && (magic[0] & 0xff) == 0x1f && (magic[1] & 0xff) == 0x8b;
        return isGzip
                || magic.length >= 4
                        && (magic[0] & 0xff) == 0x28
                        && (magic[1] & 0xff) == 0xb5
                        && (magic[2] & 0xff) == 0x2f
                        && (magic[3] & 0xff) == 0xfd;
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
