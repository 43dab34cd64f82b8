// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.index;

import java.io.IOException;

/** Collects the first address of each page of a file, in order, and writes the fence blocks. One thread only. */
final class FenceOut {

    private final ByteStore blocks = new ByteStore(1 << 13);
    private final ByteStore firsts = new ByteStore(1 << 8);
    private final int[] pages = new int[IndexFormat.Families.COUNT];
    private int open = -1;

    void add(int ofFamily, long high, long low) {
        if (pages[ofFamily] % IndexFormat.fencePages(ofFamily) == 0) {
            seal();
            open = blocks.size();
            blocks.putInt(0);
            firsts.putLong(high);
            firsts.putLong(low);
        }
        if (ofFamily == IndexFormat.Families.IPV4) {
            blocks.putInt((int) low);
        } else {
            blocks.putLong(high);
            blocks.putLong(low);
        }
        pages[ofFamily]++;
    }

    private void seal() {
        if (open < 0) {
            return;
        }
        int from = open + IndexFormat.FENCE_HEAD_BYTES;
        IndexFormat.INTS.set(blocks.bytes(), open, IndexFormat.checksum(blocks.bytes(), from, blocks.size() - from));
        open = -1;
    }

    int pages(int ofFamily) {
        return pages[ofFamily];
    }

    /** Writes all blocks. */
    void write(FileOut to) throws IOException {
        seal();
        to.write(blocks.bytes(), 0, blocks.size());
    }

    /** Adds the first address of each block. */
    void writeFirsts(ByteStore to) {
        to.put(firsts.bytes(), 0, firsts.size());
    }
}
