// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** Plain, gzip (RFC 1952) and Zstandard (RFC 8878) logs, told apart by their first bytes, never by their names. */
public final class Compression {

    private static final int BUFFER_BYTES = 256 << 10;

    private Compression() {}

    /**
     * The text of a log.
     *
     * @param raw the file's bytes; closed with the result
     * @throws IOException if the stream cannot be read, or begins like a compressed one and is none
     */
    public static InputStream open(InputStream raw) throws IOException {
        BufferedInputStream in = new BufferedInputStream(raw, BUFFER_BYTES);
        in.mark(4);
        byte[] magic = in.readNBytes(4);
        in.reset();
        if (magic.length >= 2 && (magic[0] & 0xff) == 0x1f && (magic[1] & 0xff) == 0x8b) {
            return new GZIPInputStream(in, BUFFER_BYTES);
        }
        boolean isZstd = magic.length == 4
                && (magic[0] & 0xff) == 0x28
                && (magic[1] & 0xff) == 0xb5
                && (magic[2] & 0xff) == 0x2f
                && (magic[3] & 0xff) == 0xfd;
        return isZstd ? new ZstdInputStream(in).setContinuous(false) : in;
    }
}
