// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate.writer;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;

/** How log files are packed. */
public enum Compression {
    NONE(""),
    GZ(".gz"),
    ZST(".zst");

    private static final int BUFFER_BYTES = 64 << 10;

    private final String suffix;

    Compression(String suffix) {
        this.suffix = suffix;
    }

    /** What a file's name ends in. */
    String suffix() {
        return suffix;
    }

    OutputStream around(OutputStream out) throws IOException {
        return switch (this) {
            case NONE -> out;
            case GZ -> new GZIPOutputStream(out, BUFFER_BYTES);
            case ZST -> new ZstdOutputStream(out);
        };
    }
}
