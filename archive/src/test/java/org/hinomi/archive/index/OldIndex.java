// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Makes index files as the release wrote them that did not count by block of addresses. */
public final class OldIndex {

    private OldIndex() {}

    /** Writes a file again as version 2: without the counts, and without the end of the meta section that says where they are. */
    public static void make(Path file) throws IOException {
        Trailer trailer = IndexFile.load(file).trailer();
        BlockTally blocks = new BlockTally();
        blocks.add(IndexFile.load(file).seenBlocks());
        ByteStore seen = new ByteStore(64);
        blocks.write(seen);
        ByteStore length = new ByteStore(10);
        length.putVar(seen.size());
        byte[] bytes = Files.readAllBytes(file);
        int metaAt = (int) trailer.metaAt();
        int metaBytes = bytes.length - IndexFormat.TRAILER_BYTES - metaAt - length.size() - Integer.BYTES;
        ByteStore old = new ByteStore(bytes.length);
        old.put(bytes, 0, metaAt - seen.size());
        old.put(bytes, metaAt, metaBytes);
        new Trailer(
                        IndexFormat.WITHOUT_BLOCKS,
                        trailer.kind(),
                        trailer.hours(),
                        trailer.periodMs(),
                        trailer.entries(),
                        trailer.ipv6BelowPages(),
                        trailer.ipv4Pages(),
                        trailer.ipv6Pages(),
                        IndexFormat.checksum(bytes, metaAt, metaBytes),
                        trailer.attributesAt(),
                        trailer.hostsAt(),
                        trailer.hostFenceAt(),
                        trailer.fenceAt(),
                        (long) metaAt - seen.size(),
                        (long) old.size() + IndexFormat.TRAILER_BYTES,
                        trailer.hostFenceChecksum(),
                        trailer.hostContacts())
                .write(old);
        Files.write(file, Arrays.copyOf(old.bytes(), old.size()));
    }
}
