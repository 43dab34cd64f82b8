// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format.zeek;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.hinomi.model.StableHash;

/** The naive twin of a conn record's id: the uid's bytes, filled up with zeros, word by word. */
final class NaiveIds {

    private NaiveIds() {}

    static long recordId(String sensor, String uid) {
        byte[] text = uid.getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer words =
                ByteBuffer.wrap(Arrays.copyOf(text, (text.length + 7) / 8 * 8)).order(ByteOrder.LITTLE_ENDIAN);
        long hash = 0xcbf29ce484222325L + text.length * 0x9e3779b97f4a7c15L;
        while (words.hasRemaining()) {
            hash = (hash ^ words.getLong()) * 0x9e3779b97f4a7c15L;
            hash ^= hash >>> 32;
        }
        return StableHash.combine(StableHash.of(sensor), StableHash.mix(hash));
    }
}
