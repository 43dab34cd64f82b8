// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.index;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import org.hinomi.model.address.IpAddress;

/** Reads pages of one file, checks them, and finds addresses in them. One thread only. */
final class IndexPages implements AutoCloseable {

    private static final int NONE = -1;

    private final IndexFile file;
    private final FileChannel channel;
    private final FenceBlock fence;
    private final int chunkPages;
    private final byte[] chunk;
    private int chunkStart;
    private int chunkEnd;

    private int page = NONE;
    /** Where the page begins within the chunk. */
    private int at;

    private int entries;
    private int width;
    private int base;

    private byte[] attributes = new byte[1 << 14];
    private int attributePage = NONE;
    private int codeWidth;
    private int codesAt;
    private int singles;
    private int hoursAt;
    private int[] listStarts = new int[64];
    private int[] listEnds = new int[64];

    /**
     * Opens the file's pages.
     *
     * @param chunkPages how many address pages to read at once
     */
    IndexPages(IndexFile file, int chunkPages) throws IOException {
        this.file = file;
        this.chunkPages = Math.max(1, Math.min(chunkPages, file.fence().pages()));
        chunk = new byte[this.chunkPages * IndexFormat.PAGE_BYTES + IndexFormat.SLACK_BYTES];
        channel = FileChannel.open(file.path(), StandardOpenOption.READ);
        fence = new FenceBlock(file, channel);
    }

    /** The page where an address of a family can be, -1 where it stands before the family's first page. */
    int pageOf(int family, long high, long low) throws IOException {
        return fence.pageOf(family, high, low);
    }

    /** Makes a page the one that the other methods speak of. */
    void load(int wanted) throws IOException {
        if (wanted == page) {
            return;
        }
        page = NONE;
        if (wanted < chunkStart || wanted >= chunkEnd) {
            chunkEnd = chunkStart;
            int count = Math.min(chunkPages, file.fence().pages() - wanted);
            IndexFile.readFully(
                    channel,
                    (long) wanted * IndexFormat.PAGE_BYTES,
                    chunk,
                    count * IndexFormat.PAGE_BYTES,
                    file.path());
            chunkStart = wanted;
            chunkEnd = wanted + count;
        }
        at = (wanted - chunkStart) * IndexFormat.PAGE_BYTES;
        if (IndexFormat.checksum(chunk, at + 4, IndexFormat.PAGE_BYTES - 4) != (int) IndexFormat.INTS.get(chunk, at)) {
            throw new DamagedIndexException(file.path(), "has a damaged address page " + wanted);
        }
        entries = (char) IndexFormat.CHARS.get(chunk, at + 4);
        width = chunk[at + 6] & 0xff;
        base = (int) IndexFormat.INTS.get(chunk, at + 20);
        page = wanted;
    }

    int entries() {
        return entries;
    }

    private boolean isIpv4() {
        return width != IndexFormat.IPV6_BITS;
    }

    long high(int entry) {
        return isIpv4() ? 0 : (long) IndexFormat.LONGS.get(chunk, ipv6At(entry));
    }

    long low(int entry) {
        if (isIpv4()) {
            return IpAddress.IPV4_MARK | ((base + distance(entry)) & 0xffff_ffffL);
        }
        return (long) IndexFormat.LONGS.get(chunk, ipv6At(entry) + Long.BYTES);
    }

    private int distance(int entry) {
        return IndexFormat.bits(chunk, at + IndexFormat.PAGE_HEAD_BYTES, entry, width);
    }

    private int ipv6At(int entry) {
        return at + IndexFormat.PAGE_HEAD_BYTES + entry * IndexFormat.IPV6_BYTES;
    }

    /** The entry of an address of the page's family, -1 where there is none. */
    int find(long high, long low) {
        return isIpv4() ? findIpv4((int) low - base) : findIpv6(high, low);
    }

    private int findIpv4(int wanted) {
        int from = 0;
        int to = entries - 1;
        while (from <= to) {
            int middle = (from + to) >>> 1;
            int order = Integer.compareUnsigned(distance(middle), wanted);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                from = middle + 1;
            } else {
                to = middle - 1;
            }
        }
        return NONE;
    }

    private int findIpv6(long high, long low) {
        int from = 0;
        int to = entries - 1;
        while (from <= to) {
            int middle = (from + to) >>> 1;
            int order = IndexFormat.compare(high(middle), low(middle), high, low);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                from = middle + 1;
            } else {
                to = middle - 1;
            }
        }
        return NONE;
    }

    /** Reads hours and institutions of the loaded page. */
    void loadAttributes() throws IOException {
        if (attributePage == page) {
            return;
        }
        attributePage = NONE;
        Trailer trailer = file.trailer();
        long from = trailer.attributesAt() + (long) IndexFormat.LONGS.get(chunk, at + 8);
        int length = (int) IndexFormat.INTS.get(chunk, at + 16);
        if (attributes.length < length + IndexFormat.SLACK_BYTES) {
            attributes = new byte[length + length / 2 + IndexFormat.SLACK_BYTES];
        }
        IndexFile.readFully(channel, from, attributes, length, file.path());
        boolean isWhole = length >= IndexFormat.ATTRIBUTE_HEAD_BYTES
                && IndexFormat.checksum(attributes, 4, length - 4) == (int) IndexFormat.INTS.get(attributes, 0)
                && (char) IndexFormat.CHARS.get(attributes, 4) == entries;
        if (!isWhole) {
            throw new DamagedIndexException(file.path(), "has a damaged attribute page " + page);
        }
        readHead();
        attributePage = page;
    }

    private void readHead() {
        codeWidth = attributes[6] & 0xff;
        boolean hasHours = attributes[7] != 0;
        singles = (int) IndexFormat.INTS.get(attributes, 8);
        int lists = (int) IndexFormat.INTS.get(attributes, 12);
        hoursAt = IndexFormat.ATTRIBUTE_HEAD_BYTES;
        codesAt = hoursAt + (hasHours ? entries * IndexFormat.HOURS_BYTES : 0);
        if (listStarts.length < lists) {
            listStarts = new int[lists * 2];
            listEnds = new int[lists * 2];
        }
        ByteReader in = new ByteReader();
        in.reset(attributes, codesAt + IndexFormat.packedBytes(entries, codeWidth));
        for (int i = 0; i < lists; i++) {
            int length = (int) in.readVar();
            listStarts[i] = in.at();
            listEnds[i] = in.at() + length;
            in.skip(length);
        }
    }

    /** The hours of an entry; attributes have to be loaded. */
    int hours(int entry) {
        if (file.trailer().kind() == IndexFormat.RUN) {
            return file.trailer().hours();
        }
        int from = hoursAt + entry * IndexFormat.HOURS_BYTES;
        return (attributes[from] & 0xff) | (attributes[from + 1] & 0xff) << 8 | (attributes[from + 2] & 0xff) << 16;
    }

    /** Copies the institutions of an entry; attributes have to be loaded. */
    void institutions(int entry, InstitutionList to) {
        int code = IndexFormat.bits(attributes, codesAt, entry, codeWidth);
        if (code < singles) {
            to.add(code);
            return;
        }
        ByteReader in = new ByteReader();
        in.reset(attributes, listStarts[code - singles]);
        int end = listEnds[code - singles];
        int institution = 0;
        while (in.at() < end) {
            institution += (int) in.readVar();
            to.add(institution);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
