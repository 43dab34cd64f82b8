// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.segment;

import java.util.zip.CRC32C;

/**
 * The bytes of a segment, big-endian:
 *
 * <pre>
 * segment = magic:int version:int frame* trailer
 * frame   = kind:byte length:int crc:int payload         crc is CRC32C (RFC 3720) of kind and payload
 * payload = leastStartMs:long mostStartMs:long block     kind 1, block as {@link BlockCodec} writes it
 *         | {@link SegmentInfo}                                  kind 2, the last frame
 * trailer = start of the last frame:long endMagic:int    only a sealed segment has it
 * </pre>
 */
final class SegmentFormat {

    static final int MAGIC = 0x484e_4d53; // HNMS
    static final int END_MAGIC = 0x484e_4d45; // HNME
    static final int VERSION = 1;
    static final byte BLOCK = 1;
    static final byte INFO = 2;
    static final int HEADER_BYTES = 8;
    static final int FRAME_HEAD_BYTES = 9;
    static final int TRAILER_BYTES = 12;

    private SegmentFormat() {}

    static int checksum(byte kind, byte[] payload, int length) {
        CRC32C crc = new CRC32C();
        crc.update(kind);
        crc.update(payload, 0, length);
        return (int) crc.getValue();
    }
}
