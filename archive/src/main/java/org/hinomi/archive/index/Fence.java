// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.index;

/**
 * The first address of each fence block of a file, by family, so that a lookup knows the one fence block to read, which
 * knows the one page. Immutable.
 */
final class Fence {

    private final int[] pages;
    private final int[] blockStarts = new int[IndexFormat.Families.COUNT + 1];
    private final int[] pageStarts = new int[IndexFormat.Families.COUNT + 1];
    private final long[] highs;
    private final long[] lows;

    private Fence(int[] pagesByFamily) {
        pages = pagesByFamily;
        for (int family = 0; family < IndexFormat.Families.COUNT; family++) {
            blockStarts[family + 1] = blockStarts[family] + Math.ceilDiv(pages[family], IndexFormat.fencePages(family));
            pageStarts[family + 1] = pageStarts[family] + pages[family];
        }
        highs = new long[blocks()];
        lows = new long[blocks()];
    }

    static Fence read(ByteReader in, int[] pagesByFamily) {
        Fence fence = new Fence(pagesByFamily);
        for (int i = 0; i < fence.blocks(); i++) {
            fence.highs[i] = in.readLong();
            fence.lows[i] = in.readLong();
        }
        return fence;
    }

    /** Address pages of all families. */
    int pages() {
        return pageStarts[IndexFormat.Families.COUNT];
    }

    private int blocks() {
        return blockStarts[IndexFormat.Families.COUNT];
    }

    /**
     * The fence block that knows the page of an address.
     *
     * @return -1 where the address stands before the family's first page
     */
    int blockOf(int family, long high, long low) {
        int from = blockStarts[family];
        int to = blockStarts[family + 1];
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (IndexFormat.compare(highs[middle], lows[middle], high, low) <= 0) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from == blockStarts[family] ? -1 : from - 1;
    }

    /** Whether a block begins with an address. */
    boolean isFirstOf(int block, long high, long low) {
        return highs[block] == high && lows[block] == low;
    }

    /** The page that a block of a family begins with. */
    int firstPageOf(int family, int block) {
        return pageStarts[family] + (block - blockStarts[family]) * IndexFormat.fencePages(family);
    }

    /** How many pages a block of a family speaks of. */
    int pagesOf(int family, int block) {
        return Math.min(IndexFormat.fencePages(family), pageStarts[family + 1] - firstPageOf(family, block));
    }

    /** Where a block of a family begins, from the first fence block on. */
    long startOf(int family, int block) {
        long start = 0;
        for (int before = 0; before < family; before++) {
            start += bytesOf(before, blockStarts[before + 1] - blockStarts[before], pages[before]);
        }
        int full = block - blockStarts[family];
        return start + bytesOf(family, full, full * IndexFormat.fencePages(family));
    }

    private static long bytesOf(int family, int blocks, int pages) {
        return (long) blocks * IndexFormat.FENCE_HEAD_BYTES + (long) pages * IndexFormat.fenceBytes(family);
    }
}
