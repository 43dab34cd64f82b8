// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.index;

import java.io.IOException;
import java.nio.channels.FileChannel;
import org.hinomi.model.address.IpAddress;

/** The fence block of a file that was read last: it knows the pages of addresses near each other. One thread only. */
final class FenceBlock {

    private final IndexFile file;
    private final FileChannel channel;
    private final byte[] bytes = new byte[IndexFormat.FENCE_HEAD_BYTES + IndexFormat.FENCE_DATA_BYTES];
    private int held = -1;

    FenceBlock(IndexFile file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** The page where an address of a family can be, -1 where it stands before the family's first page. */
    int pageOf(int family, long high, long low) throws IOException {
        Fence fence = file.fence();
        int block = fence.blockOf(family, high, low);
        if (block < 0) {
            return -1;
        }
        int pages = fence.pagesOf(family, block);
        if (block != held) {
            load(family, block, pages);
        }
        int place = family == IndexFormat.Families.IPV4 ? lastIpv4((int) low, pages) : lastIpv6(high, low, pages);
        return fence.firstPageOf(family, block) + place;
    }

    private void load(int family, int block, int pages) throws IOException {
        held = -1;
        int length = pages * IndexFormat.fenceBytes(family);
        long at = file.trailer().fenceAt() + file.fence().startOf(family, block);
        IndexFile.readFully(channel, at, bytes, IndexFormat.FENCE_HEAD_BYTES + length, file.path());
        if (IndexFormat.checksum(bytes, IndexFormat.FENCE_HEAD_BYTES, length) != (int) IndexFormat.INTS.get(bytes, 0)
                || !beginsAsSaid(family, block)) {
            throw new DamagedIndexException(file.path(), "has a damaged fence block " + block);
        }
        held = block;
    }

    /** Whether it is the block that the file's end speaks of, so that a search finds at least its first address. */
    private boolean beginsAsSaid(int family, int block) {
        boolean isIpv4 = family == IndexFormat.Families.IPV4;
        long high = isIpv4 ? 0 : high(0);
        long low = isIpv4 ? IpAddress.IPV4_MARK | (ipv4(0) & 0xffff_ffffL) : low(0);
        return file.fence().isFirstOf(block, high, low);
    }

    /** The last place with an address not above the one asked for. */
    private int lastIpv4(int bits, int pages) {
        int from = 0;
        int to = pages;
        while (to - from > 1) {
            int middle = (from + to) >>> 1;
            if (Integer.compareUnsigned(ipv4(middle), bits) <= 0) {
                from = middle;
            } else {
                to = middle;
            }
        }
        return from;
    }

    private int lastIpv6(long high, long low, int pages) {
        int from = 0;
        int to = pages;
        while (to - from > 1) {
            int middle = (from + to) >>> 1;
            if (IndexFormat.compare(high(middle), low(middle), high, low) <= 0) {
                from = middle;
            } else {
                to = middle;
            }
        }
        return from;
    }

    private int ipv4(int place) {
        return (int) IndexFormat.INTS.get(bytes, IndexFormat.FENCE_HEAD_BYTES + place * Integer.BYTES);
    }

    private long high(int place) {
        return (long) IndexFormat.LONGS.get(bytes, IndexFormat.FENCE_HEAD_BYTES + place * IndexFormat.IPV6_BYTES);
    }

    private long low(int place) {
        int at = IndexFormat.FENCE_HEAD_BYTES + place * IndexFormat.IPV6_BYTES + Long.BYTES;
        return (long) IndexFormat.LONGS.get(bytes, at);
    }
}
